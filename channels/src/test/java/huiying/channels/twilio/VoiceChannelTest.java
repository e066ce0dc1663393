package huiying.channels.twilio;

import static huiying.channels.twilio.TwilioFixture.verb;
import static huiying.channels.twilio.TwilioFixture.verbs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import huiying.channels.Address;
import huiying.channels.Content;
import huiying.channels.Delivery;
import huiying.channels.Inbound;
import huiying.channels.OutboundMessage;
import huiying.channels.OutboundMessage.Choice;
import huiying.channels.OutboundMessage.Then;
import huiying.channels.Recorded;
import huiying.channels.UnreadableRequest;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;
import huiying.channels.wire.Wire;

class VoiceChannelTest {

    private static final String CALL = "CA12345678901234567890123456789012";
    private static final String RECORDING = "https://api.twilio.com/2010-04-01/Accounts/AC0/Recordings/RE1";
    private static final String FORM = "CallSid=CA1&From=%2B14155552671&Direction=inbound";

    private final VoiceChannel channel = channel(new VoiceLine(List.of("朝阳路", "猎德,街道"), "", Set.of("en")));

    @ParameterizedTest(name = "{0}")
    @MethodSource("recordings")
    void aRecordedStepIsUnderstood(String name, Content content, String step, String caller) {
        var request = Recorded.load("voice", name);
        assertThat(channel.verify(request)).isTrue();
        var message = (Inbound.Message) channel.read(request).getFirst();
        assertThat(message.content()).isEqualTo(content);
        assertThat(message.providerId()).isEqualTo(CALL + ":" + step);
        assertThat(message.from()).isEqualTo(new Address("voice", "main", caller));
        assertThat(message.prompt()).isTrue();
    }

    static Stream<Arguments> recordings() {
        var resident = TwilioFixture.RESIDENT;
        return Stream.of(Arguments.of("called", new Content.Arrived(null), "0", resident),
                Arguments.of("called-anonymous", new Content.Arrived(null), "0", CALL),
                Arguments.of("called-restricted", new Content.Arrived(null), "0", CALL),
                Arguments.of("speech", new Content.Text("我家楼下的路灯坏了", 0.8734521), "1", resident),
                Arguments.of("speech-unsure", new Content.Text("嗯", 0.5), "1", resident), Arguments.of("digits", new Content.KeyPress("0"), "2", resident),
                Arguments.of("star", new Content.KeyPress("*"), "2", resident), Arguments.of("silence", new Content.Silence(), "3", resident),
                Arguments.of("wait", new Content.Silence(), "3", resident), Arguments.of("recorded", new Content.Voice(RECORDING, null), "4", resident),
                Arguments.of("recording-completed", new Content.Ignored("recording-completed"), "4:recording", CALL),
                Arguments.of("recording-absent", new Content.Ignored("recording-absent"), "4:recording", CALL),
                Arguments.of("status-completed", new Content.Left(), "status:completed", resident),
                Arguments.of("status-canceled", new Content.Left(), "status:canceled", resident),
                Arguments.of("status-in-progress", new Content.Ignored("in-progress"), "status:in-progress", resident));
    }

    @Test
    void noRecordingIsForgotten() {
        var ofTheLine = Stream.of("dialed-no-answer", "dialed-completed");
        assertThat(Recorded.names("voice")).isEqualTo(Stream.concat(ofTheLine, recordings().map(row -> (String) row.get()[0])).collect(Collectors.toSet()));
    }

    @Test
    void theLineListensToSpeechAndKeysAfterAnAnswer() {
        var reply = answer("voice", "", answer("请问在什么地方？", "zh", Then.LISTEN));
        var gather = verb(reply, "Gather");
        assertThat(gather.getAttribute("input")).isEqualTo("dtmf speech");
        assertThat(gather.getAttribute("language")).isEqualTo("cmn-Hans-CN");
        assertThat(gather.getAttribute("timeout")).isEqualTo("8");
        assertThat(gather.getAttribute("actionOnEmptyResult")).isEqualTo("true");
        assertThat(gather.getAttribute("numDigits")).isEqualTo("1");
        assertThat(gather.getAttribute("hints")).isEqualTo("朝阳路,猎德 街道");
        assertThat(gather.getAttribute("action")).isEqualTo("/channels/twilio/voice/step?n=1&lang=zh");
        assertThat(verb(reply, "Say").getAttribute("voice")).isEqualTo("Polly.Zhiyu");
        assertThat(verb(reply, "prosody").getAttribute("rate")).isEqualTo("85%");
        assertThat(verbs(reply)).containsExactly("Gather", "Redirect");
    }

