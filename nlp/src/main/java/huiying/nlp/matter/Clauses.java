package huiying.nlp.matter;

import java.util.ArrayList;
import java.util.List;

import huiying.nlp.Span;
import huiying.nlp.text.Han;

/** Cuts a text where people pause. */
public final class Clauses {
    private Clauses() {
    }

    public static List<Span> of(String text) {
        var clauses = new ArrayList<Span>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || ends(text, i)) {
                add(text, start, i, clauses);
                start = i + 1;
            }
        }
        return clauses;
    }

    private static boolean ends(String text, int i) {
        char c = text.charAt(i);
        if (c == '.' || c == ',') {
            boolean between = i > 0 && i + 1 < text.length() && Han.isDigit(text.charAt(i - 1)) && Han.isDigit(text.charAt(i + 1));
            return !between && (i + 1 == text.length() || c == ',' || text.charAt(i + 1) == ' ');
        }
        return Han.endsClause(c) || c == ':' && i > 0 && Han.is(text.charAt(i - 1));
    }

    private static void add(String text, int from, int to, List<Span> clauses) {
        int start = from;
        int end = to;
        while (start < end && !Character.isLetterOrDigit(text.charAt(start)) && "“\"《（(①②③④⑤".indexOf(text.charAt(start)) < 0) {
            start++;
        }
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        if (end > start) {
            clauses.add(new Span(start, end));
        }
    }
}
