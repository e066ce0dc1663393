package huiying.nlp.classify;

/** A text with the label somebody gave it. {@code title} is empty when there is none. */
public record Sample(String label, String title, String text) {
    public Sample(String label, String text) {
        this(label, "", text);
    }

    boolean titled() {
        return !title.isEmpty();
    }
}