    @Test
    void anEnglishAnswerIsReadAndHeardInEnglish() {
        var reply = answer("voice/step", "n=4&lang=zh", answer("Where is it?", "en", Then.LISTEN));
        assertThat(verb(reply, "Gather").getAttribute("language")).isEqualTo("en-US");
        assertThat(verb(reply, "Gather").getAttribute("action")).isEqualTo("/channels/twilio/voice/step?n=5&lang=en");
        assertThat(verb(reply, "Say").getAttribute("language")).isEqualTo("en-US");
    }

    @Test
    void severalKeysAreTakenOnlyWhereAskedFor() {
        var number = new OutboundMessage(UUID.randomUUID(), caller(), "请输入编号，按井号键结束。", "zh", List.of(new Choice("#", "编号")), Then.LISTEN);
        var gather = verb(channel.acknowledge(step("voice/step", "n=1"), List.of(number)), "Gather");
        assertThat(gather.hasAttribute("numDigits")).isFalse();
        assertThat(gather.hasAttribute("finishOnKey")).isFalse();
    }

    @Test
    void severalAnswersAreSaidInOrderAndTheLastDecides() {
        var reply = answer("voice/step", "n=1", answer("一", "zh", Then.LISTEN), answer("再见", "zh", Then.HANG_UP));
        assertThat(verbs(reply)).containsExactly("Say", "Say", "Hangup");
        assertThat(channel.carries(Collections.nCopies(3, answer("一", "zh", Then.LISTEN)))).isEqualTo(3);
    }

    @Test
    void aCallerWhoWantsAPersonWaitsInTheQueue() {
        var reply = answer("voice/step", "n=1", answer("正在为您转接", "zh", Then.TRANSFER));
        assertThat(verbs(reply)).containsExactly("Say", "Redirect");
        assertThat(verb(reply, "Redirect").getTextContent()).isEqualTo("/channels/twilio/voice/queue?n=2&w=1&lang=zh");
    }

    @Test
    void whoeverAsksToHearItAgainIsSpokenToSlowlyFromThenOn() {
        var again = TwilioFixture.signed("/channels/twilio/voice/step", "n=2&lang=zh", FORM + "&Digits=*");
        var reply = channel.acknowledge(again, List.of(answer("请问在什么地方？", "zh", Then.LISTEN)));
        assertThat(verb(reply, "prosody").getAttribute("rate")).isEqualTo("70%");
        assertThat(verb(reply, "Gather").getAttribute("action")).isEqualTo("/channels/twilio/voice/step?n=3&lang=zh&slow=1");
        var slowly = TwilioFixture.signed("/channels/twilio/voice/step", "n=2&lang=zh", FORM + "&SpeechResult=%E8%AF%B7%E6%85%A2%E4%B8%80%E7%82%B9");
        assertThat(verb(channel.acknowledge(slowly, List.of(answer("好的", "zh", Then.LISTEN))), "prosody").getAttribute("rate")).isEqualTo("70%");
    }

    @Test
    void theOtherLanguageIsOfferedOnceInItsOwnVoice() {
        var reply = answer("voice", "", answer("您好", "zh", Then.LISTEN));
        assertThat(reply.body()).contains("For English, press 8.", "Polly.Joanna", "timeout=\"8\"");
        assertThat(answer("voice/step", "n=1", answer("请说", "zh", Then.LISTEN)).body()).doesNotContain("English").contains("timeout=\"10\"");
    }

    @Test
    void aServerThatFailedSendsTheCallerToAPersonWithAnApology() {
        var reply = channel.acknowledge(step("voice/fallback", ""), List.of());
        assertThat(verbs(reply)).containsExactly("Say", "Redirect");
        assertThat(reply.body()).contains("系统繁忙", "voice/queue?n=1");
        assertThat(channel.event(step("voice/fallback", ""))).isEmpty();
    }

