package huiying.bot.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.Cases;
import huiying.bot.cases.Recorded;
import huiying.bot.sla.ServiceLevels;
import huiying.bot.sla.Timer;

/** What retention looks like from outside: what comes due, what was erased lately, what is held. Reads only. */
public final class Kept {
    /** Cases of one kind, which the rules cannot tell apart; where no rule names an area, all of the city is one. */
    private static final String KIND = "concat_ws('|', c.category, c.item, c.urgency, c.deadline_class, case when :areas then c.grid end)";
    private static final String CLOSED = " from cases c join case_key k on k.case_id = c.id where c.closed_at < :before and not c.held and k.destroyed_at is null";

    private final JdbcClient jdbc;
    private final Cases cases;
    private final ServiceLevels levels;
    private final Clock clock;

    public Kept(JdbcClient jdbc, Cases cases, ServiceLevels levels, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.levels = levels;
        this.clock = clock;
    }

    /** What was erased on one day. */
    public record Day(LocalDate day, long cases, long contacts) {
    }

    /** A case whose records may not be erased; the reason of a confidential one is not told. */
    public record Held(String number, @Nullable Instant since, String by, @Nullable String why) {
    }

    private record Kind(String name, UUID one) {
    }

    /** How many cases are over by then, by the rules in force; those that only wait for the next sweep are among them. */
    public long dueWithin(Duration ahead) {
        var then = clock.instant().plus(ahead);
        boolean areas = levels.terms().rules().stream().anyMatch(rule -> rule.timer() == Timer.T_RETAIN && !rule.scope().area().isEmpty());
        var before = at(then.minus(levels.terms().shortest(Timer.T_RETAIN)));
        var kinds = jdbc.sql("select " + KIND + " as name, (array_agg(c.id))[1] as one" + CLOSED + " group by 1").param("areas", areas).param("before", before)
                .query((row, n) -> new Kind(Objects.requireNonNull(row.getString("name")), Objects.requireNonNull(row.getObject("one", UUID.class)))).list();
        var names = kinds.stream().map(Kind::name).toArray(String[]::new);
        var ends = cases.byIds(kinds.stream().map(Kind::one).toList()).stream().map(c -> then.minus(levels.retention(c)).toString()).toArray(String[]::new);
        return jdbc.sql("select count(*) from (select " + KIND + " as name, c.closed_at" + CLOSED
                + ") due join unnest(cast(:names as text[]), cast(:ends as timestamptz[])) as rule(name, until) using (name) where due.closed_at < rule.until")
                .param("areas", areas)
                .param("before", before).param("names", names).param("ends", ends).query(Long.class).single();
    }

    /** By day, the latest first; days on which nothing was erased are left out. */
    public List<Day> erased(Duration lately) {
        return jdbc.sql("""
                        select cast(at at time zone :zone as date) as day, count(*) filter (where action = 'case-erased') as cases,
                            count(*) filter (where action = 'contact-erased') as contacts
                        from audit where action in ('case-erased', 'contact-erased') and at > :after group by 1 order by 1 desc""")
                .param("zone", levels.zone().getId()).param("after", at(clock.instant().minus(lately)))
                .query((row, n) -> new Day(Objects.requireNonNull(row.getObject("day", LocalDate.class)), row.getLong("cases"), row.getLong("contacts")))
                .list();
    }

    public long held() {
        return jdbc.sql("select count(*) from cases where held").query(Long.class).single();
    }

    /** The first of what is held, by number. */
    public List<Held> held(int most) {
        var held = cases.byIds(jdbc.sql("select id from cases where held order by number limit ?").param(most)
                .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class))).list());
        var reasons = cases.last(held.stream().map(c -> c.id()).toList(), List.of("RECORDS_HELD"));
        return held.stream().map(c -> held(c.number() == null ? c.id().toString() : c.number().digits(), c.confidential(), reasons.get(c.id()))).toList();
    }

    private static Held held(String number, boolean secret, @Nullable Recorded why) {
        return why == null || !(why.event() instanceof CaseEvent.RecordsHeld reason)
                ? new Held(number, null, "", null)
                : new Held(number, why.at(), why.actor().id(), secret ? null : reason.words());
    }

    private static OffsetDateTime at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
