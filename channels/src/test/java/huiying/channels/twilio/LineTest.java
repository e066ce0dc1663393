package huiying.channels.twilio;

import static huiying.channels.twilio.TwilioFixture.verb;
import static huiying.channels.twilio.TwilioFixture.verbs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import huiying.channels.Address;
import huiying.channels.CallEvent;
import huiying.channels.CallEvent.Role;
import huiying.channels.CallPlan;
import huiying.channels.CallPlan.Words;
import huiying.channels.Content;
import huiying.channels.Inbound;
import huiying.channels.UnreadableRequest;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;
import huiying.channels.wire.Wire;

/** People on one line: what the provider tells, and what it is told to do. */
class LineTest {
    private static final UUID CALL = UUID.fromString("01920000-0000-7000-8000-000000000001");
    private static final String FORM = "CallSid=CA1&From=%2B14155552671&Direction=inbound";
    private static final List<Words> WORDS = List.of(new Words("请稍候。", "zh"));

    private final VoiceChannel line = channel("https://city.example/audio/hold.wav", Set.of("en"));

    private static VoiceChannel channel(String music, Set<String> transcribes) {
        return new VoiceChannel(TwilioFixture.account(TwilioAccount.API), new VoiceLine(List.of(), music, transcribes), new Wire(), Clock.systemUTC());
    }

    private static WebhookRequest at(String door, String query, String more) {
        return TwilioFixture.signed("/channels/twilio/voice/" + door, query, FORM + more);
    }

    private CallEvent event(String door, String query, String more) {
        return line.event(at(door, query, more)).orElseThrow();
    }

    @Test
    void aWaitingCallerIsToldApartByLegStepAndHowOftenTheyAsked() {
        var caller = new CallEvent.Caller(new Address("voice", "main", TwilioFixture.RESIDENT), "CA1", 4, "en");
        assertThat(event("queue", "n=4&w=7&lang=en", "")).isEqualTo(new CallEvent.Waits(caller, 7, ""));
        assertThat(event("queue", "n=4&w=7&lang=en", "&Digits=1")).isEqualTo(new CallEvent.Waits(caller, 7, "1"));
        assertThat(caller.toString()).doesNotContain("2671");
    }

    @Test
    void aTalkIsToldByItsResultAndLength() {
        assertThat(event("dialed", "n=5&c=" + CALL, "&DialCallStatus=completed&DialCallDuration=61"))
                .isEqualTo(new CallEvent.Rung(CALL, "CA1", true, Duration.ofSeconds(61)));
        for (var status : List.of("no-answer", "busy", "failed", "canceled")) {
            assertThat(event("dialed", "n=5&c=" + CALL, "&DialCallStatus=" + status)).isEqualTo(new CallEvent.Rung(CALL, "CA1", false, Duration.ZERO));
        }
        assertThat(line.event(at("dialed", "n=5", "&DialCallStatus=completed"))).isEmpty();
        assertThat(event("dialed", "n=5&c=" + CALL, "&DialCallStatus=completed&DialCallDuration=many")).isEqualTo(new CallEvent.Rung(CALL, "CA1", true,
                Duration.ZERO));
    }

    @Test
    void whoPickedUpOrJoinsIsTold() {
        assertThat(event("agent", "c=" + CALL + "&who=agent", "")).isEqualTo(new CallEvent.PickedUp(CALL, "CA1", Role.AGENT, ""));
        assertThat(event("agent", "c=" + CALL + "&who=agent", "&Digits=1")).isEqualTo(new CallEvent.PickedUp(CALL, "CA1", Role.AGENT, "1"));
        assertThat(event("meet", "c=" + CALL + "&who=guest", "")).isEqualTo(new CallEvent.Joins(CALL, "CA1", Role.GUEST, ""));
    }

