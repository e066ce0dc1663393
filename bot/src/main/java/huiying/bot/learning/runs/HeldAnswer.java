package huiying.bot.learning.runs;

import java.util.List;
import java.util.UUID;

/**
 * What a held-out sample was answered by a model that had not seen it, and by the model in force.
 *
 * @param label      what people say it is
 * @param candidates the best three, best first
 * @param given      the probability of the right label
 * @param rival      what the model in force says; from its own held-out answers where it had learnt the sample
 * @param fresh      whether the model in force had never seen it
 */
public record HeldAnswer(UUID sample, String label, List<Guessed> candidates, double given, Guessed rival, boolean fresh) {

    /** A label and how sure it is. */
    public record Guessed(String label, double confidence) {
        public static final Guessed NOTHING = new Guessed("", 0);
    }

    public Guessed best() {
        return candidates.isEmpty() ? Guessed.NOTHING : candidates.getFirst();
    }

    public boolean right() {
        return best().label().equals(label);
    }

    public boolean rivalRight() {
        return rival.label().equals(label);
    }

    public boolean changed() {
        return !rival.label().equals(best().label());
    }
}
