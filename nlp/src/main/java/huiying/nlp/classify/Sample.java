package huiying.nlp.classify;

/**
 * A text with the label somebody gave it. {@code title} is empty when there is none.
 *
 * @param weight how much it teaches, above 0: 1 for a label that is beyond doubt, less for one that is only likely
 */
public record Sample(String label, String title, String text, float weight) {
    public Sample {
        if (!(weight > 0)) {
            throw new IllegalArgumentException("a sample weighs more than nothing, got " + weight);
        }
    }

    public Sample(String label, String title, String text) {
        this(label, title, text, 1);
    }

    public Sample(String label, String text) {
        this(label, "", text);
    }

    /** The same text under another label. */
    public Sample labelled(String other) {
        return new Sample(other, title, text, weight);
    }

    boolean titled() {
        return !title.isEmpty();
    }
}
