package huiying.nlp.sequence;

import java.util.ArrayList;
import java.util.List;

import huiying.nlp.text.Han;

/** What one label belongs to: a Chinese character, a run of digits, a run of Latin letters, or any other sign that is not blank. */
public record Token(int start, int end, String text) {

    public static List<Token> of(String text) {
        var tokens = new ArrayList<Token>();
        for (int at = 0; at < text.length();) {
            int end = end(text, at);
            if (!Character.isWhitespace(text.charAt(at))) {
                tokens.add(new Token(at, end, text.substring(at, end)));
            }
            at = end;
        }
        return tokens;
    }

    private static int end(String text, int at) {
        int end = at + 1;
        if (Han.isDigit(text.charAt(at))) {
            while (end < text.length() && Han.isDigit(text.charAt(end))) {
                end++;
            }
        } else if (isLetter(text.charAt(at))) {
            while (end < text.length() && isLetter(text.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    private static boolean isLetter(char c) {
        return c < 0x250 && Character.isLetter(c);
    }
}
