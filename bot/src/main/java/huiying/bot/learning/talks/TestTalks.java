package huiying.bot.learning.talks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.learning.talks.TestTalk.From;
import huiying.bot.learning.talks.TestTalk.Line;
import huiying.bot.vault.Ids;
import tools.jackson.databind.json.JsonMapper;

/** Where test talks are kept; belongs into the caller's transaction. */
public final class TestTalks {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String COLUMNS = """
                                          id, number, name, channel, account, case_id, lines, expected, edition, by_person, made_at, retired_at, why
                                          from test_talk\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    public TestTalks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps a talk; empty when the same one is kept already. */
    public Optional<UUID> keep(Recorder.Recorded talk, String by) {
        var lines = JSON.writeValueAsString(talk.lines());
        return jdbc.sql("""
                        insert into test_talk (id, name, channel, account, case_id, lines, lines_key, expected, by_person, made_at)
                        values (:id, :name, :channel, :account, :case, cast(:lines as jsonb), :key, cast(:expected as jsonb), :by, :at)
                        on conflict (lines_key) do nothing returning id""").param("id", Ids.next()).param("name", talk.name())
                .param("channel", talk.from().channel()).param("account", talk.from().account()).param("case", talk.from().caseId()).param("lines", lines)
                .param("key", key(talk.from().channel() + lines)).param("expected", JSON.writeValueAsString(talk.expected())).param("by", by)
                .param("at", now()).query(UUID.class).optional();
    }

    private static byte[] key(String said) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public Optional<TestTalk> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + "where id = ?").param(id).query(TestTalks::read).optional();
    }

    /** Those that are played, and the others after them, each the newest first. */
    public List<TestTalk> all(int limit) {
        return jdbc.sql("select " + COLUMNS + "order by retired_at nulls first, number desc limit ?").param(limit).query(TestTalks::read).list();
    }

    public int active() {
        return jdbc.sql("select count(*) from test_talk where retired_at is null").query(Integer.class).single();
    }

    /** Something else is expected from now on; what was played for the earlier expectation counts no more. */
    public boolean expect(UUID id, Expected expected) {
        return jdbc
                .sql("update test_talk set expected = cast(:expected as jsonb), edition = edition + 1 where id = :id and expected <> cast(:expected as jsonb)")
                .param("expected", JSON.writeValueAsString(expected)).param("id", id).update() > 0;
    }

    /** It is not played any more. */
    public boolean retire(UUID id, String why) {
        return jdbc.sql("update test_talk set retired_at = ?, why = ? where id = ? and retired_at is null").params(now(), why, id).update() > 0;
    }

    public boolean restore(UUID id) {
        return jdbc.sql("update test_talk set retired_at = null, why = '' where id = ? and retired_at is not null").param(id).update() > 0;
    }

    /** Of an erased case nothing is kept, not even what tells nobody. */
    public int forgetErased() {
        return jdbc.sql("delete from test_talk t using case_key k where k.case_id = t.case_id and k.destroyed_at is not null").update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    static TestTalk read(ResultSet row, int n) throws SQLException {
        var standing = new TestTalk.Standing(row.getInt("edition"), text(row, "by_person"), Objects.requireNonNull(at(row, "made_at")), at(row, "retired_at"),
                text(row, "why"));
        return new TestTalk(Objects.requireNonNull(row.getObject("id", UUID.class)), row.getInt("number"), text(row, "name"),
                new From(text(row, "channel"), text(row, "account"), row.getObject("case_id", UUID.class)),
                List.of(JSON.readValue(text(row, "lines"), Line[].class)), JSON.readValue(text(row, "expected"), Expected.class), standing);
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
