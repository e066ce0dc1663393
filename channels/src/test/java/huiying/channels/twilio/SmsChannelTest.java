package huiying.channels.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import huiying.channels.Address;
import huiying.channels.Content;
import huiying.channels.Delivery;
import huiying.channels.Inbound;
import huiying.channels.Inbound.Receipt.Status;
import huiying.channels.OutboundMessage;
import huiying.channels.Recorded;
import huiying.channels.ScriptedProvider;
import huiying.channels.Trouble;
import huiying.channels.UnreadableRequest;
import huiying.channels.wire.Wire;

class SmsChannelTest {

    private static final UUID KEY = UUID.fromString("0197a000-0000-7000-8000-000000000001");
    private static final String MEDIA = "https://api.twilio.com/2010-04-01/Accounts/AC0/Messages/MM1/Media/";

    private final SmsChannel channel = new SmsChannel(TwilioFixture.account(TwilioAccount.API), new Wire(), Clock.systemUTC());

    @ParameterizedTest(name = "{0}")
    @MethodSource("recordings")
    void aRecordedMessageIsUnderstood(String name, List<Content> contents) {
        var request = Recorded.load("sms", name);
        assertThat(channel.verify(request)).isTrue();
        var messages = channel.read(request).stream().map(Inbound.Message.class::cast).toList();
        assertThat(messages).extracting(Inbound.Message::content).isEqualTo(contents);
        assertThat(messages).extracting(Inbound.Message::from).containsOnly(new Address("sms", "main", TwilioFixture.RESIDENT));
        assertThat(messages).extracting(Inbound.Message::providerId).doesNotHaveDuplicates().allMatch(id -> id.startsWith("SM1f") || id.startsWith("MM1f"));
    }

