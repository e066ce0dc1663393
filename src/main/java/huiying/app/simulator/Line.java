package huiying.app.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.google.re2j.Pattern;

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
    private static final Pattern NUMBER = Pattern.compile("[0-9]{4} [0-9]{4} [0-9]{4}");

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

    /** A stretch of the words: a case number, which must not break, or anything else. */
    public record Part(String text, boolean number) {
    }

    public List<Part> parts() {
        var parts = new ArrayList<Part>();
        var number = NUMBER.matcher(text);
        int at = 0;
        while (number.find()) {
            parts.add(new Part(text.substring(at, number.start()), false));
            parts.add(new Part(number.group(), true));
            at = number.end();
        }
        parts.add(new Part(text.substring(at), false));
        return parts;
    }

    /** For the {@code lang} attribute. */
    public String tag() {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN) ? "zh-CN" : "en";
    }
}
