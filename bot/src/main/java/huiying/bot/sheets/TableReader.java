package huiying.bot.sheets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** Reads a table from the bytes of a file, within a budget. */
public final class TableReader {
    private final Budget budget;

    public TableReader(Budget budget) {
        this.budget = budget;
    }

    public Table read(byte[] file, Format format) throws Unreadable {
        if (file.length > budget.bytes()) {
            throw new Unreadable("file-too-big");
        }
        return switch (format) {
            case CSV, TSV -> table(new CsvFile(budget).rows(file));
            case JSON -> new JsonFile(budget).table(file);
            case JSONL -> new JsonFile(budget).lines(file);
            case XLSX -> table(new XlsxFile(budget).rows(file));
        };
    }

    /** The first row that says anything names the columns. */
    private static Table table(List<Line> lines) throws Unreadable {
        var first = lines.stream().filter(line -> !line.isBlank()).findFirst().orElseThrow(() -> new Unreadable("empty"));
        var columns = first.cells().stream().map(TableReader::column).toList();
        if (columns.stream().filter(name -> !name.isEmpty()).distinct().count() < columns.stream().filter(name -> !name.isEmpty()).count()) {
            throw new Unreadable("column-twice");
        }
        var rows = new ArrayList<Table.Row>();
        for (var line : lines) {
            if (line.number() > first.number() && !line.isBlank()) {
                rows.add(row(line, columns));
            }
        }
        return new Table(columns.stream().filter(name -> !name.isEmpty()).toList(), rows);
    }

    private static Table.Row row(Line line, List<String> columns) {
        var cells = new LinkedHashMap<String, String>();
        for (int i = 0; i < Math.min(columns.size(), line.cells().size()); i++) {
            var text = line.cells().get(i).strip();
            if (!text.isEmpty() && !columns.get(i).isEmpty()) {
                cells.put(columns.get(i), unquoted(text));
            }
        }
        return new Table.Row(line.number(), cells);
    }

    /** What we wrote with a quote so that no spreadsheet would run it. */
    private static String unquoted(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && Formulas.startsLikeOne(text.substring(1)) ? text.substring(1) : text;
    }

    private static String column(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    /** A row as it stands in the file. */
    record Line(int number, List<String> cells) {
        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }
}
