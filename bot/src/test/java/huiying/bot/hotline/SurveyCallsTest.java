package huiying.bot.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import huiying.bot.Town;
import huiying.bot.cases.Actor;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.channels.Content;

/** Residents whom no text reaches are rung and asked: on permitted hours, three times at most, each on another day. */
class SurveyCallsTest {
    private static final String NUMBER = "+8613800138000";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final HotlineRules RULES = new HotlineRules(new HotlineRules.Patience(Duration.ofMinutes(10), Duration.ofMinutes(4), Duration.ofMinutes(2)),
            new HotlineRules.Hours(LocalTime.of(9, 0), LocalTime.of(19, 30), ZONE), Map.of(), false);
    private final Town town = new Town();
    private final SurveyCalls calls = new SurveyCalls(town.jdbc, RULES, town.clock);

    @BeforeEach
    void aCallersLampIsRepaired() {
        town.saysByPhone(NUMBER, new Content.Text("柳荫里3号楼路灯不亮"));
        town.saysByPhone(NUMBER, new Content.Left());
        var filed = town.onlyCaseOf(NUMBER);
        var clerk = new Actor(Actor.Kind.STAFF, "clerk", "DEPARTMENT");
        town.inTransaction(() -> {
            if (filed.state() == CaseStatus.TRIAGE) {
                town.moves.dispatch(filed, town.moves.assignment(filed), false, clerk);
            }
            town.moves.make(filed.id(), new CaseEvent.Signed(false), clerk);
            var reported = town.moves.make(filed.id(), new CaseEvent.Reported("路灯养护职责 2.4", "11月16日已更换灯头一只，现场已亮灯"), clerk);
            return reported.state() == CaseStatus.REPORTED
                    ? town.moves.make(filed.id(), new CaseEvent.Resolved(false), new Actor(Actor.Kind.STAFF, "boss", "SUPERVISOR"))
                    : reported;
        });
        town.goOn();
    }

    @Test
    void whoReadsTextsIsNotRung() {
        assertThat(plan()).isZero();
    }

    @Test
    void whoAskedForCallsIsRungOnceForEachResolution() {
        wantsCalls();
        assertThat(plan()).isOne();
        assertThat(plan()).as("planned already").isZero();
        var call = take().orElseThrow();
        assertThat(call.tries()).isOne();
        assertThat(call.caseId()).isEqualTo(town.onlyCaseOf(NUMBER).id());
        assertThat(take()).as("one call at a time").isEmpty();
    }

    @Test
    void whoseAccountCannotSendTextsIsRung() {
        assertThat(town.inTransaction(() -> calls.plan(List.of("phone"), accounts()))).isOne();
    }

    @Test
    void nobodyIsRungAtNight() {
        wantsCalls();
        plan();
        town.clock.set(town.clock.instant().atZone(ZONE).with(LocalTime.of(21, 0)).toInstant());
        assertThat(take()).isEmpty();
        town.clock.set(town.clock.instant().atZone(ZONE).plusDays(1).with(LocalTime.of(9, 0)).toInstant());
        assertThat(take()).isPresent();
    }

    @Test
    void whoDoesNotAnswerIsTriedOnThreeDaysAndThenNoMore() {
        wantsCalls();
        plan();
        for (int day = 1; day <= 3; day++) {
            assertThat(ringAndFail("no-answer").tries()).isEqualTo(day);
            assertThat(take()).as("not again on the same day").isEmpty();
            town.clock.forward(Duration.ofDays(1));
        }
        assertThat(take()).isEmpty();
        assertThat(outcome()).isEqualTo("given_up no-answer");
    }

    @Test
    void aMachineIsNobodyAndTheCallIsTriedAgain() {
        wantsCalls();
        plan();
        var line = ring();
        town.inTransaction(() -> {
            calls.machine(line);
            calls.over(line, "completed");
            return line;
        });
        assertThat(outcome()).isEqualTo("open machine");
    }

    @Test
    void whoAnsweredByAnotherWayMeanwhileIsNotRung() {
        wantsCalls();
        plan();
        town.jdbc.sql("update survey set contacted = 'YES'").update();
        assertThat(take()).isEmpty();
        assertThat(outcome()).isEqualTo("done answered-otherwise");
    }

    @Test
    void anAnswerEndsTheTries() {
        wantsCalls();
        plan();
        var line = ring();
        town.jdbc.sql("update survey set contacted = 'YES', solved = 'YES'").update();
        town.inTransaction(() -> {
            calls.over(line, "completed");
            return line;
        });
        assertThat(outcome()).isEqualTo("done answered");
    }

    @Test
    void whoWantsToBeLeftInPeaceIsNotRung() {
        wantsCalls();
        town.jdbc.sql("update address set stopped_at = now()").update();
        assertThat(plan()).isZero();
    }

    private int plan() {
        return town.inTransaction(() -> calls.plan(List.of("phone"), List.of()));
    }

    private Optional<SurveyCall> take() {
        return town.inTransaction(calls::takeDue);
    }

    private UUID ring() {
        var taken = take().orElseThrow();
        var line = UUID.randomUUID();
        town.inTransaction(() -> {
            calls.calling(taken.id(), line);
            return line;
        });
        return line;
    }

    private SurveyCall ringAndFail(String why) {
        var taken = take().orElseThrow();
        var line = UUID.randomUUID();
        town.inTransaction(() -> {
            calls.calling(taken.id(), line);
            calls.over(line, why);
            return line;
        });
        return taken;
    }

    private void wantsCalls() {
        town.inTransaction(() -> {
            calls.wanted(town.idOf(town.phone.address(NUMBER)), true);
            return NUMBER;
        });
    }

    private List<String> accounts() {
        return town.jdbc.sql("select distinct account from address where channel = 'phone'").query(String.class).list();
    }

    private String outcome() {
        return town.jdbc.sql("select state || ' ' || coalesce(outcome, '') from survey_call").query(String.class).single();
    }
}
