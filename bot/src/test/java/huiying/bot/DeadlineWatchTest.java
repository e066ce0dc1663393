package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;

import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.progress.Aftercare;
import huiying.bot.progress.Chores;
import huiying.bot.progress.Moves;
import huiying.bot.sla.Clocks;
import huiying.bot.sla.Deadlines;
import huiying.bot.survey.Surveys;
import huiying.bot.tasks.Tasks;

class DeadlineWatchTest {
    private final Hall hall = new Hall();

    @Test
    void fourNodesFireEachDeadlineOnce() throws Exception {
        for (int n = 0; n < 15; n++) {
            hall.dispatched();
        }
        hall.clock.forward(Duration.ofDays(8));
        int fired = 0;
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var node : nodes.invokeAll(Collections.<Callable<Integer>>nCopies(4, hall.watch::fireDue))) {
                fired += node.get();
            }
        }
        fired += hall.watch.fireDue();
        assertThat(fired).isEqualTo(15 * 6); // sign, return, contact, warn, total, promise
        assertThat(hall.database.jdbc().sql("select count(*) from case_event where type = 'DEADLINE_FIRED'").query(Integer.class).single()).isEqualTo(fired);
        assertThat(hall.database.jdbc().sql("select count(*) from case_event where type = 'SIGNED'").query(Integer.class).single()).isEqualTo(15);
        assertThat(hall.database.jdbc().sql("select count(*) from deadline where fired_at < due_at").query(Integer.class).single()).isZero();
    }

    @Test
    void twoNodesWhoseClocksJumpFireEachDeadlineOnce() throws Exception {
        for (int n = 0; n < 12; n++) {
            hall.dispatched();
        }
        var one = new Node(hall);
        var two = new Node(hall);
        try (var nodes = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 30; round++) {
                var base = hall.clock.instant().plus(Duration.ofHours(9L * round));
                one.clock.set(base.plus(Duration.ofMinutes(RANDOM.nextInt(240) - 120)));
                two.clock.set(base.plus(Duration.ofMinutes(RANDOM.nextInt(240) - 120)));
                for (var done : nodes.invokeAll(java.util.List.<Callable<Integer>>of(one.watch::fireDue, two.watch::fireDue))) {
                    done.get();
                }
            }
        }
        one.clock.set(hall.clock.instant().plus(Duration.ofDays(12)));
        one.watch.fireDue();
        var jdbc = hall.database.jdbc();
        assertThat(jdbc.sql(
                "select count(*) from (select case_id, facts->>'kind', facts->>'ordinal' from case_event where type = 'DEADLINE_FIRED' group by 1, 2, 3 having count(*) > 1) t")
                .query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("select count(*) from deadline where fired_at is not null").query(Integer.class).single())
                .isEqualTo(jdbc.sql("select count(*) from case_event where type = 'DEADLINE_FIRED'").query(Integer.class).single()).isGreaterThan(12 * 8);
        assertThat(jdbc.sql("select count(*) from deadline where fired_at < due_at").query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("select count(*) from deadline where fired_at is null and cancelled_at is null and suspended_at is null and due_at <= ?")
                .param(one.clock.instant().atOffset(java.time.ZoneOffset.UTC)).query(Integer.class).single()).isZero();
        assertThat(new huiying.bot.cases.ChainCheck(jdbc).verifyAll().intact()).isTrue();
    }

    private static final java.util.Random RANDOM = new java.util.Random(7);

    /** Another node of the same house, with a clock of its own. */
    private static final class Node {
        private final TestClock clock;
        private final DeadlineWatch watch;

        Node(Hall hall) {
            clock = new TestClock(hall.clock.instant());
            var jdbc = hall.database.jdbc();
            var cases = new Cases(jdbc, hall.cast.keys, TestDatabase.vault(), hall.cast.feed, clock, Cast.CITY);
            var deadlines = new Deadlines(jdbc, clock);
            var clocks = new Clocks(deadlines, hall.levels, clock);
            var tasks = new Tasks(jdbc, hall.cast.feed, clock);
            var surveys = new Surveys(jdbc, TestDatabase.vault(), clock);
            var moves = new Moves(cases, hall.rules, clocks, new Chores(cases, tasks, surveys, hall.news), clock);
            watch = new DeadlineWatch(hall.database.transactions(), deadlines, cases, moves, new Aftercare(cases, moves, surveys, tasks, clocks, hall.news),
                    Duration.ofDays(36_500));
        }
    }

    @Test
    void aNodeWhoseClockIsWrongFiresNothing() {
        var lamp = hall.dispatched();
        hall.clock.forward(Duration.ofDays(400));
        var strict = new DeadlineWatch(hall.database.transactions(), hall.deadlines, hall.cast.cases, hall.moves, hall.aftercare, Duration.ofSeconds(30));
        assertThat(strict.fireDue()).isZero();
        assertThat(hall.now(lamp).state()).isEqualTo(CaseStatus.DISPATCHED);
    }

    @Test
    void aClockSetBackAndForthFiresNothingTwice() {
        var lamp = hall.dispatched();
        var start = hall.clock.instant();
        hall.clock.forward(Duration.ofHours(5));
        int fired = hall.watch.fireDue();
        hall.clock.set(start);
        assertThat(hall.watch.fireDue()).isZero();
        hall.clock.forward(Duration.ofHours(5));
        assertThat(hall.watch.fireDue()).isZero();
        assertThat(fired).isOne();
        assertThat(hall.now(lamp).state()).isEqualTo(CaseStatus.IN_PROGRESS);
    }

    @Test
    void aReportNobodyReadsIsApprovedAfterAWorkingDayWhenItIsHarmless() {
        var signed = hall.make(hall.dispatched(), new huiying.bot.cases.CaseEvent.Signed(false));
        var reported = hall.make(signed, new huiying.bot.cases.CaseEvent.Reported("", "已修"));
        hall.pass(Duration.ofDays(2));
        assertThat(hall.now(reported).state()).isEqualTo(CaseStatus.RESOLVED);
    }

    @Test
    void whatIsOverdueIsNeverSilent() {
        var lamp = hall.dispatched();
        hall.pass(Duration.ofDays(12));
        assertThat(hall.running(lamp)).contains("T_ESCALATE");
        assertThat(hall.cast.cases.history(lamp.id())).filteredOn(step -> step.event().type().equals("DEADLINE_FIRED")).hasSizeGreaterThan(7);
    }
}
