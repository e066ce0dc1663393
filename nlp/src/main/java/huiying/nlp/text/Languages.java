package huiying.nlp.text;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Language;

/** Tells Chinese from English by script. A Chinese character carries about as much as half an English word. */
public final class Languages {
    /** Latin replies that Chinese speakers send as well. */
    private static final Set<String> NEITHER = Set.of("ok", "okay", "td", "kt", "y", "n", "t", "qx", "q", "vip", "hi", "hello", "bye", "sos", "wifi", "app");

    private static final String JOINS = "=_@/0123456789";

    private Languages() {
    }

    public static Language of(String text, @Nullable Language before) {
        int han = 0;
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean latin = c < 0x250 && Character.isLetter(c);
            if (latin && !inWord && word(text, i)) {
                words++;
            }
            inWord = latin || (inWord && c == '\'');
            if (Han.is(c)) {
                han++;
            }
        }
        if (han == 0 && (words == 0 || NEITHER.contains(text.strip().toLowerCase(Locale.ROOT)))) {
            return before == null ? Language.ZH : before;
        }
        return han >= 2 * words || (han > 0 && words < 3) ? Language.ZH : Language.EN;
    }

    /** Two letters or more, and not part of a number, an address or an assignment ("A12", "seq=1"). */
    private static boolean word(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) < 0x250 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        boolean joined = end < text.length() && JOINS.indexOf(text.charAt(end)) >= 0 || start > 0 && JOINS.indexOf(text.charAt(start - 1)) >= 0;
        return !joined && (end - start > 1 || text.charAt(start) == 'a' || text.charAt(start) == 'I' || text.charAt(start) == 'i');
    }
}
