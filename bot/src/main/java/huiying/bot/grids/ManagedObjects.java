package huiying.bot.grids;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

/** Where the things with numbers on them are kept, and which of them a text names. */
public final class ManagedObjects {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SHORTEST = 4;
    private static final int LONGEST = 40;
    private static final int MOST = 20;

    private final JdbcClient jdbc;

    public ManagedObjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<ManagedObject> find(String code) {
        return jdbc.sql("select * from managed_object where code = ? and valid_to is null").param(code).query(ManagedObjects::read).optional();
    }

    /** The first object whose number stands in a text, however it is spaced or cased. */
    public Optional<ManagedObject> namedIn(String words) {
        var codes = codes(words);
        if (codes.isEmpty()) {
            return Optional.empty();
        }
        var found = jdbc.sql("select * from managed_object where code_key in (:codes) and valid_to is null").param("codes", codes).query(ManagedObjects::read)
                .list();
        return found.stream().min(java.util.Comparator.comparingInt(object -> codes.indexOf(key(object.code()))));
    }

    public List<ManagedObject> search(String typed, int limit) {
        return jdbc
                .sql("""
                     select * from managed_object where valid_to is null and (code_key like :key or position(lower(:typed) in lower(name_zh || ' ' || name_en)) > 0)
                     order by code limit :limit""")
                .param("key", key(typed) + "%").param("typed", typed).param("limit", limit).query(ManagedObjects::read)
                .list();
    }

    public long count() {
        return jdbc.sql("select count(*) from managed_object where valid_to is null").query(Long.class).single();
    }

    /** Writes objects; those of the same code are changed. Belongs into a transaction. */
    public void keep(Collection<ManagedObject> objects) {
        jdbc.sql("""
                 insert into managed_object (code, code_key, kind, name_zh, name_en, grid, latitude, longitude, unit, category)
                 select code, code_key, kind, zh, en, grid, latitude, longitude, unit, category
                 from jsonb_to_recordset(cast(? as jsonb)) as x(code text, code_key text, kind text, zh text, en text, grid text,
                     latitude double precision, longitude double precision, unit text, category text)
                 on conflict (code) do update set kind = excluded.kind, name_zh = excluded.name_zh, name_en = excluded.name_en, grid = excluded.grid,
                     latitude = excluded.latitude, longitude = excluded.longitude, unit = excluded.unit, category = excluded.category, valid_to = null""")
                .param(JSON.writeValueAsString(objects.stream().map(ManagedObjects::row).toList())).update();
    }

    /** Runs of letters, digits and hyphens that could be a number on a thing: with a digit, and not a bare short figure. */
    static List<String> codes(String words) {
        var all = new ArrayList<String>();
        var run = new StringBuilder();
        for (int i = 0; i <= words.length() && all.size() < MOST; i++) {
            char c = i < words.length() ? narrow(words.charAt(i)) : ' ';
            if (c < 128 && Character.isLetterOrDigit(c) || c == '-' && !run.isEmpty()) {
                run.append(c);
            } else if (!run.isEmpty()) {
                candidate(run.toString()).filter(code -> !all.contains(code)).ifPresent(all::add);
                run.setLength(0);
            }
        }
        return all;
    }

    private static Optional<String> candidate(String run) {
        var key = key(run);
        boolean digits = key.chars().anyMatch(Character::isDigit);
        return digits && key.length() >= SHORTEST && key.length() <= LONGEST ? Optional.of(key) : Optional.empty();
    }

    /** As it is compared: no hyphens, no spaces, capitals. */
    static String key(String code) {
        var key = new StringBuilder();
        code.chars().map(c -> narrow((char) c)).filter(c -> c < 128 && Character.isLetterOrDigit(c)).forEach(c -> key.append((char) c));
        return key.toString().toUpperCase(Locale.ROOT);
    }

    /** Full-width letters and digits are the same. */
    private static char narrow(char c) {
        return c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c;
    }

    private static HashMap<String, @Nullable Object> row(ManagedObject object) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("code", object.code());
        row.put("code_key", key(object.code()));
        row.put("kind", object.kind());
        row.put("zh", object.name().zh());
        row.put("en", object.name().en());
        row.put("grid", object.spot().grid());
        row.put("latitude", object.spot().latitude());
        row.put("longitude", object.spot().longitude());
        row.put("unit", object.unit());
        row.put("category", object.category());
        return row;
    }

    private static ManagedObject read(ResultSet row, int n) throws SQLException {
        var spot = new ManagedObject.Spot(text(row, "grid"), row.getObject("latitude", Double.class), row.getObject("longitude", Double.class));
        return new ManagedObject(text(row, "code"), text(row, "kind"), new Grid.Name(text(row, "name_zh"), text(row, "name_en")), spot, row.getString("unit"),
                row
                        .getString("category"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
