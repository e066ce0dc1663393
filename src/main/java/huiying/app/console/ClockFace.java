package huiying.app.console;

/**
 * A clock as a page shows it.
 *
 * @param kind  shape and colour: {@code run}, {@code soon}, {@code late}, {@code held}, {@code met}
 * @param words what is left, in words
 * @param exact the exact time due
 */
public record ClockFace(String kind, String words, String exact) {

    /** The same, said of signing. */
    ClockFace toSign(Words say) {
        return new ClockFace(kind, say.say("clock.sign", words), exact);
    }
}