    static Stream<Arguments> recordings() {
        return Stream.of(Arguments.of("text", List.of(new Content.Text("路灯坏了，朝阳路12号"))),
                Arguments.of("named-account", List.of(new Content.Text("The lamp at 12 Chaoyang Road is out & it's dark"))),
                Arguments.of("stop", List.of(new Content.Consent(Content.Consent.Wish.STOP))),
                Arguments.of("two-pictures",
                        List.of(new Content.Picture(MEDIA + "ME1", MEDIA + "ME1", "这里"), new Content.Picture(MEDIA + "ME2", MEDIA + "ME2", null))),
                Arguments.of("video-and-words", List.of(new Content.Text("看看"), new Content.File("video", MEDIA + "ME3", null))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reports")
    void aRecordedReportSettlesAMessage(String name, Status status, String code) {
        var request = Recorded.load("sms", name);
        assertThat(channel.verify(request)).isTrue();
        assertThat(channel.read(request)).isEqualTo(List.of(new Inbound.Receipt("sms", "main", KEY, "SM1f0e8ae6ade43cb3c0ce4525424e4051", status, code,
                code.isEmpty() ? Trouble.OTHER : Trouble.OUT_OF_REACH)));
        assertThat(channel.acknowledge(request, List.of()).status()).isEqualTo(204);
        assertThat(channel.patience(request)).isZero();
    }

    static Stream<Arguments> reports() {
        return Stream.of(Arguments.of("status-queued", Status.QUEUED, ""), Arguments.of("status-sent", Status.SENT, ""),
                Arguments.of("status-delivered", Status.DELIVERED, ""), Arguments.of("status-undelivered", Status.UNDELIVERED, "30003"));
    }

    @Test
    void noRecordingIsForgotten() {
        assertThat(Recorded.names("sms")).isEqualTo(Stream.concat(recordings(), reports()).map(row -> (String) row.get()[0]).collect(Collectors.toSet()));
    }

    @Test
    void aReportWithoutOurKeyIsStillAReport() {
        var request = TwilioFixture.signed("/channels/twilio/sms/status", "key=none", "MessageSid=SM1&MessageStatus=delivered");
        assertThat(channel.read(request)).isEqualTo(List.of(new Inbound.Receipt("sms", "main", null, "SM1", Status.DELIVERED, "")));
    }

    @Test
    void nothingToSayIsAnEmptyResponseNeverWords() {
        var reply = channel.acknowledge(Recorded.load("sms", "text"), List.of());
        assertThat(reply.contentType()).startsWith("text/xml");
        assertThat(TwilioFixture.verbs(reply)).isEmpty();
    }

    @Test
    void anAnswerInTheResponseReportsBackToo() {
        var reply = channel.acknowledge(Recorded.load("sms", "text"), List.of(answer("已收到")));
        assertThat(TwilioFixture.verb(reply, "Message").getAttribute("statusCallback"))
                .isEqualTo(TwilioFixture.PUBLIC + "/channels/twilio/sms/status?key=" + KEY);
    }

    @Test
    void onlyOneAnswerTravelsInTheResponse() {
        assertThat(channel.carries(List.of(answer("一"), answer("二")))).isEqualTo(1);
        assertThat(TwilioFixture.verbs(channel.acknowledge(Recorded.load("sms", "text"), List.of(answer("一"), answer("二"))))).containsExactly("Message");
    }

    @Test
    void aSentMessageNamesWhereItsFateIsToBeTold() {
        try (var provider = new ScriptedProvider().then(ScriptedProvider.json(201, "{\"sid\":\"SM9\",\"status\":\"queued\"}"))) {
            var account = TwilioFixture.account("east", provider.url() + "/", "https://hotline.example.gov/");
            var east = new SmsChannel(account, new Wire(), Clock.systemUTC());
            assertThat(east.deliver(answer("您的诉求已收到 & 编号1"))).isEqualTo(new Delivery.Delivered("SM9"));
            var sent = provider.sends().getFirst();
            assertThat(sent.path()).isEqualTo("/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages.json");
            assertThat(sent.headers().get("Authorization").getFirst()).startsWith("Basic ");
            assertThat(sent.body()).contains("To=%2B14155552671", "From=%2B15017122661", "Body=%E6%82%A8",
                    "StatusCallback=https%3A%2F%2Fhotline.example.gov%2Fchannels%2Ftwilio%2Feast%2Fsms%2Fstatus%3Fkey%3D" + KEY);
        }
    }

    @Test
    void wordsTooLongForOneMessageGoAsNumberedPiecesAndOnlyTheLastSettlesTheirFate() {
        var words = "路灯坏了，请派人来修。".repeat(200);
        try (var provider = new ScriptedProvider().then(taken("SM1")).then(taken("SM2"))) {
            var channel = new SmsChannel(TwilioFixture.account(provider.url()), new Wire(), Clock.systemUTC());
            assertThat(channel.deliver(answer(words))).isEqualTo(new Delivery.Delivered("SM1"));
            assertThat(provider.sends()).hasSize(2);
            assertThat(provider.sends().getFirst().body()).contains("Body=%281%2F2%29+", "%26more%3D1");
            assertThat(provider.sends().getLast().body()).contains("Body=%282%2F2%29+").doesNotContain("more");
            assertThat(channel.carries(List.of(answer(words)))).isZero();
            assertThat(channel.parts(answer(words))).isEqualTo(24 + 10);
        }
    }

    @Test
    void whenOnlyThePieceBeforeWentOutNobodyKnowsWhatArrives() {
        try (var provider = new ScriptedProvider().then(taken("SM1")).then(ScriptedProvider.json(503, ""))) {
            var channel = new SmsChannel(TwilioFixture.account(provider.url()), new Wire(), Clock.systemUTC());
            assertThat(channel.deliver(answer("路灯坏了。".repeat(400)))).isEqualTo(new Delivery.Unknown("partly"));
        }
    }

    @Test
    void aPieceThatArrivedIsNotTheWholeMessageButOneThatDidNotIs() {
        assertThat(fateOfPiece("delivered")).isEqualTo(Status.QUEUED);
        assertThat(fateOfPiece("undelivered")).isEqualTo(Status.UNDELIVERED);
    }

    private Status fateOfPiece(String status) {
        var request = TwilioFixture.signed("/channels/twilio/sms/status", "key=" + KEY + "&more=1", "MessageSid=SM1&MessageStatus=" + status);
        return ((Inbound.Receipt) channel.read(request).getFirst()).status();
    }

    private static ScriptedProvider.Answer taken(String sid) {
        return ScriptedProvider.json(201, "{\"sid\":\"" + sid + "\",\"status\":\"queued\"}");
    }

    @Test
    void whatAMessageCostsIsCountedAsTheNetworkCountsIt() {
        assertThat(channel.parts(answer("a".repeat(160)))).isEqualTo(1);
        assertThat(channel.parts(answer("路".repeat(71)))).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"30003, OUT_OF_REACH", "30005, NO_SUCH_ADDRESS", "30006, NO_SUCH_ADDRESS", "30007, FILTERED", "30008, LOST_ON_THE_WAY", "30034, OURS",
            "21610, OPTED_OUT", "30999, OTHER", "x, OTHER", "'', OTHER"})
    void aReportedCodeTellsWhatKindOfTroubleItIs(String code, Trouble trouble) {
        var request = TwilioFixture.signed("/channels/twilio/sms/status", "key=" + KEY, "MessageSid=SM1&MessageStatus=undelivered&ErrorCode=" + code);
        assertThat(channel.read(request)).isEqualTo(List.of(new Inbound.Receipt("sms", "main", KEY, "SM1", Status.UNDELIVERED, code, trouble)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"STOP, STOP", "START, START"})
    void aWordTheProviderHasAnsweredIsAWishAndNoMessage(String type, Content.Consent.Wish wish) {
        assertThat(optOut(type)).isEqualTo(new Content.Consent(wish));
    }

    @Test
    void helpThatTheProviderGaveIsNotGivenAgain() {
        assertThat(optOut("HELP")).isInstanceOf(Content.Ignored.class);
    }

    private Content optOut(String type) {
        var form = TwilioFixture.form(Map.of("MessageSid", "SM1", "From", "+14155552671", "Body", "stop", "OptOutType", type));
        return ((Inbound.Message) channel.read(TwilioFixture.signed("/channels/twilio/sms", "", form)).getFirst()).content();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MessageSid=SM1&Body=x", "MessageSid=SM1&From=whatsapp%3A%2B1415&Body=x", "From=%2B14155552671&Body=x",
            "From=%2B14155552671&MessageSid=%00", ""})
    void aMessageWithoutSenderOrIdIsUnreadable(String form) {
        assertThatThrownBy(() -> channel.read(TwilioFixture.signed("/channels/twilio/sms", "", form))).isInstanceOf(UnreadableRequest.class);
    }

    @Test
    void aMediaAddressThatIsNoneIsLeftOut() {
        var form = TwilioFixture.form(Map.of("MessageSid", "MM1", "From", "+14155552671", "Body", "看", "NumMedia", "1", "MediaUrl0", "file:///etc/passwd"));
        assertThat(channel.read(TwilioFixture.signed("/channels/twilio/sms", "", form))).singleElement()
                .isInstanceOfSatisfying(Inbound.Message.class, message -> assertThat(message.content()).isEqualTo(new Content.Text("看")));
    }

    @Test
    void anAccountThatAnybodyCouldSignForIsRefused() {
        assertThatThrownBy(() -> new TwilioAccount("main", "AC1", new TwilioAccount.AuthTokens("", "old"), "+1501", TwilioAccount.API, TwilioFixture.PUBLIC))
                .hasMessageContaining("huiying.twilio.main.auth-token");
        assertThatThrownBy(() -> new TwilioAccount("main", "AC1", new TwilioAccount.AuthTokens("t", null), "+1501", "ftp://x", TwilioFixture.PUBLIC))
                .hasMessageContaining("api-base-url");
        assertThatThrownBy(() -> TwilioFixture.account("main", TwilioAccount.API, "hotline")).hasMessageContaining("huiying.public-base-url");
        assertThat(TwilioFixture.account(TwilioAccount.API)).hasToString("twilio:main");
    }

    private static OutboundMessage answer(String words) {
        return OutboundMessage.text(KEY, new Address("sms", "main", TwilioFixture.RESIDENT), words, "zh");
    }
}
