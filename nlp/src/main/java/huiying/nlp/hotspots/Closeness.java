package huiying.nlp.hotspots;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How likely two reports are about the same thing, and why.
 *
 * @param score  0 to 1
 * @param words  how alike the wordings are, 0 to 1
 * @param metres between the two points, null when one is unknown
 * @param apart  between the two times
 * @param shared words that stand in both, the rarest first
 */
public record Closeness(double score, double words, @Nullable Double metres, Duration apart, List<String> shared) {
    public Closeness {
        shared = List.copyOf(shared);
    }
}
