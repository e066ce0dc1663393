package huiying.bot.learning.releases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.nlp.Promise;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What answers and how it came to: one row that all nodes follow, and a history that is only appended to. Writing belongs into the caller's transaction. */
public final class Releases {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Double>> FLOORS = new TypeReference<>() {
    };

    private final JdbcClient jdbc;
    private final Clock clock;

    public Releases(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What answers now; empty before the house has begun. */
    public Optional<LiveModel> live() {
        return jdbc.sql("select run, release, promise, floors, since from live_model").query(Releases::standing).optional();
    }

    /** The same, held until the transaction ends. */
    LiveModel lock() {
        return jdbc.sql("select run, release, promise, floors, since from live_model for update").query(Releases::standing).single();
    }

    /** The model that ships answers first, under the promise that was configured. */
    public LiveModel begin(double promise) {
        jdbc.sql("lock table live_model in share row exclusive mode").update();
        return live().orElseGet(() -> {
            var first = new Change(Release.Kind.BEGIN, null, null, Promise.of(promise));
            long seq = append(first, new Release.Author("", "", clock.instant()), List.of());
            jdbc.sql("insert into live_model (run, release, promise, since) values (null, ?, ?, ?)").params(seq, promise, now()).update();
            return live().orElseThrow();
        });
    }

    /** What becomes of the live model. */
    record Change(Release.Kind kind, @Nullable UUID run, @Nullable UUID before, Promise promise) {
    }

    /** The one place where another model, or another promise, comes into force: history and row together, or neither. */
    LiveModel put(Change change, Release.Author author, List<Gate> gates) {
        long seq = append(change, author, gates);
        jdbc.sql("""
                 update live_model set run = :run, release = :release, promise = :promise, floors = cast(:floors as jsonb),
                     since = case when run is distinct from :run then :now else since end""").param("run", change.run()).param("release", seq)
                .param("promise", change.promise().precision()).param("floors", JSON.writeValueAsString(change.promise().floors())).param("now", now())
                .update();
        return live().orElseThrow();
    }

    private long append(Change change, Release.Author author, List<Gate> gates) {
        return jdbc.sql("""
                        insert into model_release (kind, run, before, by_person, why, gates, promise, floors, at)
                        values (:kind, :run, :before, :by, :why, cast(:gates as jsonb), :promise, cast(:floors as jsonb), :at) returning seq""")
                .param("kind", change.kind().name().toLowerCase(Locale.ROOT)).param("run", change.run()).param("before", change.before())
                .param("by", author.by())
                .param("why", author.why()).param("gates", JSON.writeValueAsString(gates)).param("promise", change.promise().precision())
                .param("floors", JSON.writeValueAsString(change.promise().floors())).param("at", author.at().atOffset(ZoneOffset.UTC)).query(Long.class)
                .single();
    }

    /** Newest first. */
    public List<Release> history(int limit) {
        return jdbc.sql("select * from model_release order by seq desc limit ?").param(limit).query(Releases::release).list();
    }

    public Optional<Release> find(long seq) {
        return jdbc.sql("select * from model_release where seq = ?").param(seq).query(Releases::release).optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static LiveModel standing(ResultSet row, int n) throws SQLException {
        return new LiveModel(row.getObject("run", UUID.class), row.getLong("release"), promise(row), at(row, "since"));
    }

    private static Release release(ResultSet row, int n) throws SQLException {
        var author = new Release.Author(text(row, "by_person"), text(row, "why"), at(row, "at"));
        return new Release(row.getLong("seq"), Release.Kind.valueOf(text(row, "kind").toUpperCase(Locale.ROOT)), row.getObject("run", UUID.class),
                row.getObject("before", UUID.class), author, List.of(JSON.readValue(text(row, "gates"), Gate[].class)), promise(row));
    }

    private static Promise promise(ResultSet row) throws SQLException {
        return new Promise(row.getDouble("promise"), JSON.readValue(text(row, "floors"), FLOORS));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
