package huiying.bot.sheets;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Comma-separated values: RFC 4180 with the liberties spreadsheets take; UTF-8, or GB 18030 as Chinese ones still save it. */
final class CsvFile {
    private static final Charset CHINESE = Charset.forName("GB18030");
    private static final char BOM = '\uFEFF';

    private final Budget.Spent spent;

    CsvFile(Budget budget) {
        this.spent = budget.new Spent();
    }

    List<TableReader.Line> rows(byte[] file) throws Unreadable {
        return new Parsing(text(file)).lines();
    }

    static String text(byte[] file) throws Unreadable {
        for (var charset : List.of(StandardCharsets.UTF_8, CHINESE)) {
            try {
                var text = charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
                return !text.isEmpty() && text.charAt(0) == BOM ? text.substring(1) : text;
            } catch (CharacterCodingException other) {
                continue;
            }
        }
        throw new Unreadable("not-text");
    }

    /** One walk through the text. */
    private final class Parsing {
        private final String text;
        private final char separator;
        private final List<TableReader.Line> lines = new ArrayList<>();
        private List<String> cells = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private boolean quoted;
        private int line = 1;
        private int started = 1;

        Parsing(String text) {
            this.text = text;
            var head = text.lines().findFirst().orElse("");
            this.separator = head.indexOf(',') < 0 && head.indexOf('\t') >= 0 ? '\t' : head.indexOf(',') < 0 && head.indexOf(';') >= 0 ? ';' : ',';
        }

        List<TableReader.Line> lines() throws Unreadable {
            for (int i = 0; i < text.length(); i++) {
                i = step(i);
            }
            if (quoted) {
                throw new Unreadable("quote-open");
            }
            if (!cell.isEmpty() || !cells.isEmpty()) {
                endLine();
            }
            return lines;
        }

        private int step(int at) throws Unreadable {
            char c = text.charAt(at);
            line += c == '\n' ? 1 : 0;
            if (quoted) {
                return inQuotes(at, c);
            }
            if (c == '"' && cell.toString().isBlank()) {
                quoted = true;
                cell.setLength(0);
            } else if (c == separator) {
                endCell();
            } else if (c == '\n') {
                endLine();
            } else if (c != '\r') {
                cell.append(c);
            }
            return at;
        }

        private int inQuotes(int at, char c) {
            if (c != '"') {
                cell.append(c);
                return at;
            }
            boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == '"';
            if (doubled) {
                cell.append('"');
            } else {
                quoted = false;
            }
            return doubled ? at + 1 : at;
        }

        private void endCell() throws Unreadable {
            cells.add(spent.cell(cell.toString()));
            cell.setLength(0);
        }

        private void endLine() throws Unreadable {
            endCell();
            spent.row(cells.size());
            lines.add(new TableReader.Line(started, cells));
            cells = new ArrayList<>();
            started = line;
        }
    }
}
