package huiying.bot.survey;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a resident answered about one resolution of a case.
 *
 * @param unit   whose work is judged
 * @param closes answers after this moment are kept and do not count
 * @param asks   what has been asked beyond the first time
 */
public record Survey(UUID id, UUID caseId, int resolution, Answers answers, @Nullable String unit, Instant closes, Asks asks) {

    /** The answers that count, by their stored names; null where there is none. */
    public record Answers(@Nullable String contacted, @Nullable String solved, @Nullable String satisfied) {
    }

    /** Whether a reminder went out, and whether it was asked again after a bad grade. */
    public record Asks(boolean reminded, boolean again) {
    }

    public boolean isSolved() {
        return "YES".equals(answers.solved());
    }

    public boolean isUnsolved() {
        return "NO".equals(answers.solved()) || "PARTLY".equals(answers.solved());
    }

    /** One of the two lowest grades: it has to be followed up. */
    public boolean isBad() {
        return answers.satisfied() != null && answers.satisfied().endsWith("DISSATISFIED");
    }

    public boolean isOpen(Instant at) {
        return !at.isAfter(closes);
    }

    public @Nullable String contacted() {
        return answers.contacted();
    }

    public @Nullable String solved() {
        return answers.solved();
    }

    public @Nullable String satisfied() {
        return answers.satisfied();
    }

    /** The first question without an answer; null when all three have one. */
    public @Nullable Question open() {
        if (answers.contacted() == null) {
            return Question.CONTACTED;
        }
        if (answers.solved() == null) {
            return Question.SOLVED;
        }
        return answers.satisfied() == null ? Question.SATISFIED : null;
    }
}
