package huiying.bot.grids;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import huiying.bot.sheets.Flaw;
import huiying.bot.sheets.Table;

/** Reads things with numbers on them from a table. A grid may be left out where a position tells it. */
public final class ObjectImport {
    private static final List<String> COLUMNS = List.of("code", "kind", "name_zh", "name_en", "grid", "latitude", "longitude", "unit", "category");

    private final Set<String> units;
    private final Set<String> categories;
    private final Grids grids;

    public ObjectImport(Set<String> units, Set<String> categories, Grids grids) {
        this.units = units;
        this.categories = categories;
        this.grids = grids;
    }

    /** What was read; complete only without flaws. */
    public record Result(List<ManagedObject> objects, List<Flaw> flaws) {
    }

    public Result read(Table table) {
        var flaws = new ArrayList<Flaw>();
        var objects = new ArrayList<ManagedObject>();
        var rows = new HashMap<String, Integer>();
        table.columns().stream().filter(column -> !COLUMNS.contains(column)).forEach(column -> flaws.add(Flaw.of(0, column, "unknown-column", column)));
        for (var row : table.rows()) {
            objects.add(object(row, flaws));
            var earlier = rows.putIfAbsent(ManagedObjects.key(row.cell("code")), row.number());
            if (earlier != null) {
                flaws.add(Flaw.of(row.number(), "code", "twice", row.cell("code"), earlier.toString()));
            }
        }
        return new Result(objects, flaws);
    }

    private ManagedObject object(Table.Row row, List<Flaw> flaws) {
        if (ManagedObjects.codes(row.cell("code")).size() != 1) {
            flaws.add(Flaw.of(row.number(), "code", row.cell("code").isEmpty() ? "code-missing" : "object-code", row.cell("code")));
        }
        if (row.cell("name_zh").isEmpty()) {
            flaws.add(Flaw.of(row.number(), "name_zh", "name-missing"));
        }
        if (row.cell("kind").isEmpty()) {
            flaws.add(Flaw.of(row.number(), "kind", "kind-missing"));
        }
        Map.of("unit", units, "category", categories).forEach((column, names) -> {
            if (!row.cell(column).isEmpty() && !names.contains(row.cell(column))) {
                flaws.add(Flaw.of(row.number(), column, "unknown-" + column, row.cell(column)));
            }
        });
        return new ManagedObject(row.cell("code"), row.cell("kind"), new Grid.Name(row.cell("name_zh"), row.cell("name_en")), spot(row, flaws), empty(row.cell(
                "unit")), empty(row.cell("category")));
    }

    private ManagedObject.Spot spot(Table.Row row, List<Flaw> flaws) {
        var latitude = number(row, "latitude", 90, flaws);
        var longitude = number(row, "longitude", 180, flaws);
        var grid = row.cell("grid");
        if (grid.isEmpty() && latitude != null && longitude != null) {
            grid = grids.at(latitude, longitude).map(Grid::code).orElse("");
        }
        if (grids.find(grid).isEmpty()) {
            flaws.add(Flaw.of(row.number(), "grid", grid.isEmpty() ? "no-place" : "unknown-area", grid));
        }
        return new ManagedObject.Spot(grid, latitude, longitude);
    }

    private static @Nullable Double number(Table.Row row, String column, double most, List<Flaw> flaws) {
        var text = row.cell(column);
        try {
            var number = text.isEmpty() ? null : Double.valueOf(text);
            if (number == null || Math.abs(number) <= most) {
                return number;
            }
        } catch (NumberFormatException malformed) {
            flaws.add(Flaw.of(row.number(), column, "not-a-number", text));
            return null;
        }
        flaws.add(Flaw.of(row.number(), column, "out-of-range", text));
        return null;
    }

    private static @Nullable String empty(String text) {
        return text.isEmpty() ? null : text;
    }
}
