package huiying.bot.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.vault.Ids;
import tools.jackson.databind.json.JsonMapper;

/** Where published score sheets are kept, and which cases they used. */
public final class Sheets {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Clock clock;

    Sheets(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A sheet as it was published. */
    public record Published(UUID id, Period period, int version, String digest, String by, Instant at) {
    }

    Published publish(Sheet sheet, List<UUID> cases, String by) {
        var id = Ids.next();
        var period = sheet.period();
        jdbc.sql("""
                 insert into score_sheet (id, from_at, to_at, as_of, version, digest, body, published_by, published_at)
                 values (:id, :from, :to, :asOf, :version, :digest, cast(:body as jsonb), :by, :at)""").param("id", id).param("from", sql(period.from())).param(
                "to", sql(period.to())).param("asOf", sql(period.asOf())).param("version", sheet.version()).param("digest", sheet.digest()).param("body", JSON
                        .writeValueAsString(sheet.lines()))
                .param("by", by).param("at", sql(clock.instant())).update();
        jdbc.sql("insert into score_sheet_case (sheet, case_id) select ?, unnest(cast(? as uuid[]))").param(id).param(cases.stream().map(UUID::toString)
                .toArray(String[]::new)).update();
        return new Published(id, period, sheet.version(), sheet.digest(), by, clock.instant());
    }

    /** Newest first. */
    List<Published> of(Period period) {
        return jdbc.sql("""
                        select id, from_at, to_at, as_of, version, digest, published_by, published_at from score_sheet
                        where from_at = ? and to_at = ? order by published_at desc, id desc""").params(sql(period.from()), sql(period.to())).query(
                Sheets::read).list();
    }

    /** When each case was first used by a sheet. */
    Map<UUID, Instant> uses(Period period) {
        var uses = new HashMap<UUID, Instant>();
        jdbc.sql("""
                 select c.case_id, min(s.published_at) as at from score_sheet_case c join score_sheet s on s.id = c.sheet
                 where s.published_at <= ? group by c.case_id""").param(sql(period.asOf())).query(row -> {
            uses.put(Objects.requireNonNull(row.getObject("case_id", UUID.class)), instant(row, "at"));
        });
        return uses;
    }

    private static Published read(ResultSet row, int n) throws SQLException {
        var period = new Period(instant(row, "from_at"), instant(row, "to_at"), instant(row, "as_of"));
        return new Published(Objects.requireNonNull(row.getObject("id", UUID.class)), period, row.getInt("version"), row.getString("digest"), row.getString(
                "published_by"), instant(row, "published_at"));
    }

    private static OffsetDateTime sql(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }
}
