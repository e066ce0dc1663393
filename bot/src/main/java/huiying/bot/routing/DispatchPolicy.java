package huiying.bot.routing;

import org.jspecify.annotations.Nullable;

import huiying.bot.cases.Case;
import huiying.bot.features.Features;
import huiying.nlp.Guess;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;

/** Decides whether a filed case may go to a unit without a person looking at it first. When in doubt: a person. */
public final class DispatchPolicy {
    private DispatchPolicy() {
    }

    /** What was decided. */
    public sealed interface Choice {
    }

    /** Goes at once. */
    public record Auto(Assignment to) implements Choice {
    }

    /** A person looks first, because: {@code confidential}, {@code unclear}, {@code unknown}, {@code corrected}, {@code no-place}, {@code no-duty}, {@code unclear-duty}, {@code switched-off}, {@code sample}. */
    public record Manual(String reason) implements Choice {
    }

    public static Choice decide(Case filed, @Nullable Guess guess, Assignment assignment, Features features) {
        var doubt = doubt(filed, guess, assignment);
        if (doubt == null && !features.dispatching()) {
            return new Manual("switched-off");
        }
        if (doubt == null && filed.urgency() == Urgency.ORDINARY && features.sampling().ofDispatches(filed.id())) {
            return new Manual("sample");
        }
        return doubt == null ? new Auto(assignment) : new Manual(doubt);
    }

    private static @Nullable String doubt(Case filed, @Nullable Guess guess, Assignment assignment) {
        if (filed.confidential() || filed.nature() == Nature.WHISTLEBLOWING) {
            return "confidential";
        }
        var unsure = unsure(filed, guess);
        if (unsure != null) {
            return filed.urgency() == Urgency.IMMEDIATE ? "danger-" + unsure : unsure;
        }
        if (filed.grid() == null) {
            return "no-place";
        }
        return switch (assignment.how()) {
            case LAST_RESORT -> "no-duty";
            case UNSURE -> "unclear-duty";
            case CONFLICT -> "confidential";
            case LISTED, PRECEDENT, OBJECT -> null;
        };
    }

    private static @Nullable String unsure(Case filed, @Nullable Guess guess) {
        return switch (guess) {
            case null -> "unknown";
            case Guess.Unknown it -> "unknown";
            case Guess.Ambiguous it -> "unclear";
            case Guess.Clear it when !it.best().label().equals(filed.category()) -> "corrected";
            case Guess.Clear it -> null;
        };
    }
}
