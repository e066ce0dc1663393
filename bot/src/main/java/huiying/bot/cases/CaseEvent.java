package huiying.bot.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a case. What residents and staff wrote stands in components called {@code words} or {@code told}: they are
 * sealed with the case's key; everything else may be read by whoever counts and checks.
 */
public sealed interface CaseEvent {

    // Telling and filing

    record Opened(Draft told, Origin origin) implements CaseEvent {
    }

    record Amended(Draft told) implements CaseEvent {
    }

    record Supplemented(String words) implements CaseEvent {
    }

    record Submitted(CaseNumber number, String level, Instant promised) implements CaseEvent {
    }

    /** The resident fell silent before enough was known; a person goes on. */
    record LeftUnfinished(CaseNumber number, String level, Instant promised) implements CaseEvent {
    }

    record SentToTriage(String reason) implements CaseEvent {
    }

    /** The category as a person, or the resident, sees it. */
    record Categorised(String category, String level) implements CaseEvent {
    }

    // Whose it is

    record Dispatched(String unit, String basis, String reason, Instant due, boolean automatic, @Nullable Cited cited) implements CaseEvent {
        public Dispatched(String unit, String basis, String reason, Instant due, boolean automatic) {
            this(unit, basis, reason, due, automatic, null);
        }
    }

    record ReturnAsked(String basis, @Nullable String proposedUnit, String words) implements CaseEvent {
    }

    record ReturnAccepted(String unit, String basis, Instant due, @Nullable Cited cited) implements CaseEvent {
        public ReturnAccepted(String unit, String basis, Instant due) {
            this(unit, basis, due, null);
        }
    }

    record ReturnRejected(String words) implements CaseEvent {
    }

    /** {@code reason}: {@code two-returns}, {@code deadline}, {@code no-duty}. */
    record SentToArbitration(String reason) implements CaseEvent {
    }

    record Arbitrated(String unit, String basis, Instant due, boolean lastResort, @Nullable Cited cited) implements CaseEvent {
        public Arbitrated(String unit, String basis, Instant due, boolean lastResort) {
            this(unit, basis, due, lastResort, null);
        }
    }

    /** Another unit helps; the one in the lead keeps the case and its clock. */
    record AssistAsked(String unit, Instant due, String words) implements CaseEvent {
    }

    /** A helping unit takes its part on. */
    record AssistAccepted(String unit) implements CaseEvent {
    }

    /** A helping unit tells the lead what it did. */
    record AssistDone(String unit, String words) implements CaseEvent {
    }

    // The unit's work

    record Signed(boolean automatic) implements CaseEvent {
    }

    record HandedTo(String person) implements CaseEvent {
    }

    /** {@code unsolved}: it cannot be done, and the basis says why; somebody else has to agree. */
    record Reported(String basis, List<String> evidence, @Nullable Proposal unsolved, String words) implements CaseEvent {
        public Reported {
            evidence = List.copyOf(java.util.Objects.requireNonNullElse(evidence, List.of()));
        }

        public Reported(String basis, String words) {
            this(basis, List.of(), null, words);
        }
    }

    /** The unit says that it tried to reach the resident. {@code way}: {@code phone}, {@code visit}, {@code message}. */
    record ContactMade(String way, boolean reached, String words) implements CaseEvent {
    }

    /** A word to the resident on how far it has come. */
    record Progressed(String words) implements CaseEvent {
    }

    record SentBack(String words) implements CaseEvent {
    }

    record ExtensionAsked(Instant until, String words) implements CaseEvent {
    }

    record ExtensionGranted(Instant due) implements CaseEvent {
    }

    record ExtensionRefused(String words) implements CaseEvent {
    }

    record PlanAsked(Instant until, String words) implements CaseEvent {
    }

    record PlanRefused(String words) implements CaseEvent {
    }

    record Scheduled(Instant due, String words) implements CaseEvent {
    }

    record Resumed() implements CaseEvent {
    }

    // Asking back

    record InfoAsked(String words) implements CaseEvent {
    }

    /** The dates that had not passed are moved by exactly the time it was waited. */
    record InfoGiven(CaseStatus back, Duration waited, String words) implements CaseEvent {
    }

