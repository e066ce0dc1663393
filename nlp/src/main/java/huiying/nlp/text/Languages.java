package huiying.nlp.text;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Language;

/** Tells Chinese from English by script. A Chinese character carries about as much as half an English word. */
public final class Languages {
    /** Latin replies that Chinese speakers send as well. */
    private static final Set<String> NEITHER = Set.of("ok", "okay", "td", "kt", "y", "n", "t", "qx", "q", "vip", "hi", "hello", "bye", "sos", "wifi", "app");

    private Languages() {
    }

    public static Language of(String text, @Nullable Language before) {
        int han = 0;
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean latin = c < 0x250 && Character.isLetter(c);
            if (latin && !inWord) {
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
}
