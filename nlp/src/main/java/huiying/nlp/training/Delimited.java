package huiying.nlp.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables whose first line names the columns; a field in quotes may hold separators, line breaks and doubled quotes. */
final class Delimited {
    private final String content;
    private final char separator;
    private int at;

    private Delimited(String content, char separator) {
        this.content = content;
        this.separator = separator;
        this.at = content.startsWith("\uFEFF") ? 1 : 0;
    }

    static List<Map<String, String>> rows(String content, char separator) {
        var reader = new Delimited(content, separator);
        var rows = new ArrayList<Map<String, String>>();
        List<String> header = reader.at < content.length() ? reader.record() : List.of();
        while (reader.at < content.length()) {
            List<String> fields = reader.record();
            var row = new LinkedHashMap<String, String>();
            for (int i = 0; i < Math.min(fields.size(), header.size()); i++) {
                row.put(header.get(i), fields.get(i));
            }
            if (fields.size() > 1 || !fields.getFirst().isEmpty()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private List<String> record() {
        var fields = new ArrayList<String>();
        while (true) {
            fields.add(at < content.length() && content.charAt(at) == '"' && closes() ? quoted() : plain());
            if (at >= content.length() || content.charAt(at) != separator) {
                at = endOfLine(at);
                return fields;
            }
            at++;
        }
    }

    private int endOfLine(int from) {
        int end = from < content.length() && content.charAt(from) == '\r' ? from + 1 : from;
        return end < content.length() && content.charAt(end) == '\n' ? end + 1 : end;
    }

    /** People type quotes too: a field counts as quoted only if a quote closes it, in a tab-separated table on the same line. */
    private boolean closes() {
        for (int i = at + 1; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == '"') {
                boolean doubled = i + 1 < content.length() && content.charAt(i + 1) == '"';
                if (!doubled) {
                    return i + 1 == content.length() || ends(content.charAt(i + 1));
                }
                i++;
            } else if (separator == '\t' && (c == '\n' || c == '\t')) {
                return false;
            }
        }
        return false;
    }

    private boolean ends(char c) {
        return c == separator || c == '\n' || c == '\r';
    }

    private String quoted() {
        var field = new StringBuilder();
        for (at++; content.charAt(at) != '"' || at + 1 < content.length() && content.charAt(at + 1) == '"'; at++) {
            at += content.charAt(at) == '"' ? 1 : 0;
            field.append(content.charAt(at));
        }
        at++;
        return field.toString();
    }

    private String plain() {
        int from = at;
        while (at < content.length() && !ends(content.charAt(at))) {
            at++;
        }
        return content.substring(from, at);
    }
}
