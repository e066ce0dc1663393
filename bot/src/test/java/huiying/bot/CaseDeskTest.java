package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;

import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Matter;
import huiying.bot.cases.NotAllowedNow;
import huiying.bot.cases.Origin;
import huiying.bot.desk.Command;
import huiying.bot.desk.NotPermitted;
import huiying.bot.desk.Pending;
import huiying.bot.staff.Role;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;

class CaseDeskTest {
    private final Hall hall = new Hall();
    private final CaseDesk desk = hall.desk;

    @Test
    void whatAnAgentConfirmsHappensTenSecondsLaterAndIsLearnedFrom() {
        var waiting = triage();
        var pending = desk.ask(hall.agent, "k1", waiting.id(), new Command.Confirm("0206"));
        assertThat(pending.state()).isEqualTo(Pending.State.PENDING);
        assertThat(desk.carryOutDue()).isZero();
        assertThat(hall.now(waiting).state()).isEqualTo(CaseStatus.TRIAGE);

        hall.clock.forward(Duration.ofSeconds(10));
        assertThat(desk.carryOutDue()).isOne();
        var sent = hall.now(waiting);
        assertThat(sent.state()).isEqualTo(CaseStatus.DISPATCHED);
        assertThat(sent.unit()).isEqualTo("CGJ");
        assertThat(hall.openTasks()).isEmpty();
        assertThat(hall.told()).containsExactly("ASSIGNED");
        assertThat(decisions()).containsExactly("confirm 0206");
    }

    @Test
    void aCorrectionSendsItElsewhereWithTheTermOfThatCategory() {
        var waiting = triage();
        var sent = hall.act(hall.agent, waiting, new Command.Correct("1503"));
        assertThat(sent.category()).isEqualTo("1503");
        assertThat(sent.unit()).isEqualTo("ZWJ");
        assertThat(sent.standing().level()).isEqualTo("consult2d");
        assertThat(decisions()).containsExactly("correct 1503");
    }

    @Test
    void whatIsTakenBackNeverHappened() {
        var waiting = triage();
        var pending = desk.ask(hall.agent, "k1", waiting.id(), new Command.Confirm("0206"));
        assertThat(desk.undo(hall.supervisor, pending.id())).isFalse();
        assertThat(desk.undo(hall.agent, pending.id())).isTrue();
        hall.clock.forward(Duration.ofMinutes(1));
        assertThat(desk.carryOutDue()).isZero();
        assertThat(hall.now(waiting).state()).isEqualTo(CaseStatus.TRIAGE);
        assertThat(desk.undo(hall.agent, pending.id())).isFalse();
        assertThat(hall.told()).isEmpty();
    }

    @Test
    void dangerDoesNotWait() {
        var danger = hall.filed(Cast.brokenLamp().about(new Matter(Nature.HELP, null, Urgency.IMMEDIATE, false, false)), null);
        var pending = desk.ask(hall.agent, "k1", danger.id(), new Command.Correct("1203"));
        assertThat(pending.state()).isEqualTo(Pending.State.DONE);
        assertThat(hall.now(danger).unit()).isEqualTo("YJJ");
    }

    @Test
    void theSameKeyTwentyTimesIsOneAct() {
        var waiting = triage();
        for (int n = 0; n < 20; n++) {
            desk.ask(hall.agent, "same", waiting.id(), new Command.Confirm("0206"));
            hall.clock.forward(Duration.ofSeconds(3));
            desk.carryOutDue();
        }
        assertThat(hall.cast.cases.history(waiting.id())).extracting(step -> step.event().type()).containsOnlyOnce("DISPATCHED");
    }

    @Test
    void twoAgentsCannotDecideAboutOneCase() {
        var waiting = triage();
        desk.ask(hall.agent, "k1", waiting.id(), new Command.Confirm("0206"));
        assertThatThrownBy(() -> desk.ask(hall.supervisor, "k2", waiting.id(), new Command.Correct("0207"))).isInstanceOfSatisfying(NotAllowedNow.class,
                no -> assertThat(no.why()).isEqualTo(NotAllowedNow.Why.PENDING));
    }

    @Test
    void anActTheCaseHasOutgrownIsRefusedAndDoesNotHoldUpOthers() {
        var waiting = triage();
        var other = triage();
        var pending = desk.ask(hall.agent, "k1", waiting.id(), new Command.Confirm("0206"));
        desk.ask(hall.agent, "k2", other.id(), new Command.Confirm("0206"));
        hall.make(waiting, new huiying.bot.cases.CaseEvent.Cancelled(""), hall.citizen());
        hall.clock.forward(Duration.ofSeconds(10));
        assertThat(desk.carryOutDue()).isEqualTo(2);
        assertThat(hall.commands.find(pending.id()).orElseThrow()).extracting(Pending::state, Pending::problem).containsExactly(Pending.State.REFUSED,
                "STATE in CANCELLED");
        assertThat(hall.now(other).state()).isEqualTo(CaseStatus.DISPATCHED);
    }

