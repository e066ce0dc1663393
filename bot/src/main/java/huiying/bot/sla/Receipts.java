package huiying.bot.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.Cases;

/** Says how each date of a case came about, and computes it once more from the version of the terms it names. */
public final class Receipts {
    private final JdbcClient jdbc;
    private final TermBook book;
    private final Cases cases;
    private final ZoneId zone;

    public Receipts(JdbcClient jdbc, TermBook book, Cases cases, ZoneId zone) {
        this.jdbc = jdbc;
        this.book = book;
        this.cases = cases;
        this.zone = zone;
    }

    /**
     * One date with its reason.
     *
     * @param paused how long the resident was waited for, which moved it
     * @param ended  when it was fired or cancelled; null while it runs
     * @param again  the date as the rule alone gives it
     */
    public record Receipt(Timer timer, Due due, Duration paused, @Nullable Instant ended, Instant again) {
        public boolean holds() {
            return again.equals(due.at());
        }
    }

    /** All dates a case has had, in the order they began. */
    public List<Receipt> of(UUID caseId) {
        return jdbc.sql("""
                        select kind, started_at, due_at, rule, terms, calendar, coalesce(fired_at, cancelled_at) ended,
                            (select coalesce(sum(cast(pause as bigint)), 0) from jsonb_array_elements_text(pauses) pause) paused
                        from deadline where case_id = ? order by started_at, due_at""").param(caseId).query((row, n) -> read(caseId, row)).list();
    }

    private Receipt read(UUID caseId, ResultSet row) throws SQLException {
        var timer = Timer.valueOf(text(row, "kind"));
        var due = new Due(instant(row, "started_at"), instant(row, "due_at"), text(row, "rule"), row.getInt("terms"), text(row, "calendar"));
        var paused = Duration.of(row.getLong("paused"), ChronoUnit.MICROS);
        var ended = row.getObject("ended", OffsetDateTime.class);
        return new Receipt(timer, due, paused, ended == null ? null : ended.toInstant(), again(caseId, timer, due).plus(paused));
    }

    private Instant again(UUID caseId, Timer timer, Due due) {
        int unit = due.calendar().indexOf(WorkingCalendar.OF);
        var measure = new Measure(book.at(due.terms()), zone, unit < 0 ? null : due.calendar().substring(unit + WorkingCalendar.OF.length()));
        return measure.again(due.rule(), due.started(), due.rule().endsWith(Due.BY_HAND) ? byHand(caseId, timer, due.started()) : due.started());
    }

    /** The date in the history of the case that somebody set at that moment. */
    private Instant byHand(UUID caseId, Timer timer, Instant at) {
        return Objects.requireNonNullElse(switch (timer) {
            case T_PROMISE -> cases.asOf(caseId, at).promisedAt();
            case T_SUPERVISE -> cases.history(caseId).stream().filter(step -> !step.at().isAfter(at)).map(step -> step.event())
                    .filter(CaseEvent.SupervisionOpened.class::isInstance).map(CaseEvent.SupervisionOpened.class::cast).map(CaseEvent.SupervisionOpened::due)
                    .reduce((earlier, later) -> later).orElse(null);
            case T_ASSIST -> Clocks.nextAssist(cases.asOf(caseId, at), at).orElse(null);
            default -> cases.asOf(caseId, at).dueAt();
        }, Instant.EPOCH);
    }

    /** What counts for the whole of a case: the unit's time, else the resident's. */
    public static @Nullable Receipt whole(List<Receipt> all) {
        var latest = all.reversed();
        return latest.stream().filter(receipt -> receipt.timer() == Timer.T_TOTAL).findFirst()
                .or(() -> latest.stream().filter(receipt -> receipt.timer() == Timer.T_PROMISE).findFirst()).orElse(null);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }
}