    @Test
    void legsMeetingsMachinesAndRecordingsAreReported() {
        assertThat(event("leg", "c=" + CALL + "&who=agent", "&CallStatus=in-progress")).isEqualTo(new CallEvent.Leg(CALL, "CA1", Role.AGENT, true, false));
        assertThat(event("leg", "c=" + CALL + "&who=agent", "&CallStatus=no-answer")).isEqualTo(new CallEvent.Leg(CALL, "CA1", Role.AGENT, false, true));
        assertThat(event("leg", "c=" + CALL + "&who=agent", "&CallStatus=ringing")).isEqualTo(new CallEvent.Leg(CALL, "CA1", Role.AGENT, false, false));
        assertThat(event("conference", "c=" + CALL, "&StatusCallbackEvent=conference-end")).isEqualTo(new CallEvent.MeetingOver(CALL));
        assertThat(event("conference", "c=" + CALL, "&StatusCallbackEvent=participant-join")).isEqualTo(new CallEvent.Noted());
        assertThat(event("machine", "c=" + CALL, "&AnsweredBy=machine_end_beep")).isEqualTo(new CallEvent.Recognised(CALL, "CA1", true));
        assertThat(event("machine", "c=" + CALL, "&AnsweredBy=human")).isEqualTo(new CallEvent.Recognised(CALL, "CA1", false));
        assertThat(event("machine", "c=" + CALL, "&AnsweredBy=unknown")).isEqualTo(new CallEvent.Recognised(CALL, "CA1", false));
        assertThat(event("talk", "c=" + CALL, "&RecordingUrl=https%3A%2F%2Fapi.twilio.com%2Fr%2FRE1")).isEqualTo(new CallEvent.TalkRecorded(CALL,
                "https://api.twilio.com/r/RE1"));
        assertThat(event("talk", "c=" + CALL, "&RecordingUrl=file%3A%2F%2F%2Fetc")).isEqualTo(new CallEvent.Noted());
        assertThat(event("transcribed", "n=4", "&TranscriptionText=light+out&TranscriptionStatus=completed"))
                .isEqualTo(new CallEvent.Transcribed("CA1", 4, "light out"));
        assertThat(event("transcribed", "n=4", "&TranscriptionStatus=failed")).isEqualTo(new CallEvent.Noted());
    }

    @Test
    void theEndOfACallIsAnEventOfTheLineAndAMessageOfTheResident() {
        var end = at("status", "c=" + CALL, "&CallStatus=no-answer");
        assertThat(line.event(end)).containsInstanceOf(CallEvent.Over.class);
        assertThat(((CallEvent.Over) line.event(end).orElseThrow()).taken()).isFalse();
        assertThat(((Inbound.Message) line.read(end).getFirst()).content()).isEqualTo(new Content.Left());
        assertThat(line.event(at("status", "", "&CallStatus=ringing"))).isEmpty();
    }

    @Test
    void whatIsSaidIsNoEventAndWhatHappensIsNoMessage() {
        assertThat(line.event(at("step", "n=1", "&Digits=1"))).isEmpty();
        assertThat(line.event(at("elsewhere", "", ""))).isEmpty();
        for (var door : List.of("queue", "dialed", "agent", "meet", "leg", "conference", "machine", "transcribed", "talk", "fallback")) {
            assertThat(line.read(at(door, "c=" + CALL + "&who=agent", ""))).as(door).isEmpty();
            assertThat(line.patience(at(door, "", ""))).as(door).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"queue", "dialed", "agent", "meet", "leg", "conference", "machine", "transcribed", "talk", "status", "recording", "fallback"})
    void aForgedRequestIsRefusedAtEveryDoor(String door) {
        var genuine = at(door, "c=" + CALL + "&who=agent&n=1", "");
        assertThat(line.verify(genuine)).isTrue();
        TwilioFixture.mutations(genuine).forEach((how, forged) -> assertThat(line.verify(forged)).as(how).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent?who=agent", "agent?c=1&who=agent", "agent?c=zzzzzzzz-0000-7000-8000-000000000001&who=agent",
            "agent?c=01920000-0000-7000-8000-000000000001&who=boss", "leg?who=agent", "meet?c=01920000-0000-7000-8000-000000000001"})
    void whatNamesNoCallOfOursIsUnreadable(String address) {
        var parts = address.split("\\?");
        assertThatThrownBy(() -> line.event(at(parts[0], parts[1], ""))).isInstanceOf(UnreadableRequest.class);
    }

