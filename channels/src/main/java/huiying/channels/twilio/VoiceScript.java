package huiying.channels.twilio;

import java.util.List;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Pause;
import com.twilio.twiml.voice.Record;
import com.twilio.twiml.voice.Redirect;
import com.twilio.twiml.voice.Say;
import com.twilio.twiml.voice.SsmlProsody;

import huiying.channels.CleanText;
import huiying.channels.OutboundMessage;
import huiying.channels.OutboundMessage.Choice;
import huiying.channels.twilio.CallStep.Kind;

/** Writes what the telephone says and does next. */
final class VoiceScript {

    /** The provider's limit for one spoken text. */
    private static final int LONGEST = 4_000;
    /** A choice with this id asks for several keys, ended by the hash key; otherwise one key is enough and nobody waits. */
    private static final String SEVERAL_KEYS = "#";

    private final TwilioAccount account;
    private final VoiceLine line;

    VoiceScript(TwilioAccount account, VoiceLine line) {
        this.account = account;
        this.line = line;
    }

    /** The last answer decides what the line does after all of them. */
    String answer(CallStep step, List<OutboundMessage> answers) {
        var last = answers.getLast();
        var spoken = step.in(last.language());
        var script = new VoiceResponse.Builder();
        if (spoken.isOver()) {
            return goodbye(script, spoken, answers);
        }
        return switch (last.then()) {
            case LISTEN -> spoken.isLast() ? goodbye(script, spoken, answers) : listen(script, spoken, answers);
            case TRANSFER -> transfer(speak(script, answers), spoken);
            case RECORD -> record(speak(script, answers), spoken);
            case HANG_UP -> hangUp(speak(script, answers));
        };
    }

    /** The answer is not ready: the line stays open, for a while; then a message is taken, once. */
    String holdOn(CallStep step) {
        var script = new VoiceResponse.Builder();
        if (step.isOver() || step.isWaitedOut() && step.kind() == Kind.RECORDED) {
            return hangUp(script.say(say(LineWords.KEPT, step)));
        }
        if (step.isWaitedOut()) {
            return record(script.say(say(LineWords.NO_ANSWER, step)), step);
        }
        if (step.waits() == 0) {
            script.say(say(LineWords.HOLD_ON, step));
        }
        return script.pause(new Pause.Builder().length(1).build()).redirect(redirect(step.waiting())).build().toXml();
    }

    /** After the agent's line: nobody came, or they have talked. */
    String afterTransfer(CallStep step, boolean talked) {
        var script = new VoiceResponse.Builder();
        return talked ? hangUp(script) : record(script.say(say(LineWords.NOBODY_FREE, step)), step);
    }

    /** The redirect serves on-premise servers that fall through an empty Gather. */
    private String listen(VoiceResponse.Builder script, CallStep step, List<OutboundMessage> answers) {
        var next = step.next(Kind.STEP);
        var gather = new Gather.Builder().inputs(List.of(Gather.Input.DTMF, Gather.Input.SPEECH)).language(heardIn(step.language())).timeout(8)
                .speechTimeout("auto")
                .actionOnEmptyResult(true).bargeIn(true).method(HttpMethod.POST).action(account.relativeDoor(next));
        if (!line.hints().isEmpty()) {
            gather.hints(line.joinedHints());
        }
        if (!asksForSeveralKeys(answers.getLast())) {
            gather.numDigits(1).finishOnKey("");
        }
        answers.forEach(answer -> gather.say(say(answer)));
        return script.gather(gather.build()).redirect(redirect(next)).build().toXml();
    }

    private static boolean asksForSeveralKeys(OutboundMessage answer) {
        return answer.choices().stream().map(Choice::id).anyMatch(SEVERAL_KEYS::equals);
    }

    private String transfer(VoiceResponse.Builder script, CallStep step) {
        if (line.agentNumber() == null) {
            return record(script.say(say(LineWords.NOBODY_FREE, step)), step);
        }
        var dial = new Dial.Builder().number(new com.twilio.twiml.voice.Number.Builder(line.agentNumber()).build()).timeout(20).answerOnBridge(true)
                .method(HttpMethod.POST)
                .action(account.relativeDoor(step.next(Kind.DIALED)));
        return script.dial(dial.build()).build().toXml();
    }

    /** A caller who says nothing makes the provider go on to the next verb: the redirect turns that into an empty recording. */
    private String record(VoiceResponse.Builder script, CallStep step) {
        var recorded = step.next(Kind.RECORDED);
        var record = new Record.Builder().maxLength(120).timeout(5).finishOnKey("#").playBeep(true).trim(Record.Trim.TRIM_SILENCE).method(HttpMethod.POST)
                .action(account.relativeDoor(recorded));
        return script.record(record.build()).redirect(redirect(recorded)).build().toXml();
    }

    private static String goodbye(VoiceResponse.Builder script, CallStep step, List<OutboundMessage> answers) {
        return hangUp(speak(script, answers).say(say(LineWords.TOO_LONG, step)));
    }

    private static String hangUp(VoiceResponse.Builder script) {
        return script.hangup(new Hangup.Builder().build()).build().toXml();
    }

    private static VoiceResponse.Builder speak(VoiceResponse.Builder script, List<OutboundMessage> answers) {
        answers.forEach(answer -> script.say(say(answer)));
        return script;
    }

    private Redirect redirect(String door) {
        return new Redirect.Builder(account.relativeDoor(door)).method(HttpMethod.POST).build();
    }

    private static Say say(LineWords words, CallStep step) {
        return say(words.in(step.language()), step.language());
    }

    private static Say say(OutboundMessage answer) {
        return say(answer.text(), answer.language());
    }

    /** Slower than the voices' own pace: many callers are old. */
    private static Say say(String text, String language) {
        var slowly = new SsmlProsody.Builder(CleanText.cut(CleanText.of(text), LONGEST)).rate("85%").build();
        boolean english = language.equals("en");
        return new Say.Builder().voice(english ? Say.Voice.POLLY_JOANNA : Say.Voice.POLLY_ZHIYU).language(english ? Say.Language.EN_US : Say.Language.CMN_CN)
                .prosody(slowly).build();
    }

    private static Gather.Language heardIn(String language) {
        return language.equals("en") ? Gather.Language.EN_US : Gather.Language.CMN_HANS_CN;
    }
}
