package huiying.bot.grids;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.nlp.Language;
import tools.jackson.databind.json.JsonMapper;

/** Where the patches of the city are kept, and which of them a point lies in. Asked which version is in force before each use. */
public final class Grids {
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;
    private volatile Held held = new Held("", new CityMap(List.of()));

    private record Held(String mark, CityMap map) {
    }

    public Grids(JdbcClient jdbc, Clock clock, ZoneId zone) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** The city as it now is, with what it was. */
    public CityMap map() {
        if (held.map().all().isEmpty()) {
            refresh();
        }
        return held.map();
    }

    public Optional<Grid> find(@Nullable String code) {
        return code == null ? Optional.empty() : map().find(code);
    }

    public List<Grid> all() {
        return List.copyOf(map().all());
    }

    /** The narrowest patch around a point; on an edge what the neighbours have in common. */
    public Optional<Grid> at(double latitude, double longitude) {
        return at(latitude, longitude, today());
    }

    public Optional<Grid> at(double latitude, double longitude, LocalDate day) {
        var around = map().at(latitude, longitude, day);
        return around.size() < 2 ? around.stream().findFirst() : map().common(around.stream().map(Grid::code).toList());
    }

    public List<Grid> upwards(Grid grid) {
        return map().upwards(grid);
    }

    /** From street to the narrowest: 柳荫街道 柳荫里社区 第2网格. */
    public String path(@Nullable String code, Language language) {
        return find(code).stream().flatMap(deepest -> map().upwards(deepest).reversed().stream()).filter(grid -> grid.level() != Grid.Level.DISTRICT).map(
                grid -> grid.name(language)).collect(Collectors.joining(" "));
    }

    /** Reads the city again when somebody, on whatever node, has changed it. */
    public void freshen() {
        if (!held.mark().equals(mark())) {
            refresh();
        }
    }

    public void refresh() {
        var mark = mark();
        held = new Held(mark, new CityMap(jdbc.sql("""
                                                   select code, level, name_zh, name_en, boundary, unit, worker, worker_phone, valid_from, valid_to, after
                                                   from grid""").query(Grids::read).list()));
    }

    /** How many open and closed cases were filed in each patch. */
    public Map<String, Integer> filed() {
        var counts = new HashMap<String, Integer>();
        jdbc.sql("select grid, count(*) as filed from cases where grid is not null and number is not null group by grid").query(row -> {
            counts.put(row.getString("grid"), row.getInt("filed"));
        });
        return counts;
    }

    /** Writes patches as they shall be: new ones, and those of the same code changed. Belongs into a transaction. */
    public void keep(Collection<Grid> grids) {
        jdbc.sql("""
                 insert into grid (code, parent, level, name_zh, name_en, boundary, unit, worker, worker_phone, valid_from, valid_to, after, changed)
                 select code, parent, level, zh, en, boundary, unit, worker, phone, valid_from, valid_to, after, nextval('grid_change')
                 from jsonb_to_recordset(cast(? as jsonb)) as x(code text, parent text, level text, zh text, en text, boundary jsonb, unit text,
                     worker text, phone text, valid_from date, valid_to date, after jsonb)
                 on conflict (code) do update set level = excluded.level, name_zh = excluded.name_zh, name_en = excluded.name_en, boundary = excluded.boundary,
                     unit = excluded.unit, worker = excluded.worker, worker_phone = excluded.worker_phone, valid_from = excluded.valid_from,
                     valid_to = excluded.valid_to, after = excluded.after, changed = excluded.changed""").param(JSON.writeValueAsString(rows(grids)))
                .update();
    }

    /** Ends patches on a day; what was filed in them stays there. */
    public void end(Collection<String> codes, LocalDate day) {
        jdbc.sql("update grid set valid_to = :day, changed = nextval('grid_change') where code in (:codes)").param("day", day).param("codes", codes).update();
    }

    private List<Map<String, Object>> rows(Collection<Grid> grids) {
        var known = new HashMap<String, Grid>();
        map().all().forEach(grid -> known.put(grid.code(), grid));
        grids.forEach(grid -> known.put(grid.code(), grid));
        var city = new CityMap(known.values());
        return grids.stream().sorted(java.util.Comparator.comparing(Grid::level)).map(grid -> row(grid, city.parentOf(grid).map(Grid::code).orElse("")))
                .toList();
    }

    private static Map<String, Object> row(Grid grid, String parent) {
        var row = new HashMap<String, Object>();
        row.put("code", grid.code());
        row.put("level", grid.level().stored());
        row.put("zh", grid.name().zh());
        row.put("en", grid.name().en());
        row.put("phone", grid.keeper().phone());
        row.put("valid_from", grid.time().from().toString());
        row.put("after", grid.time().after());
        put(row, "parent", parent.isEmpty() ? null : parent);
        put(row, "boundary", grid.boundary() == null ? null : JSON.readTree(Shapes.write(grid.boundary())));
        put(row, "unit", grid.unit());
        put(row, "worker", grid.keeper().worker());
        put(row, "valid_to", grid.time().to() == null ? null : grid.time().to().toString());
        return row;
    }

    private static void put(Map<String, Object> row, String key, @Nullable Object value) {
        if (value != null) {
            row.put(key, value);
        }
    }

    private String mark() {
        return jdbc.sql("select count(*) || ' ' || coalesce(max(changed), 0) from grid").query(String.class).single();
    }

    private static Grid read(ResultSet row, int n) throws SQLException {
        var boundary = row.getString("boundary");
        var to = row.getObject("valid_to", LocalDate.class);
        return new Grid(text(row, "code"), Grid.Level.of(text(row, "level")), new Grid.Name(text(row, "name_zh"), text(row, "name_en")), boundary == null
                ? null
                : Shapes.read(boundary), new Grid.Keeper(row.getString("unit"), row.getString("worker"), text(row, "worker_phone")),
                new Grid.Time(Objects
                        .requireNonNull(row.getObject("valid_from", LocalDate.class)), to, List.of(JSON.readValue(text(row, "after"), String[].class))));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
