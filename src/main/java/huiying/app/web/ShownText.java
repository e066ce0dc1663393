package huiying.app.web;

import java.util.ArrayList;
import java.util.List;

import com.google.re2j.Pattern;

/** How words of a talk stand on a page: in which language, and which stretch of them must not break. */
public final class ShownText {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{4} [0-9]{4} [0-9]{4}");

    private ShownText() {
    }

    /** A stretch of the words: a case number, which must not break, or anything else. */
    public record Part(String text, boolean number) {
    }

    public static List<Part> parts(String text) {
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
    public static String tag(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN) ? "zh-CN" : "en";
    }
}
