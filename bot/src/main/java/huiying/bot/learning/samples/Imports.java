package huiying.bot.learning.samples;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.sheets.Flaw;
import huiying.bot.vault.Ids;
import huiying.bot.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

/** Files somebody brought, from the first look at them to the last row; belongs into the caller's transactions. */
public final class Imports {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    public Imports(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** How far an import is. */
    public enum State {
        /** Looked at; waits for somebody to say what the columns mean. */
        READ,
        /** Under way. */
        RUNNING,
        /** All of it is in. */
        DONE,
        /** Taken back; nothing of it is in. */
        CANCELLED,
        /** Broken; nothing of it is in. */
        FAILED;

        boolean isOver() {
            return this != READ && this != RUNNING;
        }

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who brought what, and why. */
    public record Brought(String by, String fileName, String reason, Instant at) {
    }

    /** Rows of the file, how many are in so far, how many were refused, and why the first of them. */
    public record Count(int rows, int done, int refused, List<Flaw> flaws) {
    }

    /** One import. */
    public record Import(UUID id, Brought brought, State state, List<String> columns, ImportPlan.@Nullable Mapping mapping, Count count) {
        public int percent() {
            return state == State.DONE ? 100 : count.rows() == 0 ? 0 : (int) (100L * count.done() / count.rows());
        }
    }

    UUID keep(Brought brought, byte[] file, List<String> columns, int rows) {
        var id = Ids.next();
        jdbc.sql("""
                 insert into sample_import (id, by_person, file_name, reason, state, columns, body, rows, created_at)
                 values (?, ?, ?, ?, 'read', cast(? as jsonb), ?, ?, ?)""").params(id, brought.by(), brought.fileName(), brought.reason(),
                JSON.writeValueAsString(columns), vault.seal(id, file), rows, brought.at().atOffset(ZoneOffset.UTC)).update();
        return id;
    }

    /** The file as it was brought; empty when the import is over. */
    public Optional<byte[]> file(UUID id) {
        return jdbc.sql("select body from sample_import where id = ? and body is not null").param(id).query(byte[].class).optional()
                .map(sealed -> vault.open(id, sealed));
    }

    public Optional<Import> find(UUID id) {
        return jdbc.sql("select * from sample_import where id = ?").param(id).query(Imports::read).optional();
    }

    public List<Import> latest(int limit) {
        return jdbc.sql("select * from sample_import order by created_at desc limit ?").param(limit).query(Imports::read).list();
    }

    /** From now on a node may work on it. */
    boolean start(UUID id, ImportPlan.Mapping mapping, String reason) {
        return jdbc.sql("update sample_import set state = 'running', mapping = cast(? as jsonb), reason = ? where id = ? and state = 'read'")
                .params(JSON.writeValueAsString(mapping), reason, id).update() > 0;
    }

    /** One that has not begun is over at once; a running one stops at its next step. */
    boolean cancel(UUID id) {
        return jdbc.sql("update sample_import set state = 'cancelled', body = null, ended_at = ? where id = ? and state = 'read'").params(now(), id)
                .update() > 0
                || jdbc.sql("update sample_import set cancel = true where id = ? and state = 'running'").param(id).update() > 0;
    }

    /** One that nobody works on, for this node. */
    Optional<UUID> claim() {
        return jdbc.sql("""
                        update sample_import set lease_until = now() + cast(:lease as interval), done = 0 where id = (
                            select id from sample_import where state = 'running' and (lease_until is null or lease_until < now())
                            order by created_at limit 1 for update skip locked) returning id""").param("lease", LEASE.toSeconds() + " seconds")
                .query(UUID.class)
                .optional();
    }

    /** Tells how far it is; false when it shall stop. */
    boolean advance(UUID id, int done) {
        return jdbc.sql(
                "update sample_import set done = :done, lease_until = now() + cast(:lease as interval) where id = :id and state = 'running' and not cancel")
                .param("done", done).param("lease", LEASE.toSeconds() + " seconds").param("id", id).update() > 0;
    }

    void end(UUID id, State state, int done, int refused, List<Flaw> flaws) {
        jdbc.sql("delete from sample_staged where batch = ?").param(id).update();
        jdbc.sql("update sample_import set state = ?, done = ?, refused = ?, flaws = cast(? as jsonb), body = null, ended_at = ? where id = ?")
                .params(state.stored(), done, refused, JSON.writeValueAsString(flaws), now(), id).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Import read(ResultSet row, int n) throws SQLException {
        var brought = new Brought(text(row, "by_person"), text(row, "file_name"), text(row, "reason"),
                Objects.requireNonNull(row.getObject("created_at", OffsetDateTime.class)).toInstant());
        var mapping = row.getString("mapping");
        var count = new Count(row.getInt("rows"), row.getInt("done"), row.getInt("refused"), List.of(JSON.readValue(text(row, "flaws"), Flaw[].class)));
        return new Import(Objects.requireNonNull(row.getObject("id", UUID.class)), brought, State.valueOf(text(row, "state").toUpperCase(Locale.ROOT)),
                List.of(JSON.readValue(text(row, "columns"), String[].class)), mapping == null ? null : JSON.readValue(mapping, ImportPlan.Mapping.class),
                count);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
