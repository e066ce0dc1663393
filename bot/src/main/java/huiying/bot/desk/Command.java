package huiying.bot.desk;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** One act of a member of staff upon a case. */
public sealed interface Command {

    // agents

    /** The suggestion is right: send it where the list says. */
    record Confirm(String category) implements Command {
    }

    /** It is something else: send it where the list says for that. */
    record Correct(String category) implements Command {
    }

    /** To a unit chosen by hand. */
    record Assign(String unit, String reason) implements Command {
    }

    record AcceptReturn(String unit) implements Command {
    }

    record RejectReturn(String reason) implements Command {
    }

    record SendToArbitration(String reason) implements Command {
    }

    /** A consultation answered from the knowledge base. */
    record Answer(String source, String text) implements Command {
    }

    /** The place as it turned out. */
    record Locate(String place) implements Command {
    }

    /** Two matters were told as one: what stays here, what becomes a case of its own, and what kind that is. */
    record Split(String first, String second, String category) implements Command {
    }

    record Cancel(String reason) implements Command {
    }

    /** What a resident said on the telephone after the resolution; what was not asked is null. */
    record Visited(@Nullable String contacted, @Nullable String solved, @Nullable String satisfied, String words) implements Command {
    }

    /** Nobody answered the telephone: tried again on another day. */
    record Missed(String words) implements Command {
    }

    /** The resident wants it done again. */
    record Reopen(String reason) implements Command {
    }

    /** The resident does not accept an ending. */
    record Appeal(String reason) implements Command {
    }

    /** Not a matter of the hotline: with the reason, the law, and who is responsible instead. Somebody else has to agree. */
    record ProposeRefusal(String code, String basis, String door, String text) implements Command {
    }

    /** Nothing that could be dealt with. Somebody else has to agree. */
    record ProposeInvalid(String code, String text) implements Command {
    }

    /** Dealt with together with another case. */
    record Merge(UUID head) implements Command {
    }

    record Unmerge(String reason) implements Command {
    }

    /** Somebody is in danger. */
    record FlagEmergency(String advice) implements Command {
    }

    /** What a department may read of a matter told in confidence. */
    record Summarise(String text) implements Command {
    }

    // agents and departments

    /** The resident is asked; the clock waits, not longer than it may. */
    record AskInfo(String text) implements Command {
    }

    /** What the resident said, however it reached us. */
    record Inform(String text) implements Command {
    }

    /** Where does it stay? */
    record Urge(String text) implements Command {
    }

    /** What was proposed is right. Never by whoever proposed it. */
    record Agree() implements Command {
    }

    /** What was proposed is not to be. */
    record Decline(String reason) implements Command {
    }

    // departments

    record Sign() implements Command {
    }

    record HandTo(String person) implements Command {
    }

    record AskReturn(String basis, @Nullable String proposedUnit, String reason) implements Command {
    }

    record Report(String text, String basis, List<String> evidence) implements Command {
        public Report {
            evidence = List.copyOf(Objects.requireNonNullElse(evidence, List.of()));
        }

        public Report(String text, String basis) {
            this(text, basis, List.of());
        }
    }

    /** It cannot be done; the head of the unit says why, and by which rule. */
    record ReportUnsolved(String text, String basis) implements Command {
    }

    record AskExtension(Instant until, String reason) implements Command {
    }

    /** It takes longer than any extension: a plan with a date, and word of progress meanwhile. */
    record AskPlan(Instant until, String plan) implements Command {
    }

    /** What was planned begins now. */
    record Resume() implements Command {
    }

    record Progress(String text) implements Command {
    }

    /** {@code way}: {@code phone}, {@code visit}, {@code message}. */
    record Contact(String way, boolean reached, String text) implements Command {
    }

    record AnswerSupervision(String text) implements Command {
    }

    /** What was changed after having been late. */
    record Rectify(String text) implements Command {
    }

    /** The unit in the lead, or a supervisor, asks another unit to help. */
    record AskAssist(String unit, String words) implements Command {
    }

    /** A helping unit takes its part on. */
    record AcceptAssist() implements Command {
    }

    /** A helping unit tells the lead what it did. */
    record Assist(String text) implements Command {
    }

    // supervisors

    record Approve() implements Command {
    }

    record SendBack(String reason) implements Command {
    }

    /** Binding; {@code precedent} when the next case of its kind shall go the same way. */
    record Arbitrate(String unit, String basis, List<String> assists, boolean precedent) implements Command {
        public Arbitrate {
            assists = assists == null ? List.of() : List.copyOf(assists);
        }

        public Arbitrate(String unit, String basis) {
            this(unit, basis, List.of(), true);
        }
    }

    /** An arbiter finds that it is nobody's here, by law. */
    record RefuseByLaw(String code, String basis, String door, String text) implements Command {
    }

    /** The unit has to answer by a date of its own. */
    record Supervise(Instant due, String ask) implements Command {
    }

    /** Its records outlive their time until they are released. */
    record HoldRecords(String reason) implements Command {
    }

    record ReleaseRecords(String reason) implements Command {
    }

    // everybody who sees the case

    record Note(String text) implements Command {
    }

    /** As stored and sent: {@code ASK_RETURN}. */
    default String kind() {
        return Commands.kindOf(getClass());
    }
}