    private WebhookReply reply(String door, String query, CallPlan plan) {
        return line.reply(at(door, query, ""), plan);
    }

    @Test
    void whoeverWaitsHearsWordsAndMusicAndAKeyCountsAtOnce() {
        var held = reply("queue", "n=4&w=7&lang=zh", new CallPlan.Hold(WORDS));
        assertThat(verbs(held)).containsExactly("Gather", "Redirect");
        assertThat(verb(held, "Gather").getAttribute("numDigits")).isEqualTo("1");
        assertThat(verb(held, "Gather").getAttribute("action")).isEqualTo("/channels/twilio/voice/queue?n=4&w=8&lang=zh");
        assertThat(verb(held, "Play").getTextContent()).isEqualTo("https://city.example/audio/hold.wav");
        var silent = channel("", Set.of()).reply(at("queue", "n=4&w=7", ""), new CallPlan.Hold(List.of()));
        assertThat(silent.body()).doesNotContain("Play", "Say").contains("timeout=\"6\"");
    }

    @Test
    void anAgentIsRungUnderOurNumberAndToldFirst() {
        var rung = reply("queue", "n=4&w=7&lang=zh", new CallPlan.Ring(WORDS, CALL, "+8613900001111", Role.AGENT, true, true));
        assertThat(verbs(rung)).containsExactly("Say", "Dial");
        assertThat(verb(rung, "Dial").getAttribute("callerId")).isEqualTo("+15017122661");
        assertThat(verb(rung, "Dial").getAttribute("action")).isEqualTo("/channels/twilio/voice/dialed?n=5&lang=zh&c=" + CALL);
        assertThat(verb(rung, "Dial").getAttribute("record")).isEqualTo("record-from-answer-dual");
        assertThat(verb(rung, "Number").getAttribute("url")).isEqualTo(TwilioFixture.PUBLIC + "/channels/twilio/voice/agent?c=" + CALL + "&who=agent");
        assertThat(verb(rung, "Number").getAttribute("statusCallback")).contains("/voice/leg?c=" + CALL + "&who=agent");
        assertThat(rung.body()).doesNotContain("2671");
    }

    @Test
    void aProviderIsPutThroughWithoutAnAnnouncement() {
        var rung = reply("queue", "n=4", new CallPlan.Ring(List.of(), CALL, "+8675588886666", Role.PROVIDER, false, false));
        assertThat(verbs(rung)).containsExactly("Dial");
        assertThat(verb(rung, "Number").hasAttribute("url")).isFalse();
        assertThat(verb(rung, "Dial").hasAttribute("record")).isFalse();
    }

    @Test
    void agentsMayAnswerInAnApplicationOrOnADeskPhone() {
        var client = reply("queue", "n=4", new CallPlan.Ring(List.of(), CALL, "client:li", Role.AGENT, true, false));
        assertThat(verb(client, "Client").getTextContent()).isEqualTo("li");
        assertThat(verb(client, "Client").getAttribute("url")).contains("/voice/agent?");
        var sip = reply("queue", "n=4", new CallPlan.Ring(List.of(), CALL, "sip:desk3@pbx.example", Role.AGENT, true, false));
        assertThat(verb(sip, "Sip").getTextContent()).isEqualTo("sip:desk3@pbx.example");
    }

