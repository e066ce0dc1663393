package huiying.nlp;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** The model's answer after threshold and margin were applied once, here. Candidates are ordered, best first. */
public sealed interface Guess {

    /** Up to three candidates, best first; empty only for {@link Unknown} texts without any known feature. */
    List<Prediction> candidates();

    /** Sure enough for the promised precision. */
    record Clear(List<Prediction> candidates) implements Guess {
        public Prediction best() {
            return candidates.getFirst();
        }
    }

    /**
     * Not sure enough, but the right answer is probably among the few.
     *
     * @param group the branch of the taxonomy that is sure although nothing in it is; null when no branch is
     */
    record Ambiguous(List<Prediction> candidates, @Nullable Prediction group) implements Guess {
        public Ambiguous(List<Prediction> candidates) {
            this(candidates, null);
        }

        /** Whether the right one is among the first two with at least this probability: then one question settles it. */
        public boolean betweenTwo(double share) {
            return candidates.size() > 1 && candidates.get(0).confidence() + candidates.get(1).confidence() >= share;
        }
    }

    /** Nothing the model knows. */
    record Unknown(List<Prediction> candidates) implements Guess {
    }
}
