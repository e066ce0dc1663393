package huiying.channels.twilio;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import huiying.channels.CallEvent;
import huiying.channels.CallEvent.Role;
import huiying.channels.CleanText;
import huiying.channels.UnreadableRequest;

/** Reads what the provider tells of the line itself. What it does not say, or says of a leg that is long over, changes nothing. */
final class LineEvents {

    private static final Set<String> OVER = Set.of("completed", "canceled", "busy", "failed", "no-answer");
    private static final Set<String> TALKED = Set.of("completed", "answered");
    private static final int LONGEST_TALK = 24 * 3_600;

    private LineEvents() {
    }

    /** Empty when the request carries a message only. */
    static Optional<CallEvent> read(CallStep step, Fields fields, CallEvent.Caller caller) {
        return switch (step.kind()) {
            case QUEUE -> Optional.of(new CallEvent.Waits(caller, step.waits(), keys(fields)));
            case DIALED -> call(fields).map(call -> new CallEvent.Rung(call, caller.leg(), TALKED.contains(status(fields, "DialCallStatus")), talked(fields)));
            case AGENT -> Optional.of(new CallEvent.PickedUp(theCall(fields), caller.leg(), role(fields), keys(fields)));
            case MEET -> Optional.of(new CallEvent.Joins(theCall(fields), caller.leg(), role(fields), keys(fields)));
            case LEG -> Optional.of(new CallEvent.Leg(theCall(fields), caller.leg(), role(fields), status(fields, "CallStatus").equals("in-progress"),
                    OVER.contains(status(fields, "CallStatus"))));
            case CONFERENCE -> Optional.of(status(fields, "StatusCallbackEvent").equals("conference-end")
                    ? new CallEvent.MeetingOver(theCall(fields))
                    : new CallEvent.Noted());
            case MACHINE -> Optional.of(new CallEvent.Recognised(theCall(fields), caller.leg(), isMachine(fields)));
            case TALK -> Optional.of(fields.webAddress("RecordingUrl").<CallEvent>map(url -> new CallEvent.TalkRecorded(theCall(fields), url))
                    .orElseGet(CallEvent.Noted::new));
            case TRANSCRIBED -> Optional.of(transcribed(step, fields, caller));
            case STATUS -> OVER.contains(status(fields, "CallStatus"))
                    ? Optional.of(new CallEvent.Over(caller, call(fields).orElse(null), status(fields, "CallStatus").equals("completed")))
                    : Optional.empty();
            case CALLED, STEP, WAIT, RECORDED, RECORDING, FALLBACK, ELSEWHERE -> Optional.empty();
        };
    }

    private static CallEvent transcribed(CallStep step, Fields fields, CallEvent.Caller caller) {
        var words = fields.get("TranscriptionText").map(CleanText::of).filter(text -> status(fields, "TranscriptionStatus").equals("completed"));
        return words.<CallEvent>map(text -> new CallEvent.Transcribed(caller.leg(), step.number(), text)).orElseGet(CallEvent.Noted::new);
    }

    private static boolean isMachine(Fields fields) {
        var by = status(fields, "AnsweredBy");
        return by.startsWith("machine") || by.equals("fax");
    }

    private static String keys(Fields fields) {
        return fields.get("Digits").map(keys -> CleanText.cut(CleanText.of(keys), 40)).orElse("");
    }

    private static Duration talked(Fields fields) {
        var seconds = fields.get("DialCallDuration").filter(text -> text.length() <= 6 && text.chars().allMatch(Character::isDigit)).map(Integer::parseInt);
        return Duration.ofSeconds(Math.min(seconds.orElse(0), LONGEST_TALK));
    }

    private static UUID theCall(Fields fields) {
        return call(fields).orElseThrow(() -> new UnreadableRequest("a call of ours was expected in c"));
    }

    private static Optional<UUID> call(Fields fields) {
        return fields.request().queryParameter("c").filter(text -> text.length() == 36).flatMap(LineEvents::uuid);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Role role(Fields fields) {
        var name = fields.request().queryParameter("who").orElse("").toUpperCase(Locale.ROOT);
        return Stream.of(Role.values()).filter(role -> role.name().equals(name)).findFirst().orElseThrow(
                () -> new UnreadableRequest("one of the people on the line was expected in who"));
    }

    private static String status(Fields fields, String name) {
        return fields.get(name).map(status -> CleanText.cut(status, 30)).orElse("unknown");
    }
}