    record InfoOverdue(CaseStatus back, Duration waited) implements CaseEvent {
    }

    // Endings

    record Resolved(boolean automatic) implements CaseEvent {
    }

    record ClosedUnsolved(String basis, String words) implements CaseEvent {
    }

    record Answered(String source, String words) implements CaseEvent {
    }

    /** Somebody proposes an end; somebody else decides. */
    record EndProposed(Proposal proposal, String words) implements CaseEvent {
    }

    record EndDeclined(String words) implements CaseEvent {
    }

    /** {@code door}: who is responsible instead. */
    record Refused(String code, String basis, String door, String words) implements CaseEvent {
        public Refused(String code, String basis, String words) {
            this(code, basis, "", words);
        }
    }

    record FoundInvalid(String code, String words) implements CaseEvent {
    }

    record Cancelled(String words) implements CaseEvent {
    }

    /** The resident does not accept an answer, a refusal or an explanation. Once. */
    record Appealed(@Nullable Instant promised, String words) implements CaseEvent {
        public Appealed(String words) {
            this(null, words);
        }
    }

    // After the resolution

    /** One answer of the three questions; {@code answer} is the stored name, never a digit. */
    record Rated(int resolution, String question, String answer) implements CaseEvent {
        public boolean isGrade() {
            return question.equals("SATISFIED");
        }

        /** One of the two lowest grades: it has to be followed up. */
        public boolean isBad() {
            return isGrade() && answer.endsWith("DISSATISFIED");
        }
    }

    record ConfirmedSolved(String by) implements CaseEvent {
    }

    record LeftUnanswered() implements CaseEvent {
    }

    record Reopened(Instant due, String words) implements CaseEvent {
    }

    // One cause behind many

    record Merged(UUID head) implements CaseEvent {
    }

    /** As it was before: {@code since} is when it got into that state. */
    record Unmerged(CaseStatus back, Instant since) implements CaseEvent {
    }

    record HeadResolved(UUID head) implements CaseEvent {
    }

    // Beside the states

    /** The resident, or an agent for them, asks where it stays. */
    record Urged(String words) implements CaseEvent {
    }

    /** {@code owner}: the unit that has to answer by {@code due}. */
    record SupervisionOpened(int level, String owner, Instant due, String words) implements CaseEvent {
    }

    record SupervisionAnswered(int level, String words) implements CaseEvent {
    }

    /** Late: the next one up is told. {@code to}: a unit; {@code level} 1 is the unit itself. */
    record Escalated(int level, String to, String reason) implements CaseEvent {
    }

    /** What the unit changed after it was late. */
    record Rectified(String words) implements CaseEvent {
    }

    /** The same resident brought the same matter before. */
    record RepeatFound(UUID earlier, int times) implements CaseEvent {
    }

    /** What a department may read of a matter told in confidence. */
    record SummaryWritten(String words) implements CaseEvent {
    }

    /** Its records are not erased until they are released: an inspection, a court, a complaint about us. */
    record RecordsHeld(String words) implements CaseEvent {
    }

    record RecordsReleased(String words) implements CaseEvent {
    }

    record EmergencyFlagged(String advice) implements CaseEvent {
    }

    record DeadlineFired(String kind, int ordinal, Instant due) implements CaseEvent {
    }

    /** A unit's photo of the place, {@code BEFORE} or {@code AFTER} its work; the SHA-256 is that of the bytes that were kept. */
    record PhotoTaken(String stage, UUID attachment, String digest) implements CaseEvent {
    }

    record Noted(String words) implements CaseEvent {
    }

    /** As stored and shown to programs: {@code RETURN_ASKED}. */
    default String type() {
        return EventTypes.nameOf(getClass());
    }

    /** The line of the duty list or of the law it rests on. */
    default @Nullable String basisRef() {
        return Outward.basis(this);
    }

    /** May stand on the resident's timeline. */
    default boolean isPublic() {
        return Outward.isPublic(this);
    }

    /** The key of its sentence in the residents' bundle: {@code timeline.return_asked}. */
    default String wording() {
        return "timeline." + type().toLowerCase(java.util.Locale.ROOT);
    }
}
