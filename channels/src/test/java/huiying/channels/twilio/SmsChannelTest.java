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
                Arguments.of("stop", List.of(new Content.Text("STOP"))),
                Arguments.of("two-pictures",
                        List.of(new Content.Picture(MEDIA + "ME1", MEDIA + "ME1", "这里"), new Content.Picture(MEDIA + "ME2", MEDIA + "ME2", null))),
                Arguments.of("video-and-words", List.of(new Content.Text("看看"), new Content.File("video", MEDIA + "ME3", null))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reports")
    void aRecordedReportSettlesAMessage(String name, Status status, String code) {
        var request = Recorded.load("sms", name);
        assertThat(channel.verify(request)).isTrue();
        assertThat(channel.read(request)).isEqualTo(List.of(new Inbound.Receipt("sms", "main", KEY, "SM1f0e8ae6ade43cb3c0ce4525424e4051", status, code)));
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
    void aTextTooLongForTheProviderIsCutAtAWholeCharacter() {
        assertThat(SmsSender.words("a" + "😀".repeat(1_000))).hasSize(1_599).endsWith("😀");
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
