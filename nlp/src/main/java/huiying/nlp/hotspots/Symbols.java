package huiying.nlp.hotspots;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import huiying.nlp.text.Han;

/**
 * Writes a text as one symbol for each Chinese character and one for each Latin word or number, without blanks, so that phrases of three symbols mean about the same in both
 * languages. Words become characters of Unicode's private area; when its 6,400 places are taken, later words share them.
 */
final class Symbols {
    private static final char FIRST = '\uE000';
    private static final int PLACES = 6400;
    private final Map<String, Character> symbols = new HashMap<>();
    private final String[] words = new String[PLACES];

    char[] of(String text) {
        char[] written = new char[text.length()];
        int n = 0;
        int at = 0;
        while (at < text.length()) {
            int end = endOfWord(text, at);
            if (end > at) {
                written[n++] = symbol(text.substring(at, end).toLowerCase(Locale.ROOT));
            } else if (text.charAt(at) != ' ') {
                written[n++] = text.charAt(at);
            }
            at = Math.max(end, at + 1);
        }
        return Arrays.copyOf(written, n);
    }

    /** The symbols as they were first written, in lower case. */
    String text(String symbols) {
        var text = new StringBuilder();
        for (int i = 0; i < symbols.length(); i++) {
            char c = symbols.charAt(i);
            if (isWord(c)) {
                text.append(!text.isEmpty() && isWord(symbols.charAt(i - 1)) ? " " : "").append(words[c - FIRST]);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    static boolean isWord(char symbol) {
        return symbol >= FIRST && symbol < FIRST + PLACES;
    }

    /** The symbol of a word that may or may not have occurred; 0 when it has not. */
    char known(String word) {
        return symbols.getOrDefault(word, '\0');
    }

    private static int endOfWord(String text, int start) {
        int end = start;
        while (end < text.length() && (Han.isLatin(text.charAt(end)) || text.charAt(end) == '\'' && end > start)) {
            end++;
        }
        return end;
    }

    private char symbol(String word) {
        return symbols.computeIfAbsent(word, w -> {
            int place = symbols.size() < PLACES ? symbols.size() : Math.floorMod(w.hashCode(), PLACES);
            words[place] = words[place] == null ? w : words[place];
            return (char) (FIRST + place);
        });
    }
}
