package huiying.nlp.similar;

import java.util.UUID;

/** An earlier text and how like it is: 0 nothing in common, 1 the same features. */
public record Match(UUID id, double likeness) {
}
