package huiying.bot.duties;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

/** Where the duty list is kept, with every version it ever had. Each decision asks which version is in force, so that no node uses an old one. */
public final class Duties {
    private static final int LOCK = 4203;
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile DutyList known = DutyList.of(0, List.of());

    public Duties(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Who changed the list, when, why, and how much of it; {@code reverts} names the version that was brought back. */
    public record Version(int number, Instant at, String by, String why, int changes, @Nullable Integer reverts) {
    }

    /** An item as it was from one version until before another. */
    public record Past(ServiceItem item, int since, @Nullable Integer until) {
    }

    /** The list in force. */
    public DutyList current() {
        int version = latest();
        if (known.version() != version) {
            known = at(version);
        }
        return known;
    }

    /** The list as it was. */
    public DutyList at(int version) {
        var all = new HashMap<ServiceItem, Integer>();
        jdbc.sql("select body, since from service_item where since <= ? and (until is null or until > ?)").params(version, version)
                .query(row -> {
                    all.put(item(row), row.getInt("since"));
                });
        return DutyList.of(version, all);
    }

    public int latest() {
        return jdbc.sql("select coalesce(max(number), 0) from duty_version").query(Integer.class).single();
    }

    /** Newest first. */
    public List<Version> versions(int limit) {
        return jdbc.sql("select number, at, by_person, why, changes, reverts from duty_version order by number desc limit ?").param(limit)
                .query((row, n) -> new Version(row.getInt("number"), row.getObject("at", OffsetDateTime.class).toInstant(), text(row, "by_person"),
                        text(row, "why"), row.getInt("changes"), row.getObject("reverts", Integer.class)))
                .list();
    }

    /** All that an item has been, newest first. */
    public List<Past> history(String code) {
        return jdbc.sql("select body, since, until from service_item where code = ? order by since desc").param(code)
                .query((row, n) -> new Past(item(row), row.getInt("since"), row.getObject("until", Integer.class))).list();
    }

    /** The first list of an empty house. */
    public int begin(Collection<ServiceItem> items, String why) {
        return apply(items.stream().map(item -> new Change(item.code(), null, item)).toList(), new Author("system", why), null);
    }

    /** Who changes the list, and why. */
    public record Author(String by, String why) {
    }

    /** Makes the next version. Belongs into a transaction; changes wait for one another. */
    public int apply(Collection<Change> changes, Author author, @Nullable Integer reverts) {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().listOfRows();
        int next = latest() + 1;
        jdbc.sql("insert into duty_version (number, at, by_person, why, changes, reverts) values (?, ?, ?, ?, ?, ?)").params(next,
                clock.instant().atOffset(ZoneOffset.UTC), author.by(), author.why(), changes.size()).param(reverts).update();
        jdbc.sql("update service_item set until = ? where until is null and code in (select jsonb_array_elements_text(cast(? as jsonb)))")
                .params(next, JSON.writeValueAsString(changes.stream().map(Change::code).toList())).update();
        jdbc.sql("insert into service_item (code, since, body) select x->>'code', ?, x from jsonb_array_elements(cast(? as jsonb)) x")
                .params(next, JSON.writeValueAsString(changes.stream().map(Change::after).filter(Objects::nonNull).toList())).update();
        return next;
    }

    /** Items of the list, by code, for whoever compares. */
    static Map<String, ServiceItem> byCode(DutyList list) {
        var all = new HashMap<String, ServiceItem>();
        list.items().forEach(item -> all.put(item.code(), item));
        return all;
    }

    private static ServiceItem item(ResultSet row) throws SQLException {
        return JSON.readValue(row.getString("body"), ServiceItem.class);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
