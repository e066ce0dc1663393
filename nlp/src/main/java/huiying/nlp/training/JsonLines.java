package huiying.nlp.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One flat JSON object a line; strings, numbers and words become text. */
final class JsonLines {
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String MEANINGS = "\"\\/\b\f\n\r\t";
    private final String line;
    private int at;

    private JsonLines(String line) {
        this.line = line;
    }

    static List<Map<String, String>> rows(String content) {
        var rows = new ArrayList<Map<String, String>>();
        int number = 0;
        for (String line : content.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                try {
                    rows.add(new JsonLines(line).object());
                } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
                    throw new IllegalArgumentException("line " + number + " is not a flat JSON object", e);
                }
            }
        }
        return rows;
    }

    private Map<String, String> object() {
        var row = new LinkedHashMap<String, String>();
        expect('{');
        while (next() != '}') {
            String name = string();
            expect(':');
            row.put(name, next() == '"' ? string() : word());
            if (next() == ',') {
                at++;
            }
        }
        return row;
    }

    /** The next character that is not a blank; the line must have one. */
    private char next() {
        while (Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return line.charAt(at);
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw new IllegalArgumentException("expected " + wanted);
        }
        at++;
    }

    private String string() {
        expect('"');
        var text = new StringBuilder();
        for (char c = line.charAt(at++); c != '"'; c = line.charAt(at++)) {
            text.append(c == '\\' ? escaped() : c);
        }
        return text.toString();
    }

    private char escaped() {
        char c = line.charAt(at++);
        if (c == 'u') {
            at += 4;
            return (char) Integer.parseInt(line, at - 4, at, 16);
        }
        if (ESCAPES.indexOf(c) < 0) {
            throw new IllegalArgumentException("unknown escape");
        }
        return MEANINGS.charAt(ESCAPES.indexOf(c));
    }

    private String word() {
        int from = at;
        while (line.charAt(at) != ',' && line.charAt(at) != '}') {
            if ("{[\"".indexOf(line.charAt(at)) >= 0) {
                throw new IllegalArgumentException("nested");
            }
            at++;
        }
        return line.substring(from, at).strip();
    }
}
