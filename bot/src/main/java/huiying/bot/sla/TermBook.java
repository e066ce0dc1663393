package huiying.bot.sla;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

/** Where the versions of the terms are kept. Each decision asks which is in force, so that no node goes by an old one. */
public final class TermBook {
    private static final int LOCK = 4204;
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<Integer, Terms> known = new ConcurrentHashMap<>();

    public TermBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Who made a version, when, why, and what it says that the one before did not; {@code reverts} names a version that was brought back. */
    public record Version(int number, Instant at, Author author, String what, @Nullable Integer reverts) {
    }

    /** Who changes the terms, and why. */
    public record Author(String by, String why) {
    }

    public Terms current() {
        return at(latest());
    }

    public int latest() {
        return jdbc.sql("select coalesce(max(number), 0) from term_version").query(Integer.class).single();
    }

    /** The terms as they were. */
    public Terms at(int version) {
        return known.computeIfAbsent(version, number -> JSON.readValue(jdbc.sql("select body from term_version where number = ?").param(number).query(
                String.class).single(), Terms.class));
    }

    /** Newest first. */
    public List<Version> versions(int limit) {
        return jdbc.sql("select number, at, by_person, why, what, reverts from term_version order by number desc limit ?").param(limit)
                .query((row, n) -> new Version(row.getInt("number"), Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant(),
                        new Author(String.valueOf(row.getString("by_person")), String.valueOf(row.getString("why"))), String.valueOf(row.getString("what")),
                        row.getObject("reverts", Integer.class)))
                .list();
    }

    /** Begins an empty book. */
    public void fill(Terms first) {
        hold();
        if (latest() == 0) {
            keep(first, new Author("system", "首版时限规则 / First terms"), "", null);
        }
    }

    /** Makes the next version. Belongs into a transaction and after {@link #hold}. */
    public int keep(Terms next, Author author, String what, @Nullable Integer reverts) {
        int number = latest() + 1;
        jdbc.sql("insert into term_version (number, at, by_person, why, what, reverts, body) values (?, ?, ?, ?, ?, ?, cast(? as jsonb))").param(number)
                .param(clock.instant().atOffset(ZoneOffset.UTC)).param(author.by()).param(author.why()).param(what).param(reverts)
                .param(JSON.writeValueAsString(next.as(number))).update();
        return number;
    }

    /** Changes wait for one another until the transaction ends. */
    public void hold() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().listOfRows();
    }
}
