package huiying.channels.twilio;

import java.util.List;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Pause;
import com.twilio.twiml.voice.Record;
import com.twilio.twiml.voice.Redirect;
import com.twilio.twiml.voice.Say;

import huiying.channels.OutboundMessage;
import huiying.channels.OutboundMessage.Choice;
import huiying.channels.twilio.CallStep.Kind;

/** Writes what the telephone says and does next. */
final class VoiceScript {

    /** A choice with this id asks for several keys, ended by the hash key; otherwise one key is enough and nobody waits. */
    private static final String SEVERAL_KEYS = "#";
    /** Seconds until silence counts; whoever has been asked already gets a little longer. */
    private static final int PATIENCE = 8;
    private static final int MORE_PATIENCE = 10;

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
            case TRANSFER -> speak(script, answers, spoken).redirect(redirect(spoken.queueing())).build().toXml();
            case RECORD -> record(speak(script, answers, spoken), spoken);
            case HANG_UP -> hangUp(speak(script, answers, spoken));
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

    /** Our document could not be had: the caller hears why, and goes to a person. */
    String afterFailure(CallStep step) {
        return new VoiceResponse.Builder().say(say(LineWords.SYSTEM_BUSY, step)).redirect(redirect(step.queueing())).build().toXml();
    }

    /** The redirect serves on-premise servers that fall through an empty Gather. */
    private String listen(VoiceResponse.Builder script, CallStep step, List<OutboundMessage> answers) {
        var next = step.next(Kind.STEP);
        var gather = new Gather.Builder().inputs(List.of(Gather.Input.DTMF, Gather.Input.SPEECH)).language(Voices.heardIn(step.language()))
                .timeout(step.kind() == Kind.CALLED ? PATIENCE : MORE_PATIENCE).speechTimeout("auto")
                .actionOnEmptyResult(true).bargeIn(true).method(HttpMethod.POST).action(account.relativeDoor(next));
        if (!line.hints().isEmpty()) {
            gather.hints(line.joinedHints());
        }
        if (!asksForSeveralKeys(answers.getLast())) {
            gather.numDigits(1).finishOnKey("");
        }
        answers.forEach(answer -> gather.say(say(answer, step)));
        if (step.kind() == Kind.CALLED) {
            gather.say(Voices.say(LineWords.OTHER_LANGUAGE.in(step.language()), step.language().equals("en") ? "zh" : "en", step.slow()));
        }
        return script.gather(gather.build()).redirect(redirect(next)).build().toXml();
    }

    private static boolean asksForSeveralKeys(OutboundMessage answer) {
        return answer.choices().stream().map(Choice::id).anyMatch(SEVERAL_KEYS::equals);
    }

    /** A caller who says nothing makes the provider go on to the next verb: the redirect turns that into an empty recording. */
    String record(VoiceResponse.Builder script, CallStep step) {
        var recorded = step.next(Kind.RECORDED);
        var record = new Record.Builder().maxLength(120).timeout(5).finishOnKey("#").playBeep(true).trim(Record.Trim.TRIM_SILENCE).method(HttpMethod.POST)
                .action(account.relativeDoor(recorded))
                .recordingStatusCallback(account.publicDoor("voice" + Kind.RECORDING.path() + "?n=" + (step.number() + 1)))
                .recordingStatusCallbackMethod(HttpMethod.POST);
        if (line.transcribes().contains(step.language())) {
            record.transcribe(true).transcribeCallback(account.publicDoor("voice" + Kind.TRANSCRIBED.path() + "?n=" + (step.number() + 1)));
        }
        return script.record(record.build()).redirect(redirect(recorded)).build().toXml();
    }

    private static String goodbye(VoiceResponse.Builder script, CallStep step, List<OutboundMessage> answers) {
        return hangUp(speak(script, answers, step).say(say(LineWords.TOO_LONG, step)));
    }

    static String hangUp(VoiceResponse.Builder script) {
        return script.hangup(new Hangup.Builder().build()).build().toXml();
    }

    private static VoiceResponse.Builder speak(VoiceResponse.Builder script, List<OutboundMessage> answers, CallStep step) {
        answers.forEach(answer -> script.say(say(answer, step)));
        return script;
    }

    Redirect redirect(String door) {
        return new Redirect.Builder(account.relativeDoor(door)).method(HttpMethod.POST).build();
    }

    private static Say say(LineWords words, CallStep step) {
        return Voices.say(words.in(step.language()), step.language(), step.slow());
    }

    private static Say say(OutboundMessage answer, CallStep step) {
        return Voices.say(answer.text(), answer.language(), step.slow());
    }
}
