package huiying.bot.sheets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

import org.dhatim.fastexcel.Workbook;

import tools.jackson.databind.json.JsonMapper;

/** Writes a table so that a spreadsheet shows it and runs nothing of it: every cell is text. */
public final class TableWriter {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BOM = "\uFEFF";

    private TableWriter() {
    }

    public static byte[] write(Table table, Format format) {
        return switch (format) {
            case CSV -> text(table, ",").getBytes(StandardCharsets.UTF_8);
            case TSV -> text(table, "\t").getBytes(StandardCharsets.UTF_8);
            case JSON -> JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(table.rows().stream().map(row -> objectOf(row, table.columns())).toList());
            case JSONL -> table.rows().stream().map(row -> JSON.writeValueAsString(objectOf(row, table.columns())) + "\n").collect(Collectors.joining())
                    .getBytes(StandardCharsets.UTF_8);
            case XLSX -> xlsx(table);
        };
    }

    private static LinkedHashMap<String, String> objectOf(Table.Row row, List<String> columns) {
        var object = new LinkedHashMap<String, String>();
        columns.stream().filter(column -> !row.cell(column).isEmpty()).forEach(column -> object.put(column, row.cell(column)));
        return object;
    }

    private static String text(Table table, String between) {
        var head = line(table.columns(), between);
        return BOM + head + table.rows().stream().map(row -> line(table.columns().stream().map(row::cell).toList(), between)).collect(Collectors.joining());
    }

    private static String line(List<String> cells, String between) {
        return cells.stream().map(cell -> "\"" + Formulas.harmless(cell).replace("\"", "\"\"") + "\"").collect(Collectors.joining(between)) + "\r\n";
    }

    private static byte[] xlsx(Table table) {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Huiying", "1.0")) {
            var sheet = book.newWorksheet("list");
            for (int column = 0; column < table.columns().size(); column++) {
                sheet.value(0, column, table.columns().get(column));
            }
            for (int row = 0; row < table.rows().size(); row++) {
                for (int column = 0; column < table.columns().size(); column++) {
                    sheet.value(row + 1, column, Formulas.harmless(table.rows().get(row).cell(table.columns().get(column))));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
