package huiying.channels.twilio;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Client;
import com.twilio.twiml.voice.Conference;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Number;
import com.twilio.twiml.voice.Play;
import com.twilio.twiml.voice.Sip;

import huiying.channels.CallEvent.Role;
import huiying.channels.CallPlan;
import huiying.channels.CallPlan.Words;
import huiying.channels.twilio.CallStep.Kind;

/** Writes what happens on a line while people are being brought together. Only verbs that on-premise servers know as well, except for the meeting of three. */
final class LineScript {

    /** Seconds: how long somebody's phone rings, how long a key is waited for, the longest talk. */
    private static final int RINGS = 20;
    private static final int FOR_A_KEY = 8;
    private static final int LONGEST_TALK = 4 * 3_600;
    /** Seconds of silence where there is no music. */
    private static final int SILENCE = 6;

    private final TwilioAccount account;
    private final VoiceLine line;
    private final VoiceScript script;

    LineScript(TwilioAccount account, VoiceLine line, VoiceScript script) {
        this.account = account;
        this.line = line;
        this.script = script;
    }

    String write(CallStep step, CallPlan plan) {
        return switch (plan) {
            case CallPlan.Hold(var words) -> hold(step, words);
            case CallPlan.Ring ring -> ring(step, ring);
            case CallPlan.Announce announce -> announce(step, announce);
            case CallPlan.Meet meet -> meet(step, meet);
            case CallPlan.TakeMessage(var words) -> script.record(speak(words, step), step);
            case CallPlan.GoodBye(var words) -> VoiceScript.hangUp(speak(words, step));
            case CallPlan.PutThrough putThrough -> new VoiceResponse.Builder().build().toXml();
            case CallPlan.Noted noted -> new VoiceResponse.Builder().build().toXml();
        };
    }

    /** Music inside the Gather, so that a key ends it at once; the redirect serves servers that fall through an empty Gather. */
    private String hold(CallStep step, List<Words> words) {
        var gather = new Gather.Builder().inputs(List.of(Gather.Input.DTMF)).numDigits(1).finishOnKey("").timeout(line.music().isEmpty() ? SILENCE : 1)
                .actionOnEmptyResult(true).method(HttpMethod.POST).action(account.relativeDoor(step.queueing()));
        Voices.say(words, step.slow()).forEach(gather::say);
        if (!line.music().isEmpty()) {
            gather.play(new Play.Builder(line.music()).build());
        }
        return new VoiceResponse.Builder().gather(gather.build()).redirect(script.redirect(step.queueing())).build().toXml();
    }

    /** Whoever is rung sees our number, never the resident's. */
    private String ring(CallStep step, CallPlan.Ring ring) {
        var dial = new Dial.Builder().callerId(account.from()).timeout(RINGS).timeLimit(LONGEST_TALK).answerOnBridge(ring.role() == Role.RESIDENT)
                .method(HttpMethod.POST).action(account.relativeDoor(step.next(Kind.DIALED) + "&c=" + ring.call()));
        rung(dial, ring);
        if (ring.record()) {
            dial.record(Dial.Record.RECORD_FROM_ANSWER_DUAL).recordingStatusCallback(account.publicDoor("voice" + Kind.TALK.path() + "?c=" + ring.call()))
                    .recordingStatusCallbackMethod(HttpMethod.POST);
        }
        return speak(ring.words(), step).dial(dial.build()).build().toXml();
    }

    /** A number, {@code client:name} or {@code sip:name@host}. */
    private void rung(Dial.Builder dial, CallPlan.Ring ring) {
        var reports = account.publicDoor(about(Kind.LEG, ring.call(), ring.role()));
        var heard = account.publicDoor(about(Kind.AGENT, ring.call(), ring.role()));
        if (ring.number().startsWith("client:")) {
            var client = new Client.Builder(ring.number().substring("client:".length())).statusCallback(reports).statusCallbackEvents(
                    List.of(Client.Event.ANSWERED, Client.Event.COMPLETED));
            dial.client((ring.announce() ? client.url(heard) : client).build());
        } else if (ring.number().startsWith("sip:")) {
            var sip = new Sip.Builder(ring.number()).statusCallback(reports).statusCallbackEvents(List.of(Sip.Event.ANSWERED, Sip.Event.COMPLETED));
            dial.sip((ring.announce() ? sip.url(heard) : sip).build());
        } else {
            var number = new Number.Builder(ring.number()).statusCallback(reports).statusCallbackEvents(
                    List.of(Number.Event.ANSWERED, Number.Event.COMPLETED));
            dial.number((ring.announce() ? number.url(heard) : number).build());
        }
    }

    /** A voice mailbox presses no key: after the silence its leg ends and the next one is rung. */
    private String announce(CallStep step, CallPlan.Announce announce) {
        var gather = new Gather.Builder().inputs(List.of(Gather.Input.DTMF)).numDigits(1).finishOnKey("").timeout(FOR_A_KEY).method(HttpMethod.POST)
                .action(account.relativeDoor(about(step.kind() == Kind.MEET ? Kind.MEET : Kind.AGENT, announce.call(), announce.role()) + "&lang=" + step
                        .language()));
        Voices.say(announce.words(), step.slow()).forEach(gather::say);
        return VoiceScript.hangUp(new VoiceResponse.Builder().gather(gather.build()));
    }

    /** The meeting ends with the resident; the agent may leave before. */
    private String meet(CallStep step, CallPlan.Meet meet) {
        var conference = new Conference.Builder(meet.call().toString()).beep(Conference.Beep.FALSE).startConferenceOnEnter(true)
                .endConferenceOnExit(meet.role() == Role.RESIDENT).maxParticipants(4).participantLabel(meet.role().name().toLowerCase(Locale.ROOT));
        if (meet.role() == Role.RESIDENT) {
            conference.statusCallback(account.publicDoor("voice" + Kind.CONFERENCE.path() + "?c=" + meet.call())).statusCallbackMethod(HttpMethod.POST)
                    .statusCallbackEvents(List.of(Conference.Event.END, Conference.Event.JOIN, Conference.Event.LEAVE));
        }
        var dial = new Dial.Builder().timeLimit(LONGEST_TALK).conference(conference.build());
        return VoiceScript.hangUp(speak(meet.words(), step).dial(dial.build()));
    }

    static String about(Kind kind, UUID call, Role role) {
        return "voice" + kind.path() + "?c=" + call + "&who=" + role.name().toLowerCase(Locale.ROOT);
    }

    private static VoiceResponse.Builder speak(List<Words> words, CallStep step) {
        var spoken = new VoiceResponse.Builder();
        Voices.say(words, step.slow()).forEach(spoken::say);
        return spoken;
    }
}
