package huiying.nlp;

/** One matter of a message that tells of several: where it is told, and what it is. */
public record Part(Span span, Guess category, String title) {
}
