package huiying.bot.sheets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A list of objects, one for each row, or one object to a line; a list in a cell is its elements, one to a line. */
final class JsonFile {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8)
            .maxStringLength(Budget.CELL).maxNumberLength(100).maxNameLength(200).build()).build()).build();

    private final Budget.Spent spent;

    JsonFile(Budget budget) {
        this.spent = budget.new Spent();
    }

    Table table(byte[] file) throws Unreadable {
        var root = parsed(CsvFile.text(file));
        if (!root.isArray() || root.isEmpty()) {
            throw new Unreadable(root.isArray() ? "empty" : "not-a-list");
        }
        return table(root);
    }

    /** One object to a line. */
    Table lines(byte[] file) throws Unreadable {
        var all = new ArrayList<JsonNode>();
        for (var line : CsvFile.text(file).lines().filter(line -> !line.isBlank()).toList()) {
            all.add(parsed(line));
        }
        if (all.isEmpty()) {
            throw new Unreadable("empty");
        }
        return table(all);
    }

    private Table table(Iterable<JsonNode> nodes) throws Unreadable {
        var columns = new LinkedHashSet<String>();
        var rows = new ArrayList<Table.Row>();
        for (var node : nodes) {
            if (!node.isObject()) {
                throw new Unreadable("not-a-list");
            }
            var row = row(rows.size() + 1, node);
            columns.addAll(row.cells().keySet());
            rows.add(row);
        }
        return new Table(List.copyOf(columns), rows);
    }

    private static JsonNode parsed(String text) throws Unreadable {
        try {
            return JSON.readTree(text);
        } catch (JacksonException broken) {
            throw new Unreadable("not-json");
        }
    }

    private Table.Row row(int number, JsonNode node) throws Unreadable {
        spent.row(node.size());
        var cells = new LinkedHashMap<String, String>();
        for (var field : node.properties()) {
            var text = spent.cell(text(field.getValue())).strip();
            if (!text.isEmpty()) {
                cells.put(field.getKey().strip().toLowerCase(Locale.ROOT), text);
            }
        }
        return new Table.Row(number, cells);
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(JsonFile::text).collect(Collectors.joining("\n"));
        }
        return value.isNull() ? "" : value.isValueNode() ? value.asString() : value.toString();
    }
}
