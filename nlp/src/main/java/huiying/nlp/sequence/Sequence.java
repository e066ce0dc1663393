package huiying.nlp.sequence;

import java.util.List;

/** A labelled example: as many labels ({@code B-x}, {@code I-x} or {@code O}) as tokens. */
public record Sequence(List<String> tokens, List<String> labels) {
    public Sequence {
        if (tokens.size() != labels.size()) {
            throw new IllegalArgumentException("a sequence needs a label for each token, got " + labels.size() + " for " + tokens.size());
        }
        tokens = List.copyOf(tokens);
        labels = List.copyOf(labels);
    }

    public List<Stretch> stretches() {
        return labels.isEmpty() ? List.of() : Stretch.of(labels);
    }
}
