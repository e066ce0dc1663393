package huiying.bot.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

/** Where precedents are kept. Nothing is deleted: one that no longer holds says who revoked it and why. */
public final class Precedents {
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final Clock clock;

    public Precedents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public long keep(String category, String area, Precedent.To to, UUID caseId, int dutyVersion, String by) {
        return jdbc.sql("""
                        insert into precedent (category, area, unit, assists, basis, case_id, duty_version, decided_by, at)
                        values (?, ?, ?, cast(? as jsonb), ?, ?, ?, ?, ?) returning id""")
                .params(category, area, to.unit(), JSON.writeValueAsString(to.assists()), to.basis(), caseId, dutyVersion, by,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class).single();
    }

    /** False when there is none, or it is revoked already. */
    public boolean revoke(long id, String by, String why) {
        return jdbc.sql("update precedent set revoked_by = ?, revoked_why = ?, revoked_at = ? where id = ? and revoked_at is null")
                .params(by, why, clock.instant().atOffset(ZoneOffset.UTC), id).update() == 1;
    }

    /** Those that hold for a category, newest first. */
    public List<Precedent> of(String category) {
        return jdbc.sql("select * from precedent where category = ? and revoked_at is null order by id desc").param(category).query(Precedents::read).list();
    }

    /** All there ever were, newest first. */
    public List<Precedent> latest(int limit) {
        return jdbc.sql("select * from precedent order by id desc limit ?").param(limit).query(Precedents::read).list();
    }

    private static Precedent read(ResultSet row, int n) throws SQLException {
        var to = new Precedent.To(text(row, "unit"), List.of(JSON.readValue(text(row, "assists"), String[].class)), text(row, "basis"));
        var made = new Precedent.Made(Objects.requireNonNull(row.getObject("case_id", UUID.class)), text(row, "decided_by"),
                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant(), row.getInt("duty_version"));
        return new Precedent(row.getLong("id"), text(row, "category"), text(row, "area"), to, made, revoked(row));
    }

    private static Precedent.@Nullable Revoked revoked(ResultSet row) throws SQLException {
        var at = row.getObject("revoked_at", OffsetDateTime.class);
        return at == null ? null : new Precedent.Revoked(text(row, "revoked_by"), text(row, "revoked_why"), at.toInstant());
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
