package huiying.bot.grids;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.nlp.Language;
import tools.jackson.databind.json.JsonMapper;

/** Where the patches of the city are kept, and which of them a point lies in. */
public final class Grids {
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private volatile Map<String, Grid> all = Map.of();

    public Grids(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Grid> find(@Nullable String code) {
        return code == null ? Optional.empty() : Optional.ofNullable(known().get(code));
    }

    public List<Grid> all() {
        return List.copyOf(known().values());
    }

    /** The smallest patch around a point. */
    public Optional<Grid> at(double latitude, double longitude) {
        return known().values().stream().filter(grid -> grid.contains(latitude, longitude)).max(Comparator.comparingInt(grid -> grid.code().length()));
    }

    /** The patch and all it lies in, the smallest first. */
    public List<Grid> upwards(Grid grid) {
        return known().values().stream().filter(up -> grid.code().startsWith(up.code())).sorted(Comparator.comparingInt((Grid up) -> -up.code().length()))
                .toList();
    }

    /** From street to grid: 柳荫街道 柳荫里社区 第2网格. */
    public String path(@Nullable String code, Language language) {
        return find(code).stream().flatMap(deepest -> known().values().stream().filter(grid -> deepest.code().startsWith(grid.code())
                && !grid.level().equals("district"))).map(grid -> grid.name(language)).collect(Collectors.joining(" "));
    }

    public void refresh() {
        var fresh = new LinkedHashMap<String, Grid>();
        jdbc.sql("select code, level, name_zh, name_en, boundary, unit from grid order by length(code), code").query(Grids::read).list().forEach(grid -> fresh
                .put(grid.code(), grid));
        all = fresh;
    }

    private Map<String, Grid> known() {
        if (all.isEmpty()) {
            refresh();
        }
        return all;
    }

    private static Grid read(ResultSet row, int n) throws SQLException {
        var ring = new ArrayList<List<Double>>();
        var boundary = row.getString("boundary");
        if (boundary != null) {
            JSON.readTree(boundary).get("coordinates").get(0).forEach(point -> ring.add(List.of(point.get(0).asDouble(), point.get(1).asDouble())));
        }
        return new Grid(text(row, "code"), text(row, "level"), text(row, "name_zh"), text(row, "name_en"), List.copyOf(ring), row.getString("unit"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
