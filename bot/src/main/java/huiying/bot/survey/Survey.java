package huiying.bot.survey;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What a resident answered about one resolution of a case. */
public record Survey(UUID id, UUID caseId, int resolution, @Nullable String contacted, @Nullable String solved, @Nullable String satisfied, boolean reminded) {

    public boolean isSolved() {
        return "YES".equals(solved);
    }

    public boolean isUnsolved() {
        return "NO".equals(solved) || "PARTLY".equals(solved);
    }

    /** The first question without an answer; null when all three have one. */
    public @Nullable Question open() {
        if (contacted == null) {
            return Question.CONTACTED;
        }
        if (solved == null) {
            return Question.SOLVED;
        }
        return satisfied == null ? Question.SATISFIED : null;
    }
}
