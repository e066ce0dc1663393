package huiying.bot.learning.lists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

/** Where lists are kept by version. What a city never changed is what ships with the product. Writing belongs into the caller's transaction. */
public final class ListBook {
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Function<Kind, List<List<String>>> shipped;

    public ListBook(JdbcClient jdbc, Clock clock, Function<Kind, List<List<String>>> shipped) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.shipped = shipped;
    }

    /** A version that came to be: by whom, why, how many rows are new and how many are gone, and the version it went back to. */
    public record Version(int number, String by, String why, Instant at, int added, int gone, @Nullable Integer reverts) {
    }

    public int newest(Kind kind) {
        return jdbc.sql("select coalesce(max(version), 0) from list_version where kind = ?").param(kind.stored()).query(Integer.class).single();
    }

    /** The list in force. */
    public Rows current(Kind kind) {
        if (kind == Kind.PLACES) {
            return new Rows(jdbc.sql("select name, grid from place order by name, grid")
                    .query((row, n) -> List.of(Objects.requireNonNull(row.getString("name")), Objects.requireNonNull(row.getString("grid")))).list());
        }
        return at(kind, newest(kind)).orElseThrow();
    }

    /** The list as it was; 0 is what ships with the product, or was found. */
    Optional<Rows> at(Kind kind, int version) {
        var kept = jdbc.sql("select rows from list_version where kind = ? and version = ?").params(kind.stored(), version).query(String.class).optional();
        return kept.map(json -> JSON.readValue(json, Rows.class)).or(() -> version == 0 ? Optional.of(new Rows(shipped.apply(kind))) : Optional.empty());
    }

    /** Nobody else changes a list until the transaction ends. */
    void lock(Kind kind) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('list ' || ?))").param(kind.stored()).query((row, n) -> 0).single();
    }

    int append(Kind kind, Rows before, Rows after, String by, String why, @Nullable Integer reverts) {
        int newest = newest(kind);
        if (newest == 0 && kind == Kind.PLACES) {
            insert(kind, 0, new Version(0, "", "", clock.instant(), before.rows().size(), 0, null), before);
        }
        insert(kind, newest + 1, new Version(newest + 1, by, why, clock.instant(), after.missingIn(before), before.missingIn(after), reverts), after);
        if (kind == Kind.PLACES) {
            move(before, after);
        }
        return newest + 1;
    }

    private void insert(Kind kind, int number, Version made, Rows rows) {
        jdbc.sql("""
                 insert into list_version (kind, version, rows, by_person, why, at, added, gone, reverts)
                 values (:kind, :version, cast(:rows as jsonb), :by, :why, :at, :added, :gone, :reverts)""").param("kind", kind.stored())
                .param("version", number).param("rows", JSON.writeValueAsString(rows)).param("by", made.by()).param("why", made.why())
                .param("at", made.at().atOffset(ZoneOffset.UTC)).param("added", made.added()).param("gone", made.gone()).param("reverts", made.reverts())
                .update();
    }

    /** Points of names that stay are kept. */
    private void move(Rows before, Rows after) {
        for (var row : before.rows()) {
            if (!after.rows().contains(row)) {
                jdbc.sql("delete from place where name = ? and grid = ?").params(row.get(0), row.get(1)).update();
            }
        }
        for (var row : after.rows()) {
            if (!before.rows().contains(row)) {
                jdbc.sql("insert into place (name, grid) values (?, ?) on conflict do nothing").params(row.get(0), row.get(1)).update();
            }
        }
    }

    /** Newest first. */
    public List<Version> history(Kind kind, int limit) {
        return jdbc.sql("select version, by_person, why, at, added, gone, reverts from list_version where kind = ? order by version desc limit ?")
                .params(kind.stored(), limit).query(ListBook::version).list();
    }

    private static Version version(ResultSet row, int n) throws SQLException {
        return new Version(row.getInt("version"), Objects.requireNonNull(row.getString("by_person")), Objects.requireNonNull(row.getString("why")),
                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant(), row.getInt("added"), row.getInt("gone"),
                row.getObject("reverts", Integer.class));
    }
}