    @Test
    void landlinesGetNoTextMessages() {
        for (var landline : List.of("+861062345678", "+8675588881234", "+86075588881234", "+862288881234")) {
            var address = new Address("voice", "main", landline);
            assertThat(channel.pushAddress(address)).isEqualTo(address);
        }
        assertThat(channel.pushAddress(new Address("voice", "main", "+8613800138000")).channel()).isEqualTo("sms");
    }

    @Test
    void aRecordingComesBackAsItsOwnStep() {
        var reply = answer("voice/step", "n=3&lang=zh", answer("请在嘀声后留言", "zh", Then.RECORD));
        assertThat(verb(reply, "Record").getAttribute("action")).isEqualTo("/channels/twilio/voice/recorded?n=4&lang=zh");
        assertThat(verb(reply, "Record").getAttribute("maxLength")).isEqualTo("120");
    }

    @Test
    void aLateAnswerKeepsTheLineOpenAndIsFetchedUnderTheSameId() {
        var reply = channel.acknowledge(step("voice/step", "n=3&lang=zh"), List.of());
        assertThat(verbs(reply)).containsExactly("Say", "Pause", "Redirect");
        var waiting = follow(verb(reply, "Redirect").getTextContent());
        assertThat(channel.read(waiting).getFirst()).isInstanceOfSatisfying(Inbound.Message.class,
                message -> assertThat(message.providerId()).isEqualTo("CA1:3"));
        assertThat(verbs(channel.acknowledge(waiting, List.of(answer("好了", "zh", Then.LISTEN))))).containsExactly("Gather", "Redirect");
    }

    @Test
    void waitingEndsWithARecordingAndThatWithAGoodbye() {
        var request = step("voice/step", "n=3&lang=zh");
        int waits = 0;
        var reply = channel.acknowledge(request, List.of());
        while (verbs(reply).contains("Pause")) {
            waits++;
            reply = channel.acknowledge(follow(verb(reply, "Redirect").getTextContent()), List.of());
        }
        assertThat(waits).isEqualTo(10);
        assertThat(verbs(reply)).containsExactly("Say", "Record", "Redirect");
        var recorded = follow(verb(reply, "Record").getAttribute("action"));
        assertThat(((Inbound.Message) channel.read(recorded).getFirst()).providerId()).isEqualTo("CA1:4");
        assertThat(verbs(channel.acknowledge(recorded, List.of()))).containsExactly("Say", "Hangup");
    }

    @Test
    void noCallGoesOnForEver() {
        var request = step("voice", "");
        int steps = 0;
        var reply = channel.acknowledge(request, List.of(answer("请说", "zh", Then.LISTEN)));
        while (verbs(reply).contains("Gather")) {
            steps++;
            reply = channel.acknowledge(follow(verb(reply, "Gather").getAttribute("action")), List.of(answer("请再说一遍", "zh", Then.LISTEN)));
        }
        assertThat(steps).isEqualTo(60);
        assertThat(verbs(reply)).containsExactly("Say", "Say", "Hangup");
        assertThat(verbs(answer("voice/recorded", "n=61", answer("请留言", "zh", Then.RECORD)))).containsExactly("Say", "Say", "Hangup");
        assertThat(verbs(channel.acknowledge(step("voice/recorded", "n=9999"), List.of()))).containsExactly("Say", "Hangup");
    }

    @Test
    void whileTheCallerMayStillAskTheAnswerIsKeptAndThenItGoesByText() {
        var time = new AtomicReference<>(Instant.ofEpochSecond(1_714_112_445));
        var live = new VoiceChannel(TwilioFixture.account(TwilioAccount.API), VoiceLine.PLAIN, new Wire(), clock(time));
        var late = answer("好了", "zh", Then.LISTEN);
        live.read(step("voice/step", "n=1"));
        assertThat(live.deliver(late)).isEqualTo(new Delivery.Failed("on-line", Duration.ofSeconds(5)));
        time.updateAndGet(now -> now.plusSeconds(13));
        assertThat(live.deliver(late)).isEqualTo(new Delivery.Refused("no-line"));
        live.read(step("voice/wait", "n=1&w=1"));
        assertThat(live.deliver(late)).isInstanceOf(Delivery.Failed.class);
        live.read(TwilioFixture.signed("/channels/twilio/voice/status", "", FORM + "&CallStatus=completed"));
        assertThat(live.deliver(late)).isEqualTo(new Delivery.Refused("no-line"));
    }