    @Test
    void anotherDepartmentsCaseDoesNotExistAndAnothersRoleIsForbidden() {
        var lamp = hall.dispatched();
        assertThatThrownBy(() -> desk.ask(Hall.of("SWJ"), "k", lamp.id(), new Command.Sign())).isInstanceOfSatisfying(NotPermitted.class, no -> assertThat(no
                .hidden()).isTrue());
        assertThatThrownBy(() -> desk.ask(Hall.of("SWJ"), "k", UUID.randomUUID(), new Command.Sign())).isInstanceOfSatisfying(NotPermitted.class,
                no -> assertThat(no.hidden()).isTrue());
        assertThatThrownBy(() -> desk.ask(Hall.of("CGJ"), "k", lamp.id(), new Command.Approve())).isInstanceOfSatisfying(NotPermitted.class, no -> assertThat(no
                .hidden()).isFalse());
        assertThatThrownBy(() -> desk.ask(Hall.staff(Role.ADMIN, null), "k", lamp.id(), new Command.Note("x"))).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> desk.ask(hall.agent, "k", lamp.id(), new Command.Sign())).isInstanceOf(NotPermitted.class);
    }

    @Test
    void theWholeWayOfARejectedReturnAndAReviewedReport() {
        var unit = Hall.of("CGJ");
        var lamp = hall.dispatched();
        assertThat(hall.act(unit, lamp, new Command.AskReturn("职责清单第6项", "ZJJ", "小区内部照明")).state()).isEqualTo(CaseStatus.RETURN_ASKED);
        assertThat(hall.act(hall.agent, lamp, new Command.RejectReturn("市政道路路灯")).state()).isEqualTo(CaseStatus.IN_PROGRESS);
        assertThat(hall.act(unit, lamp, new Command.Report("好了", "")).state()).isEqualTo(CaseStatus.REPORTED);
        assertThat(hall.act(hall.supervisor, lamp, new Command.SendBack("写清楚")).state()).isEqualTo(CaseStatus.IN_PROGRESS);
        assertThat(hall.act(unit, lamp, new Command.Report("已更换灯头，夜间测试正常", "")).state()).isEqualTo(CaseStatus.RESOLVED);
        assertThat(hall.told()).containsExactly("ASSIGNED", "RESOLVED", "SURVEY_CONTACTED");
    }

    @Test
    void anAcceptedReturnGoesToAnotherUnitOnly() {
        var lamp = hall.dispatched();
        hall.act(Hall.of("CGJ"), lamp, new Command.AskReturn("依据", "ZJJ", "不归我们"));
        assertThatThrownBy(() -> desk.ask(hall.agent, "k", lamp.id(), new Command.AcceptReturn("CGJ"))).isInstanceOf(NotAllowedNow.class);
        assertThat(hall.act(hall.agent, lamp, new Command.AcceptReturn("ZJJ")).unit()).isEqualTo("ZJJ");
        assertThat(decisions()).containsExactly("return-accepted unit:ZJJ");
    }

    @Test
    void aCallToTheResidentCanCloseTheCase() {
        var done = hall.resolved();
        var closed = hall.act(hall.agent, done, new Command.Visited("YES", "YES", "SATISFIED", ""));
        assertThat(closed.state()).isEqualTo(CaseStatus.CLOSED_OK);
        var survey = hall.surveys.ofResolution(closed).orElseThrow();
        assertThat(survey.satisfied()).isEqualTo("SATISFIED");
        assertThat(hall.database.jdbc().sql("select answered_by from survey").query(String.class).single()).isEqualTo("visitor");
    }

    @Test
    void anotherSystemFilesWithoutAnAddress() {
        var filed = desk.file(Cast.brokenLamp(), new Origin("api", null, null, null, null), Hall.sure("0206"), Actor.integrator("park"));
        assertThat(filed.filed().state()).isEqualTo(CaseStatus.DISPATCHED);
        assertThat(hall.told()).isEmpty();
    }

    @Test
    void fourSweepsAtOnceCarryEachActOutOnce() throws Exception {
        for (int n = 0; n < 12; n++) {
            desk.ask(hall.agent, "k" + n, triage().id(), new Command.Confirm("0206"));
        }
        hall.clock.forward(Duration.ofSeconds(10));
        int carried = 0;
        try (var sweeps = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var sweep : sweeps.invokeAll(java.util.Collections.<java.util.concurrent.Callable<Integer>>nCopies(4, desk::carryOutDue))) {
                carried += sweep.get();
            }
        }
        assertThat(carried).isEqualTo(12);
        assertThat(hall.database.jdbc().sql("select count(*) from case_event where type = 'DISPATCHED'").query(Long.class).single()).isEqualTo(12);
    }

    private Case triage() {
        return hall.filed(Cast.brokenLamp(), null);
    }

    private java.util.List<String> decisions() {
        return hall.database.jdbc().sql("select kind || ' ' || chosen from decision order by at, id").query(String.class).list();
    }
}
