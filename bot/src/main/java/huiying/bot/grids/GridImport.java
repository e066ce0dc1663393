package huiying.bot.grids;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

import huiying.bot.sheets.Budget;
import huiying.bot.sheets.Flaw;
import huiying.bot.sheets.Unreadable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads patches of the city from a GeoJSON collection and names every flaw by feature and property. Nothing is taken while there is one. */
public final class GridImport {
    private static final int BYTES = 20 << 20;
    private static final int FEATURES = 20_000;
    private static final Map<String, Grid.Level> LEVELS = levels();
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(12)
            .maxStringLength(10_000).maxNumberLength(50).build()).build()).build();

    private final Set<String> units;
    private final CityMap before;
    private final LocalDate today;

    public GridImport(Set<String> units, CityMap before, LocalDate today) {
        this.units = units;
        this.before = before;
        this.today = today;
    }

    /** What was read; complete only without flaws. Rows of flaws are numbers of features, from one. */
    public record Result(List<Grid> grids, List<Flaw> flaws) {
        /** How many of each level. */
        public Map<Grid.Level, Long> counts() {
            return grids.stream().collect(java.util.stream.Collectors.groupingBy(Grid::level, java.util.TreeMap::new, java.util.stream.Collectors.counting()));
        }
    }

    public Result read(byte[] file) throws Unreadable {
        if (file.length > BYTES) {
            throw new Unreadable("file-too-big");
        }
        var features = parsed(file).path("features");
        if (!features.isArray() || features.isEmpty()) {
            throw new Unreadable("no-features");
        }
        if (features.size() > FEATURES) {
            throw new Unreadable("too-many-rows");
        }
        var reading = new Reading(System.nanoTime() + Budget.USUAL.time().toNanos());
        for (var feature : features) {
            reading.feature(feature);
        }
        reading.nesting();
        return new Result(List.copyOf(reading.grids.values()), List.copyOf(reading.flaws));
    }

    private static JsonNode parsed(byte[] file) throws Unreadable {
        try {
            return JSON.readTree(file);
        } catch (JacksonException broken) {
            throw new Unreadable("not-json");
        }
    }

    private static Map<String, Grid.Level> levels() {
        var all = new HashMap<String, Grid.Level>();
        for (var level : Grid.Level.values()) {
            all.put(level.stored(), level);
        }
        return Map.copyOf(all);
    }

    /** One collection being read. */
    private final class Reading {
        private final long end;
        private final List<Flaw> flaws = new ArrayList<>();
        private final Map<String, Grid> grids = new HashMap<>();
        private final Map<String, Integer> rows = new HashMap<>();
        private int at;

        Reading(long end) {
            this.end = end;
        }

        void feature(JsonNode feature) throws Unreadable {
            at++;
            if (System.nanoTime() > end) {
                throw new Unreadable("too-slow");
            }
            var properties = feature.path("properties");
            var code = text(properties, "code");
            var level = LEVELS.get(text(properties, "level"));
            if (code.isEmpty() || code.length() > 40) {
                flaw("code", "code-missing");
            } else if (level == null) {
                flaw("level", "unknown-level", text(properties, "level"));
            } else if (rows.putIfAbsent(code, at) != null) {
                flaw("code", "twice", code, String.valueOf(rows.get(code)));
            } else {
                grids.put(code, grid(code, level, properties, boundary(feature.path("geometry"))));
            }
        }

        private Grid grid(String code, Grid.Level level, JsonNode properties, @Nullable Geometry boundary) {
            var zh = text(properties, "name_zh");
            if (zh.isEmpty()) {
                flaw("name_zh", "name-missing");
            }
            var unit = text(properties, "unit");
            if (!unit.isEmpty() && !units.contains(unit)) {
                flaw("unit", "unknown-unit", unit);
            }
            var keeper = new Grid.Keeper(unit.isEmpty() ? null : unit, text(properties, "worker").isEmpty() ? null : text(properties, "worker"),
                    text(properties,
                            "phone"));
            return new Grid(code, level, new Grid.Name(zh, text(properties, "name_en")), boundary, keeper,
                    new Grid.Time(from(properties, code), null, List.of()));
        }

        private LocalDate from(JsonNode properties, String code) {
            var text = text(properties, "valid_from");
            try {
                return text.isEmpty() ? before.find(code).map(grid -> grid.time().from()).orElse(today) : LocalDate.parse(text);
            } catch (DateTimeException malformed) {
                flaw("valid_from", "not-a-date", text);
                return today;
            }
        }

        private @Nullable Geometry boundary(JsonNode geometry) {
            if (geometry.isMissingNode() || geometry.isNull()) {
                return null;
            }
            try {
                return Shapes.read(geometry);
            } catch (Shapes.BadShape bad) {
                flaw("geometry", bad.code(), bad.where());
                return null;
            }
        }

        /** Every patch lies in one of the next wider level that its code begins with, and within its boundary. */
        void nesting() {
            var all = new HashMap<String, Grid>();
            before.all().forEach(grid -> all.put(grid.code(), grid));
            all.putAll(grids);
            var city = new CityMap(all.values());
            grids.values().stream().filter(grid -> grid.level() != Grid.Level.DISTRICT).forEach(grid -> {
                at = rows.getOrDefault(grid.code(), 0);
                var parent = city.parentOf(grid);
                if (parent.isEmpty() || parent.get().level().ordinal() != grid.level().ordinal() - 1) {
                    flaw("code", "parent-missing", grid.code(), Grid.Level.values()[grid.level().ordinal() - 1].stored());
                } else if (isOutside(grid, parent)) {
                    flaw("geometry", "outside-parent", parent.get().code());
                }
            });
        }

        private static boolean isOutside(Grid grid, Optional<Grid> parent) {
            var inner = grid.boundary();
            var outer = parent.map(Grid::boundary).orElse(null);
            return inner != null && outer != null && !outer.covers(inner.getInteriorPoint());
        }

        private static String text(JsonNode properties, String name) {
            return properties.path(name).asString("").strip();
        }

        private void flaw(String column, String code, String... arguments) {
            flaws.add(Flaw.of(at, column, code, arguments));
        }
    }
}