    @Test
    void aCallerWhoShowedTheNumberIsReachedByTextOtherwiseNowhere() {
        assertThat(channel.pushAddress(caller())).isEqualTo(new Address("sms", "main", TwilioFixture.RESIDENT));
        var hidden = new Address("voice", "main", CALL);
        assertThat(channel.pushAddress(hidden)).isEqualTo(hidden);
        assertThat(channel.spoken()).isTrue();
    }

    @Test
    void reportsAreAnsweredEmptyAndAtOnce() {
        var report = Recorded.load("voice", "status-completed");
        assertThat(channel.acknowledge(report, List.of()).status()).isEqualTo(204);
        assertThat(channel.patience(report)).isZero();
    }

    @Test
    void ourOwnCallsHaveTheResidentAtTheOtherEnd() {
        var request = TwilioFixture.signed("/channels/twilio/voice/step", "n=1",
                "CallSid=CA1&From=%2B15017122661&To=%2B14155552671&Direction=outbound-api&Digits=1");
        assertThat(((Inbound.Message) channel.read(request).getFirst()).from().value()).isEqualTo(TwilioFixture.RESIDENT);
    }

    @Test
    void anUnknownDoorOrACallWithoutAnIdIsUnreadable() {
        assertThatThrownBy(() -> channel.read(step("voice/other", ""))).isInstanceOf(UnreadableRequest.class);
        assertThatThrownBy(() -> channel.read(TwilioFixture.signed("/channels/twilio/voice", "", "From=%2B14155552671"))).isInstanceOf(UnreadableRequest.class);
        assertThat(channel.acknowledge(step("voice/other", ""), List.of()).status()).isEqualTo(204);
    }

    @Test
    void aNamedAccountBehindAPrefixKeepsBothInItsAddresses() {
        var account = TwilioFixture.account("east", TwilioAccount.API, "https://city.example/hotline/");
        var east = new VoiceChannel(account, VoiceLine.PLAIN, new Wire(), Clock.systemUTC());
        var reply = east.acknowledge(step("east/voice", ""), List.of(answer("您好", "zh", Then.LISTEN)));
        assertThat(verb(reply, "Gather").getAttribute("action")).isEqualTo("/hotline/channels/twilio/east/voice/step?n=1&lang=zh");
    }

    @Test
    void hintsStayWithinTheProvidersLimits() {
        var many = new VoiceLine(Collections.nCopies(2_000, "很长的路名很长的路名"), "", Set.of());
        assertThat(many.joinedHints()).hasSizeLessThanOrEqualTo(4_000);
        assertThat(many.joinedHints().split(",")).hasSizeLessThanOrEqualTo(500);
        assertThat(many).hasToString("VoiceLine[2000 hints]");
    }

    private WebhookReply answer(String door, String query, OutboundMessage... answers) {
        return channel.acknowledge(step(door, query), List.of(answers));
    }

    private static OutboundMessage answer(String words, String language, Then then) {
        return new OutboundMessage(UUID.randomUUID(), caller(), words, language, List.of(), then);
    }

    private static Address caller() {
        return new Address("voice", "main", TwilioFixture.RESIDENT);
    }

    private static WebhookRequest step(String door, String query) {
        return TwilioFixture.signed("/channels/twilio/" + door, query, FORM);
    }

    private static WebhookRequest follow(String address) {
        var uri = URI.create(address);
        return TwilioFixture.signed(uri.getRawPath(), uri.getRawQuery(), FORM);
    }

    private static Clock clock(AtomicReference<Instant> time) {
        InstantSource source = time::get;
        return source.withZone(ZoneOffset.UTC);
    }

    private static VoiceChannel channel(VoiceLine line) {
        return new VoiceChannel(TwilioFixture.account(TwilioAccount.API), line, new Wire(), Clock.systemUTC());
    }
}
