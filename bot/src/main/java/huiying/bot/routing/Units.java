package huiying.bot.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.nlp.Language;
import tools.jackson.databind.json.JsonMapper;

/** Where units are kept. They change rarely, so they are read once and again when told. */
public final class Units {
    private static final JsonMapper JSON = new JsonMapper();

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

    /** Who watches over the others and is not among those left out; else the last resort. */
    Unit overseer(Set<String> leftOut) {
        return known().values().stream().filter(unit -> unit.duty().oversight() && !leftOut.contains(unit.code())).findFirst().orElseGet(this::lastResort);
    }

    /** A unit, what directs it below the coordination centre, and everything those direct. */
    public Set<String> branch(String code) {
        var top = code;
        for (var at = find(code); at.isPresent() && at.get().kind() != Unit.Kind.CENTRE; at = find(at.get().parent())) {
            top = at.get().code();
        }
        var branch = new LinkedHashSet<String>(List.of(top, code));
        for (int size = 0; size < branch.size();) {
            size = branch.size();
            known().values().stream().filter(unit -> unit.parent() != null && unit.kind() != Unit.Kind.CENTRE && branch.contains(unit.parent()))
                    .filter(unit -> !isCentre(unit.parent())).map(Unit::code).forEach(branch::add);
        }
        return branch;
    }

    private boolean isCentre(@Nullable String code) {
        return find(code).filter(unit -> unit.kind() == Unit.Kind.CENTRE).isPresent();
    }

    /** The name for people; the code itself when the unit is gone. */
    public String name(@Nullable String code, Language language) {
        return find(code).map(unit -> unit.name(language)).orElse(code == null ? "" : code);
    }

    /** Writes a unit, new or changed. Belongs into a transaction. */
    public void keep(Unit unit) {
        jdbc.sql("""
                 insert into unit (code, name_zh, name_en, aliases, parent, kind, phone, oversight) values (?, ?, ?, cast(? as jsonb), ?, ?, ?, ?)
                 on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, aliases = excluded.aliases, parent = excluded.parent,
                     phone = excluded.phone, oversight = excluded.oversight""").param(unit.code()).param(unit.zh()).param(unit.en())
                .param(JSON.writeValueAsString(unit.name().aliases())).param(unit.parent()).param(unit.kind().name().toLowerCase(Locale.ROOT))
                .param(unit.phone())
                .param(unit.duty().oversight()).update();
    }

    public void refresh() {
        var fresh = new LinkedHashMap<String, Unit>();
        jdbc.sql(
                "select code, name_zh, name_en, aliases, parent, kind, phone, last_resort, oversight from unit where valid_to is null or valid_to > current_date order by code")
                .query(Units::read).list()
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
        var name = new Unit.Name(text(row, "name_zh"), text(row, "name_en"), List.of(JSON.readValue(text(row, "aliases"), String[].class)));
        return new Unit(text(row, "code"), name, row.getString("parent"), Unit.Kind.valueOf(text(row, "kind").toUpperCase(Locale.ROOT)), text(row, "phone"),
                new Unit.Duty(row.getBoolean("last_resort"), row.getBoolean("oversight")));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
