package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;

import huiying.bot.cases.CaseStatus;

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
