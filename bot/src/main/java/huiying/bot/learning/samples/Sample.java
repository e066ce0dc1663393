package huiying.bot.learning.samples;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Language;

/**
 * A text to learn from, with personal data hidden, and the label it was given.
 *
 * @param seq   its place among all samples, 0 before it is kept
 * @param label null while nobody has decided
 * @param tags  slices it belongs to
 */
public record Sample(UUID id, long seq, @Nullable String label, String text, Language language, Source source, Standing standing, List<String> tags) {

    /** Whether and how much it teaches, and since when it is here. */
    public record Standing(State state, double trust, Instant at, boolean released) {
        static Standing fresh(State state, double trust, Instant at) {
            return new Standing(state, trust, at, false);
        }
    }

    /** What is done with a sample. */
    public enum State {
        /** Learnt from. */
        USED,
        /** Waits for labels. */
        WAITING,
        /** Its labellers do not agree; somebody has to decide. */
        DISPUTED,
        /** Kept, but not learnt from until somebody has looked at it. */
        HELD,
        /** A later decision about the same case took its place. */
        REPLACED,
        /** Taken out. */
        REMOVED;

        public String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    public State state() {
        return standing.state();
    }

    public double trust() {
        return standing.trust();
    }

    public Instant at() {
        return standing.at();
    }
}
