package huiying.nlp;

/** Words that spoke for a label. {@code share} is their part of all that spoke for it, 0 to 1. */
public record Evidence(Span span, double share) {
}
