package huiying.app.simulator;

import java.time.Instant;
import java.util.List;

import huiying.app.web.ShownText;

/**
 * One line on the screen of a simulated phone.
 *
 * @param number   rises on each screen
 * @param kind     who or what it is
 * @param text     the words
 * @param language of the words, for the voice that reads them; empty when unknown
 * @param note     a small remark: how sure the recogniser was, how far a message got
 */
public record Line(long number, Kind kind, String text, String language, String note, Instant at) {
    /** Mine the resident's, theirs the service's, picture a photo of the resident's, system what the phone itself says. */
    public enum Kind {
        MINE, THEIRS, PICTURE, SYSTEM
    }

    public boolean mine() {
        return kind == Kind.MINE || kind == Kind.PICTURE;
    }

    public boolean picture() {
        return kind == Kind.PICTURE;
    }

    public boolean system() {
        return kind == Kind.SYSTEM;
    }

    public List<ShownText.Part> parts() {
        return ShownText.parts(text);
    }

    /** For the {@code lang} attribute. */
    public String tag() {
        return ShownText.tag(text);
    }
}
