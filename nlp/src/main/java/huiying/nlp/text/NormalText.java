package huiying.nlp.text;

import huiying.nlp.Span;

/** A text made fit for the models, with the way back: which stretch of the resident's own text each character came from. */
public final class NormalText {
    private final String original;
    private final String text;
    private final int[] starts;
    private final int[] ends;

    NormalText(String original, String text, int[] starts, int[] ends) {
        this.original = original;
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    public String original() {
        return original;
    }

    public String text() {
        return text;
    }

    /** The span of the resident's own text that became {@code [start, end)} here. */
    public Span origin(int start, int end) {
        if (start >= end) {
            int at = start < starts.length ? starts[start] : original.length();
            return new Span(at, at);
        }
        return new Span(starts[start], ends[end - 1]);
    }

    /** The resident's text with every character replaced that has a simple counterpart here: reads like {@link #text()}, counts like {@link #original()}. */
    public String aligned() {
        var aligned = new StringBuilder(original);
        for (int i = 0; i < text.length(); i++) {
            if (ends[i] == starts[i] + 1) {
                aligned.setCharAt(starts[i], text.charAt(i));
            }
        }
        return aligned.toString();
    }

    public Span origin(Span span) {
        return origin(span.start(), span.end());
    }
}
