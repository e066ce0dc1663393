package huiying.bot.duties;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import huiying.bot.sheets.Table;
import huiying.nlp.Taxonomy;

/** A made-up list of the size of a real one: 5,309 items four levels deep under the 147 nodes of the taxonomy, with 880 laws. */
public final class BigList {
    public static final int ITEMS = 5_309;
    public static final int LAWS = 880;
    private static final List<String> UNITS = List.of("CGJ", "SWJ", "ZJJ", "SZC", "SCJ", "JTJ", "GAJ", "HBJ", "RSJ", "WJJ", "JYJ", "MZJ", "ZRJ", "FGJ");

    private final Random random = new Random(5309);
    private final List<Table.Row> rows = new ArrayList<>();

    /** As a table to be imported. */
    public static Table table() {
        return new BigList().made();
    }

    private Table made() {
        var taxonomy = Taxonomy.bundled();
        taxonomy.fields().forEach(field -> row(Map.of("code", field.code(), "name_zh", field.zh(), "category", field.code())));
        taxonomy.leaves().forEach(leaf -> row(Map.of("code", leaf.code(), "parent", leaf.field(), "name_zh", leaf.zh(), "category", leaf.code(), "lead", unit(),
                "basis", basis())));
        var leaves = taxonomy.leaves();
        for (int n = rows.size(); n < ITEMS; n++) {
            var leaf = leaves.get(n % leaves.size()).code();
            var parent = n > ITEMS / 2 ? rows.get(n - ITEMS / 2 + 200).cell("code") : leaf;
            var cells = new LinkedHashMap<>(Map.of("code", parent + "-" + n, "parent", parent, "name_zh", "事项" + n, "synonyms", "说法" + n + "\n叫法" + n, "lead",
                    unit(), "assists", "ZHZX", "basis", basis(), "deadline", "general7d", "steps", "受理\n现场核实\n处置\n回复"));
            cells.put("facts", "where | string | 地点 | Where\nphoto? | text | 照片 | Photo");
            row(cells);
        }
        return new Table(Columns.ALL, rows);
    }

    private void row(Map<String, String> cells) {
        rows.add(new Table.Row(rows.size() + 2, cells));
    }

    private String unit() {
        return UNITS.get(random.nextInt(UNITS.size()));
    }

    private String basis() {
        return "《第" + rows.size() % LAWS + "号法规》 | 第" + (1 + random.nextInt(60)) + "条";
    }
}
