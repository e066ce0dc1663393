package huiying.bot.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Who looked at a whole identity, who exported, who changed a rule or a role, who signed in: appended for ever, each entry tied to the one before. */
public final class Audit {
    private static final int CHAIN = 4202;
    private static final int AT_ONCE = 5_000;
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<TreeMap<String, String>> FACTS = new TypeReference<>() {
    };

    private final JdbcClient jdbc;
    private final Clock clock;
    private final int atOnce;

    public Audit(JdbcClient jdbc, Clock clock) {
        this(jdbc, clock, AT_ONCE);
    }

    Audit(JdbcClient jdbc, Clock clock, int atOnce) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.atOnce = atOnce;
    }

    /** One entry. Facts are ids and codes, never the personal data that was looked at. */
    public record Entry(long id, Instant at, String actor, String action, String subject, Map<String, String> facts) {
        private byte[] hash(byte[] previous) {
            var sha = sha256();
            for (var field : List.of(at.toString(), actor, action, subject, JSON.writeValueAsString(new TreeMap<>(facts)))) {
                var bytes = field.getBytes(StandardCharsets.UTF_8);
                sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                sha.update(bytes);
            }
            sha.update(previous);
            return sha.digest();
        }
    }

    /** Belongs into the transaction of what is audited; entries of concurrent transactions wait for one another. */
    public void record(String actor, String action, String subject, Map<String, String> facts) {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(CHAIN).query().listOfRows();
        var previous = jdbc.sql("select hash from audit order by id desc limit 1").query(byte[].class).optional().orElse(new byte[0]);
        var entry = new Entry(0, clock.instant().truncatedTo(ChronoUnit.MICROS), actor, action, subject, facts);
        jdbc.sql("insert into audit (at, actor, action, subject, facts, prev_hash, hash) values (?, ?, ?, ?, cast(? as jsonb), ?, ?)")
                .params(entry.at.atOffset(ZoneOffset.UTC), actor, action, subject, JSON.writeValueAsString(facts), previous, entry.hash(previous)).update();
    }

    /** Newest first. */
    public List<Entry> latest(int limit) {
        return jdbc.sql("select * from audit order by id desc limit ?").param(limit).query(Audit::read).list();
    }

    /** Newest first, older than an entry; an empty actor or action stands for any. */
    public List<Entry> find(String actor, String action, long before, int limit) {
        return jdbc.sql("""
                        select * from audit where id < :before and (:actor = '' or actor = :actor) and (:action = '' or action = :action)
                        order by id desc limit :limit""").param("before", before).param("actor", actor).param("action", action).param("limit", limit).query(
                Audit::read).list();
    }

    /** What has been written down so far, by name. */
    public List<String> actions() {
        return jdbc.sql("select distinct action from audit order by action").query((row, n) -> text(row, "action")).list();
    }

    /** The id of the first entry that does not follow from the one before, if any. */
    public Optional<Long> brokenAt() {
        var last = new Chained(new Entry(0, Instant.EPOCH, "", "", "", Map.of()), new byte[0], new byte[0]);
        for (var next = following(last); !next.isEmpty(); next = following(last)) {
            for (var one : next) {
                if (!one.follows(last)) {
                    return Optional.of(one.entry.id());
                }
                last = one;
            }
        }
        return Optional.empty();
    }

    /** An entry with what ties it to the one before. */
    private record Chained(Entry entry, byte[] previous, byte[] hash) {
        boolean follows(Chained before) {
            return Arrays.equals(previous, before.hash) && Arrays.equals(entry.hash(before.hash), hash);
        }
    }

    private List<Chained> following(Chained last) {
        return jdbc.sql("select * from audit where id > ? order by id limit ?").params(last.entry.id(), atOnce).query((row, n) -> new Chained(read(row, n),
                Objects.requireNonNull(row.getBytes("prev_hash")), Objects.requireNonNull(row.getBytes("hash")))).list();
    }

    private static Entry read(ResultSet row, int n) throws SQLException {
        return new Entry(row.getLong("id"), Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant(), text(row, "actor"),
                text(row, "action"),
                text(row, "subject"), JSON.readValue(text(row, "facts"), FACTS));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
