package huiying.nlp;

import java.util.List;

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

    /** Not sure enough, but the right answer is probably among the few. */
    record Ambiguous(List<Prediction> candidates) implements Guess {
    }

    /** Nothing the model knows. */
    record Unknown(List<Prediction> candidates) implements Guess {
    }
}
