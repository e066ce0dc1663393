package huiying.nlp.time;

import java.util.ArrayList;
import java.util.List;

/** A word of an English text with its place: letters and digits with what may stand inside ("10:40", "o'clock", "24/7", "3rd"), or one sign. */
record EnglishWord(String text, int start, int end) {

    static List<EnglishWord> of(String text) {
        var words = new ArrayList<EnglishWord>();
        for (int at = 0; at < text.length();) {
            int end = at + 1;
            if (Character.isLetterOrDigit(text.charAt(at))) {
                while (end < text.length() && goesOn(text, end)) {
                    end++;
                }
            }
            if (!Character.isWhitespace(text.charAt(at))) {
                words.add(new EnglishWord(text.substring(at, end), at, end));
            }
            at = end;
        }
        return words;
    }

    private static boolean goesOn(String text, int at) {
        char c = text.charAt(at);
        boolean inside = (c == ':' || c == '\'' || c == '/' || c == '.') && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
        return Character.isLetterOrDigit(c) || inside;
    }

    boolean isNumber() {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9') && text.length() < 5;
    }

    /** 3 of "3rd", or 0. */
    int ordinal() {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        boolean ordinal = digits > 0 && digits < 3 && List.of("st", "nd", "rd", "th").contains(text.substring(digits));
        return ordinal ? Integer.parseInt(text.substring(0, digits)) : 0;
    }
}
