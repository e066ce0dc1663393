package huiying.nlp;

import java.util.Map;

/**
 * What an answer called clear has to keep.
 *
 * @param precision of a hundred clear answers at least this share is right; between 0 and 1
 * @param floors    for labels that lately were wrong too often: the least confidence that still counts as clear, above 1 when none does; {@value #ANY} for all
 */
public record Promise(double precision, Map<String, Double> floors) {
    /** Stands for every label. */
    public static final String ANY = "*";

    public Promise {
        if (!(precision > 0 && precision < 1)) {
            throw new IllegalArgumentException("a promised precision lies between 0 and 1, got " + precision);
        }
        floors = Map.copyOf(floors);
    }

    public static Promise of(double precision) {
        return new Promise(precision, Map.of());
    }

    /** Whether an answer that is sure enough by the record of held-out texts may be called clear. */
    public boolean allows(Prediction answer) {
        return allows(answer.label(), answer.confidence());
    }

    public boolean allows(String label, double confidence) {
        return confidence >= Math.max(floors.getOrDefault(label, 0.0), floors.getOrDefault(ANY, 0.0));
    }
}
