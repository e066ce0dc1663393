package huiying.bot.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.vault.Ids;
import tools.jackson.databind.json.JsonMapper;

/** Where the running timers of cases are kept. */
public final class Deadlines {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String RUNNING = "fired_at is null and cancelled_at is null and suspended_at is null";

    private final JdbcClient jdbc;
    private final Clock clock;

    public Deadlines(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void start(UUID caseId, Timer timer, Due due) {
        start(caseId, Map.of(timer, due));
    }

    /** Starts timers, all in one statement; those of the same kinds that still run are replaced. */
    void start(UUID caseId, Map<Timer, Due> timers) {
        var rows = timers.entrySet().stream().map(entry -> Map.of("id", Ids.next(), "kind", entry.getKey().name(), "started", entry.getValue().started(), "due",
                entry.getValue().at(), "rule", entry.getValue().rule(), "terms", entry.getValue().terms(), "calendar", entry.getValue().calendar())).toList();
        jdbc.sql(
                """
                with begun as (
                    select * from jsonb_to_recordset(cast(:rows as jsonb))
                        as x(id uuid, kind text, started timestamptz, due timestamptz, rule text, terms int, calendar text)),
                replaced as (
                    update deadline set cancelled_at = :now
                    where case_id = :case and kind in (select kind from begun) and fired_at is null and cancelled_at is null)
                insert into deadline (id, case_id, kind, ordinal, started_at, due_at, rule, terms, calendar)
                select id, :case, kind, 1 + (select count(*) from deadline d where d.case_id = :case and d.kind = begun.kind), started, due, rule, terms, calendar
                from begun""")
                .params(Map.of("rows", JSON.writeValueAsString(rows), "now", at(clock.instant()), "case", caseId)).update();
    }

    void cancel(UUID caseId, Timer... timers) {
        jdbc.sql("update deadline set cancelled_at = :now where case_id = :case and kind in (:kinds) and " + RUNNING).params(Map.of("now", at(clock.instant()),
                "case", caseId, "kinds", Arrays.stream(timers).map(Enum::name).toList())).update();
    }

    /** The case is over: nothing but these goes on, not even what stands still. */
    void end(UUID caseId, Set<Timer> except) {
        jdbc.sql("update deadline set cancelled_at = :now where case_id = :case and kind not in (:kinds) and fired_at is null and cancelled_at is null")
                .params(Map
                        .of("now", at(clock.instant()), "case", caseId, "kinds", except.stream().map(Enum::name).toList()))
                .update();
    }

    void cancelAll(UUID caseId) {
        cancel(caseId, Timer.values());
        jdbc.sql("update deadline set cancelled_at = ? where case_id = ? and suspended_at is not null and cancelled_at is null").params(at(clock.instant()),
                caseId).update();
    }

    /** Lets timers stand still; they go on exactly where they were, and what has come meanwhile fires then. */
    void suspend(UUID caseId, Timer... except) {
        jdbc.sql("update deadline set suspended_at = :now where case_id = :case and kind not in (:kinds) and " + RUNNING).params(Map.of("now",
                at(clock.instant()), "case", caseId, "kinds", Arrays.stream(except).map(Enum::name).toList())).update();
    }

    /** Those that were suspended last go on. */
    void resume(UUID caseId) {
        jdbc.sql("""
                 update deadline set suspended_at = null where case_id = :case and cancelled_at is null and fired_at is null
                     and suspended_at = (select max(suspended_at) from deadline where case_id = :case and cancelled_at is null and fired_at is null)""")
                .param("case", caseId).update();
    }

    /** All that was suspended goes on; what was not due when the resident was asked moves by exactly the time it was waited, and that is kept with it. */
    void resume(UUID caseId, Duration waited) {
        jdbc.sql("""
                 update deadline set suspended_at = null,
                     due_at = case when due_at >= suspended_at then due_at + :waited * interval '1 microsecond' else due_at end,
                     pauses = case when due_at >= suspended_at then pauses || jsonb_build_array(cast(:waited as bigint)) else pauses end
                 where case_id = :case and suspended_at is not null and fired_at is null and cancelled_at is null""")
                .param("waited", waited.toNanos() / 1000).param("case", caseId).update();
    }

    public List<Deadline> running(UUID caseId) {
        return jdbc.sql("select id, case_id, kind, ordinal, started_at, due_at, rule, terms, calendar from deadline where case_id = ? and " + RUNNING
                + " order by due_at, id").param(caseId).query(Deadlines::read).list();
    }

    /**
     * Takes the first deadline that has come, together with the lock of its case, and marks it fired. Empty when nothing is due, or when
     * what is due was fired or cancelled while we waited: then ask again.
     */
    public Optional<Deadline> takeDue() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return jdbc.sql(
                """
                select d.id, d.case_id, d.kind, d.ordinal, d.started_at, d.due_at, d.rule, d.terms, d.calendar from deadline d join cases c on c.id = d.case_id
                where d.due_at <= ? and d.fired_at is null and d.cancelled_at is null and d.suspended_at is null order by d.due_at, d.id limit 1 for update of c skip locked""")
                .param(at(
                        now))
                .query(Deadlines::read).optional().filter(due -> jdbc.sql("update deadline set fired_at = ? where id = ? and " + RUNNING).params(at(now),
                        due.id()).update() == 1);
    }

    /** How far the clock of this node is from the database's, in milliseconds. */
    public long skewMillis() {
        var database = jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
        return Math.abs(ChronoUnit.MILLIS.between(database, clock.instant()));
    }

    private static Deadline read(ResultSet row, int n) throws SQLException {
        var due = new Due(instant(row, "started_at"), instant(row, "due_at"), text(row, "rule"), row.getInt("terms"), text(row, "calendar"));
        return new Deadline(Objects.requireNonNull(row.getObject("id", UUID.class)), Objects.requireNonNull(row.getObject("case_id", UUID.class)),
                Timer.valueOf(
                        text(row, "kind")),
                row.getInt("ordinal"), due);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }

    private static OffsetDateTime at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
