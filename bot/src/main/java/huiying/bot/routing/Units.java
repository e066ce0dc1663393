package huiying.bot.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.nlp.Language;

/** Where units are kept. They change rarely, so they are read once and again when told. */
public final class Units {
    private final JdbcClient jdbc;
    private volatile Map<String, Unit> all = Map.of();

    public Units(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Unit> find(@Nullable String code) {
        return code == null ? Optional.empty() : Optional.ofNullable(known().get(code));
    }

    public List<Unit> all() {
        return List.copyOf(known().values());
    }

    /** The unit that has what nobody else has. */
    public Unit lastResort() {
        return known().values().stream().filter(Unit::lastResort).findFirst().orElseThrow(() -> new IllegalStateException("no unit is the last resort"));
    }

    /** The name for people; the code itself when the unit is gone. */
    public String name(@Nullable String code, Language language) {
        return find(code).map(unit -> unit.name(language)).orElse(code == null ? "" : code);
    }

    public void refresh() {
        var fresh = new LinkedHashMap<String, Unit>();
        jdbc.sql("select code, name_zh, name_en, parent, kind, phone, last_resort from unit where valid_to is null order by code").query(Units::read).list()
                .forEach(unit -> fresh.put(unit.code(), unit));
        all = fresh;
    }

    private Map<String, Unit> known() {
        if (all.isEmpty()) {
            refresh();
        }
        return all;
    }

    private static Unit read(ResultSet row, int n) throws SQLException {
        return new Unit(text(row, "code"), text(row, "name_zh"), text(row, "name_en"), row.getString("parent"), Unit.Kind.valueOf(text(row, "kind").toUpperCase(
                Locale.ROOT)), text(row, "phone"), row.getBoolean("last_resort"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
