package huiying.bot.allowance;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.addresses.Addresses;
import huiying.bot.outbox.Permit;
import huiying.bot.tasks.Subject;
import huiying.bot.tasks.TaskKind;
import huiying.bot.tasks.Tasks;
import huiying.channels.Address;

/**
 * Keeps sending within what was allowed: only where the city's residents are, no more a day than was budgeted, no more to one number than a person can want, and
 * no further word to a machine. What residents wish about being written to is respected here too.
 */
public final class Allowance implements Permit {
    private static final UUID ALL = new UUID(0, 0);
    private static final Duration LATELY = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Addresses addresses;
    private final Tasks tasks;
    private final Echoes echoes;
    private final Calendar calendar;
    private final Function<Address, Limits> limits;

    /** What day it is where the budget counts. */
    public record Calendar(Clock clock, ZoneId zone) {
        LocalDate today() {
            return LocalDate.ofInstant(clock.instant(), zone);
        }

        Duration untilTomorrow() {
            return Duration.between(clock.instant(), today().plusDays(1).atStartOfDay(zone).toInstant());
        }
    }

    public Allowance(JdbcClient jdbc, Addresses addresses, Tasks tasks, Echoes echoes, Calendar calendar, Function<Address, Limits> limits) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.tasks = tasks;
        this.echoes = echoes;
        this.calendar = calendar;
        this.limits = limits;
    }

    @Override
    public Verdict ask(Wanted wanted) {
        var known = known(wanted.address());
        if (known.stopped() && wanted.weight() != Weight.ANSWER) {
            return new Verdict.Never("stopped");
        }
        if (known.refusedCode().isPresent()) {
            return new Verdict.NotHere(known.refusedCode().get());
        }
        var limit = limits.apply(wanted.to());
        if (!limit.mayReach(wanted.to().value())) {
            return new Verdict.Never("country");
        }
        return budget(wanted, limit).or(() -> machine(wanted, limit, known)).orElseGet(Verdict.Yes::new);
    }

    private record Known(boolean stopped, Optional<String> refusedCode, boolean hushed) {
    }

    private Known known(UUID address) {
        return jdbc.sql("select stopped_at is not null, refused_code, coalesce(hushed_until > now(), false) from address where id = ?").param(address)
                .query((row, n) -> new Known(row.getBoolean(1), Optional.ofNullable(row.getString(2)), row.getBoolean(3))).single();
    }

    private Optional<Verdict> budget(Wanted wanted, Limits limit) {
        int today = sentToday(wanted, ALL);
        boolean news = wanted.weight() == Weight.NEWS;
        if (news ? !limit.leavesRoomForNews(today, wanted.parts()) : !limit.leavesRoom(today, wanted.parts())) {
            tasks.alarm("budget-spent");
            return Optional.of(wanted.weight() == Weight.ANSWER ? new Verdict.NotHere("budget") : new Verdict.Later("budget", calendar.untilTomorrow()));
        }
        if (limit.number() > 0 && sentToday(wanted, wanted.address()) + wanted.parts() > limit.number()) {
            tasks.open(TaskKind.TALK, new Subject(null, wanted.address(), null, null), "number-cap");
            return Optional.of(wanted.weight() == Weight.ANSWER ? new Verdict.Never("number-cap") : new Verdict.Later("number-cap", calendar.untilTomorrow()));
        }
        return Optional.empty();
    }

    /** Only answers make a circle; news is sent once whoever reads it. */
    private Optional<Verdict> machine(Wanted wanted, Limits limit, Known known) {
        if (wanted.weight() != Weight.ANSWER || limit.answers() == 0) {
            return Optional.empty();
        }
        if (!known.hushed() && answersLately(wanted) < limit.answers() && !echoes.sound(wanted.address(), LATELY)) {
            return Optional.empty();
        }
        if (!known.hushed()) {
            addresses.hush(wanted.address(), limit.hush());
            tasks.open(TaskKind.TALK, new Subject(null, wanted.address(), null, null), "machine");
        }
        return Optional.of(new Verdict.Never("machine"));
    }

    private int answersLately(Wanted wanted) {
        return jdbc.sql("""
                        select count(*) from delivery where address = :address and turn is not null and state in ('sent', 'unknown')
                            and created_at > now() - :lately * interval '1 millisecond'
                        """).param("address", wanted.address()).param("lately", LATELY.toMillis()).query(Integer.class).single();
    }

    private int sentToday(Wanted wanted, UUID whom) {
        return jdbc.sql("select parts from parts_sent where day = ? and channel = ? and account = ? and address = ?")
                .params(calendar.today(), wanted.to().channel(), wanted.to().account(), whom).query(Integer.class).optional().orElse(0);
    }

    @Override
    public void spent(Wanted wanted) {
        var limit = limits.apply(wanted.to());
        if (limit.day() > 0 || limit.number() > 0) {
            count(wanted, ALL);
            count(wanted, wanted.address());
        }
    }

    private void count(Wanted wanted, UUID whom) {
        jdbc.sql("""
                 insert into parts_sent (channel, account, address, day, parts) values (?, ?, ?, ?, ?)
                 on conflict (day, channel, account, address) do update set parts = parts_sent.parts + excluded.parts
                 """).params(wanted.to().channel(), wanted.to().account(), whom, calendar.today(), wanted.parts()).update();
    }

    /** What was counted for days long past is nobody's business any more. */
    public void forgetOldDays() {
        jdbc.sql("delete from parts_sent where day < ?").param(calendar.today().minusDays(7)).update();
    }
}