    @Test
    void aMailboxThatPressesNoKeyIsHungUpOn() {
        var told = reply("agent", "c=" + CALL + "&who=agent", new CallPlan.Announce(WORDS, CALL, Role.AGENT));
        assertThat(verbs(told)).containsExactly("Gather", "Hangup");
        assertThat(verb(told, "Gather").getAttribute("action")).startsWith("/channels/twilio/voice/agent?c=" + CALL + "&who=agent");
        assertThat(verbs(reply("agent", "c=" + CALL + "&who=agent", new CallPlan.PutThrough()))).isEmpty();
    }

    @Test
    void threeMeetUntilTheResidentLeaves() {
        var resident = reply("dialed", "n=5&c=" + CALL, new CallPlan.Meet(List.of(), CALL, Role.RESIDENT));
        assertThat(verb(resident, "Conference").getTextContent()).isEqualTo(CALL.toString());
        assertThat(verb(resident, "Conference").getAttribute("endConferenceOnExit")).isEqualTo("true");
        assertThat(verb(resident, "Conference").getAttribute("statusCallback")).contains("/voice/conference?c=" + CALL);
        var agent = reply("meet", "c=" + CALL + "&who=agent", new CallPlan.Meet(List.of(), CALL, Role.AGENT));
        assertThat(verb(agent, "Conference").getAttribute("endConferenceOnExit")).isEqualTo("false");
        assertThat(verb(agent, "Conference").hasAttribute("statusCallback")).isFalse();
        var guest = reply("meet", "c=" + CALL + "&who=guest", new CallPlan.Announce(WORDS, CALL, Role.GUEST));
        assertThat(verb(guest, "Gather").getAttribute("action")).startsWith("/channels/twilio/voice/meet?c=" + CALL + "&who=guest");
    }

    @Test
    void whereNobodyIsFreeAMessageIsTakenAndTurnedIntoWordsWhereThatWorks() {
        var message = reply("queue", "n=4&lang=zh", new CallPlan.TakeMessage(WORDS));
        assertThat(verbs(message)).containsExactly("Say", "Record", "Redirect");
        assertThat(verb(message, "Record").hasAttribute("transcribe")).isFalse();
        assertThat(verb(message, "Record").getAttribute("recordingStatusCallback")).isEqualTo(TwilioFixture.PUBLIC
                + "/channels/twilio/voice/recording?n=5");
        var english = reply("queue", "n=4&lang=en", new CallPlan.TakeMessage(WORDS));
        assertThat(verb(english, "Record").getAttribute("transcribe")).isEqualTo("true");
        assertThat(verb(english, "Record").getAttribute("transcribeCallback")).endsWith("/voice/transcribed?n=5");
        assertThat(verbs(reply("queue", "n=4", new CallPlan.GoodBye(WORDS)))).containsExactly("Say", "Hangup");
    }

    @Test
    void reportsAreAnsweredEmptyWhateverIsPlanned() {
        for (var door : List.of("leg", "conference", "machine", "talk", "transcribed", "status")) {
            assertThat(reply(door, "c=" + CALL + "&who=agent", new CallPlan.Noted()).status()).as(door).isEqualTo(204);
        }
        assertThat(new CallPlan.Ring(List.of(), CALL, "+8613900001111", Role.AGENT, true, true).toString()).doesNotContain("139");
        assertThat(WORDS.toString()).doesNotContain("请");
    }

    @Test
    void whileNobodyCanSayWhatComesNextTheCallerStaysAndAnAgentsLegEnds() {
        assertThat(verbs(line.acknowledge(at("queue", "n=4&w=7&lang=zh", ""), List.of()))).containsExactly("Gather", "Redirect");
        assertThat(verbs(line.acknowledge(at("dialed", "n=4&c=" + CALL, ""), List.of()))).containsExactly("Gather", "Redirect");
        assertThat(verbs(line.acknowledge(at("agent", "c=" + CALL + "&who=agent", ""), List.of()))).containsExactly("Hangup");
    }
}
