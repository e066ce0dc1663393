package huiying.app.console;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import huiying.app.config.Settings;

/** Counts what came in against what was kept: received = stored + duplicate + quarantined, per channel and hour. */
@Component
public final class Ledger {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private final JdbcClient jdbc;
    private final ZoneId zone;

    Ledger(JdbcClient jdbc, Settings.House house) {
        this.jdbc = jdbc;
        this.zone = house.zone();
    }

    /** What one channel heard in one hour. */
    public record Row(String channel, String hour, long received, long stored, long duplicate, long quarantined) {
        Row plus(Row other) {
            return new Row(channel, hour, received + other.received, stored + other.stored, duplicate + other.duplicate, quarantined + other.quarantined);
        }
    }

    /** The sums of all rows. */
    public record Totals(long received, long stored, long duplicate, long quarantined) {
        public boolean balanced() {
            return received == stored + duplicate + quarantined;
        }
    }

    /**
     * Rows between two moments. Received counts the receipts; stored and quarantined count the messages that are really there, so that a lost row shows.
     */
    public List<Row> rows(Instant from, Instant to) {
        return jdbc.sql("""
                        select r.channel, date_trunc('hour', r.at at time zone :zone) as hour, count(*) as received,
                            count(*) filter (where r.outcome in ('stored', 'spooled') and i.id is not null) as stored,
                            count(*) filter (where r.outcome = 'duplicate') as duplicate,
                            count(*) filter (where r.outcome = 'quarantined' and i.id is not null) as quarantined
                        from receipt r left join inbox i on i.id = r.inbox
                        where r.at >= :from and r.at < :to group by 1, 2 order by 2, 1""").param("zone", zone.getId()).param("from", at(from))
                .param("to", at(to))
                .query((row, n) -> new Row(row.getString("channel"),
                        HOUR.format(Objects.requireNonNull(row.getTimestamp("hour")).toLocalDateTime().atZone(zone).toOffsetDateTime()),
                        row.getLong("received"),
                        row.getLong("stored"), row.getLong("duplicate"), row.getLong("quarantined")))
                .list();
    }

    /**
     * How often a provider's own list was compared with what was kept, and what that showed.
     *
     * @param listed messages in its lists; one may be in several
     * @param missed brought in by a comparison because the door had not seen them
     * @param failed comparisons for which the list could not be read
     */
    public record Comparison(String channel, String account, long comparisons, long listed, long missed, long failed) {
    }

    public List<Comparison> comparisons(Instant from, Instant to) {
        return jdbc.sql("""
                        select channel, account, count(*) as comparisons, sum(listed) as listed, sum(missed) as missed, count(problem) as failed
                        from recollection_run where at >= :from and at < :to group by 1, 2 order by 1, 2""").param("from", at(from)).param("to", at(to))
                .query((row, n) -> new Comparison(Objects.requireNonNull(row.getString("channel")), Objects.requireNonNull(row.getString("account")),
                        row.getLong("comparisons"), row.getLong("listed"), row.getLong("missed"), row.getLong("failed")))
                .list();
    }

    /** What messages of a channel led to: not yet taken, filed, dispatched by themselves, waiting for an agent, still drafts. */
    public record Outcomes(long untaken, long cases, long automatic, long waiting, long drafts) {
    }

    public Outcomes outcomes(Instant from, Instant to, String channel) {
        return jdbc.sql("""
                        select (select count(*) from inbox i join address a on a.id = i.address
                                where i.state = 'waiting' and a.channel = :channel and i.received_at >= :from and i.received_at < :to) as untaken,
                            count(*) filter (where state <> 'DRAFT') as cases, count(*) filter (where auto_dispatched) as automatic,
                            count(*) filter (where state in ('SUBMITTED', 'TRIAGE')) as waiting, count(*) filter (where state = 'DRAFT') as drafts
                        from cases where channel = :channel and created_at >= :from and created_at < :to""").param("channel", channel).param("from", at(from))
                .param("to", at(to)).query((row, n) -> new Outcomes(row.getLong("untaken"), row.getLong("cases"), row.getLong("automatic"),
                        row.getLong("waiting"), row.getLong("drafts")))
                .single();
    }

    public static Totals totals(List<Row> rows) {
        var sum = rows.stream().reduce(new Row("", "", 0, 0, 0, 0), Row::plus);
        return new Totals(sum.received, sum.stored, sum.duplicate, sum.quarantined);
    }

    /** Today's sums, in the city's day. */
    Totals today(Instant now) {
        return totals(rows(dayStart(now), now.plusSeconds(1)));
    }

    Instant dayStart(Instant now) {
        return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    ZoneId zone() {
        return zone;
    }

    private static OffsetDateTime at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
