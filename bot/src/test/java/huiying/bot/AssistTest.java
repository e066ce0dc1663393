package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import huiying.bot.cases.Assist;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.NotAllowedNow;
import huiying.bot.desk.Command;
import huiying.bot.desk.NotPermitted;
import huiying.bot.desk.Policy;
import huiying.bot.sla.Receipts;
import huiying.bot.sla.Timer;
import huiying.bot.tasks.TaskKind;

class AssistTest {
    private final Hall hall = new Hall();
    private final Case lamp = hall.dispatched();
    private final Receipts receipts = new Receipts(hall.database.jdbc(), hall.terms, hall.cast.cases, Cast.CITY);

    @Test
    void aHelpingUnitDoesItsPartAndTheResidentHearsFromTheLeadAlone() {
        var asked = hall.act(Hall.of("CGJ"), lamp, new Command.AskAssist("GDGS", "请切断该段线路电源"));
        assertThat(asked.assists()).extracting(Assist::unit, Assist::isOpen).containsExactly(tuple("GDGS", true));
        assertThat(asked.unit()).isEqualTo("CGJ");
        assertThat(asked.assists().getFirst().due()).isBefore(asked.dueAt());
        int told = hall.told().size();
        var helped = hall.act(Hall.of("GDGS"), asked, new Command.Assist("线路已停电，现场可施工"));
        assertThat(helped.assists().getFirst().done()).isNotNull();
        assertThat(hall.told()).hasSize(told);
        assertThat(hall.cast.cases.history(lamp.id()).getLast().event().isPublic()).isFalse();
        assertThat(hall.cast.cases.replayed(lamp.id())).isEqualTo(helped);
    }

    @Test
    void eachHelpingUnitTakesItsPartOnAndHasATaskUntilItHasDoneIt() {
        staffed("GDGS");
        staffed("SZC");
        hall.act(Hall.of("CGJ"), lamp, new Command.AskAssist("GDGS", ""));
        var asked = hall.act(Hall.of("CGJ"), lamp, new Command.AskAssist("SZC", ""));
        assertThat(waiting("GDGS") + waiting("SZC")).isEqualTo(2);
        var accepted = hall.act(Hall.of("GDGS"), asked, new Command.AcceptAssist());
        assertThat(accepted.assists()).extracting(Assist::unit, Assist::hasBegun, Assist::isOpen)
                .containsExactly(tuple("GDGS", true, true), tuple("SZC", false, true));
        assertThatThrownBy(() -> hall.act(Hall.of("GDGS"), accepted, new Command.AcceptAssist())).as("once").isInstanceOf(NotAllowedNow.class);
        assertThatThrownBy(() -> hall.act(Hall.of("CGJ"), accepted, new Command.AcceptAssist())).as("whoever leads does not help")
                .isInstanceOf(NotPermitted.class);
        var done = hall.act(Hall.of("GDGS"), accepted, new Command.Assist("线路已停电"));
        assertThat(waiting("GDGS")).isZero();
        assertThat(waiting("SZC")).as("the other one's is still open").isOne();
        assertThat(hall.cast.cases.replayed(lamp.id())).isEqualTo(done);
        hall.make(hall.make(done, new CaseEvent.ReturnAsked("依据", "JD01", "不归我们")), new CaseEvent.ReturnAccepted("JD01", "依据", hall.moves.due(done, null)));
        assertThat(waiting("SZC")).as("a case that goes to another unit needs its helpers no more").isZero();
    }

    @Test
    void whoDoesNotHelpInTimeIsRemindedAndWhoAskedIsToldOnce() {
        staffed("CGJ");
        staffed("GDGS");
        staffed("SZC");
        hall.act(Hall.of("CGJ"), lamp, new Command.AskAssist("GDGS", ""));
        hall.clock.forward(Duration.ofHours(2));
        var asked = hall.act(Hall.of("CGJ"), lamp, new Command.AskAssist("SZC", ""));
        var first = asked.assists().getFirst().due();
        var second = asked.assists().getLast().due();
        assertThat(first).isBefore(second);
        assertThat(dates()).containsExactly(first);

        at(first.minusSeconds(1));
        assertThat(late("GDGS") + late("CGJ")).isZero();
        at(first);
        assertThat(late("GDGS")).isOne();
        assertThat(late("CGJ")).isOne();
        assertThat(late("SZC")).as("its date has not come").isZero();
        assertThat(dates()).as("the next one owed").containsExactly(second);
        assertThat(hall.cast.cases.history(lamp.id()).getLast().event()).isEqualTo(new CaseEvent.DeadlineFired("T_ASSIST", 2, first));
        at(first.plusSeconds(60));
        assertThat(late("GDGS") + late("CGJ")).as("once").isEqualTo(2);

        at(second);
        assertThat(late("SZC")).isOne();
        assertThat(late("CGJ")).as("whoever asked has one thing to do").isOne();
        hall.act(Hall.of("GDGS"), hall.now(lamp), new Command.Assist("线路已停电"));
        assertThat(late("GDGS")).isZero();
        assertThat(late("CGJ")).as("another one is late still").isOne();
        hall.act(Hall.of("SZC"), hall.now(lamp), new Command.Assist("路面已围挡"));
        assertThat(late("SZC") + late("CGJ")).isZero();
        assertThat(dates()).isEmpty();
        assertThat(receipts()).allMatch(Receipts.Receipt::holds).hasSizeGreaterThan(2);
        assertThat(hall.cast.cases.replayed(lamp.id())).isEqualTo(hall.now(lamp));
    }

    @Test
    void helpersHaveAsMuchLongerAsTheResidentWasWaitedFor() {
        staffed("CGJ");
        staffed("GDGS");
        var signed = hall.act(Hall.of("CGJ"), lamp, new Command.Sign());
        var due = hall.act(Hall.of("CGJ"), signed, new Command.AskAssist("GDGS", "")).assists().getFirst().due();
        hall.act(Hall.of("CGJ"), hall.now(lamp), new Command.AskInfo("是哪一盏灯？"));
        at(hall.clock.instant().plus(Duration.ofHours(5)));
        var waited = hall.make(hall.now(lamp), new CaseEvent.InfoGiven(CaseStatus.IN_PROGRESS, Duration.ofHours(5), "东边第二盏"));
        assertThat(waited.assists().getFirst().due()).isEqualTo(due.plus(Duration.ofHours(5)));
        assertThat(dates()).containsExactly(due.plus(Duration.ofHours(5)));
        assertThat(receipts()).allMatch(Receipts.Receipt::holds);
        at(due.plus(Duration.ofHours(4)));
        assertThat(late("GDGS")).isZero();
        at(due.plus(Duration.ofHours(5)));
        assertThat(late("GDGS")).isOne();
        assertThat(hall.cast.cases.replayed(lamp.id())).isEqualTo(hall.now(lamp));
    }

    @Test
    void aCaseThatGoesToAnotherUnitRemindsNobodyOfItsFormerHelpers() {
        staffed("GDGS");
        var due = hall.act(Hall.of("CGJ"), lamp, new Command.AskAssist("GDGS", "")).assists().getFirst().due();
        var returned = hall.make(hall.now(lamp), new CaseEvent.ReturnAsked("依据", "SZC", "不归我们"));
        hall.make(returned, new CaseEvent.ReturnAccepted("SZC", "依据", hall.moves.due(returned, null)));
        assertThat(dates()).isEmpty();
        at(due);
        assertThat(late("GDGS")).isZero();
    }

    /** What has come by then has fired. */
    private void at(Instant moment) {
        hall.clock.forward(Duration.between(hall.clock.instant(), moment));
        hall.watch.fireDue();
    }

    private List<Instant> dates() {
        return hall.deadlines.running(lamp.id()).stream().filter(deadline -> deadline.timer() == Timer.T_ASSIST).map(deadline -> deadline.due().at()).toList();
    }

    private List<Receipts.Receipt> receipts() {
        return receipts.of(lamp.id());
    }

    private long late(String unit) {
        return hall.tasks.waiting(TaskKind.queueOf(unit), 10).stream().filter(task -> task.kind() == TaskKind.ASSIST_LATE).count();
    }

    private void staffed(String unit) {
        hall.database.owner().sql("""
                                  insert into person (id, login, name, password_hash, role, unit, created_at)
                                  values (gen_random_uuid(), ?, ?, '', 'DEPARTMENT', ?, now())""").params("clerk-" + unit, unit, unit).update();
    }

    private long waiting(String unit) {
        return hall.tasks.waiting(TaskKind.queueOf(unit), 10).stream().filter(task -> task.kind() == TaskKind.ASSIST).count();
    }

    @Test
    void aHelpingUnitSeesTheCaseButLeadsNothing() {
        var helper = Hall.of("GDGS");
        assertThat(Policy.sees(helper, lamp)).isFalse();
        var asked = hall.act(Hall.of("CGJ"), lamp, new Command.AskAssist("GDGS", ""));
        assertThat(Policy.sees(helper, asked)).isTrue();
        for (var act : new Command[]{new Command.Sign(), new Command.Report("已修复，恢复照明", ""), new Command.AskReturn("依据", null, "不归我们"), new Command.HandTo("x"),
                new Command.AskAssist("SZC", "")}) {
            assertThatThrownBy(() -> hall.act(helper, asked, act)).as(act.kind()).isInstanceOfSatisfying(NotPermitted.class,
                    no -> assertThat(no.hidden()).isFalse());
        }
        assertThatThrownBy(() -> hall.act(Hall.of("SWJ"), asked, new Command.Assist("x"))).isInstanceOfSatisfying(NotPermitted.class,
                no -> assertThat(no.hidden()).isTrue());
    }

    @Test
    void nobodyHelpsItselfAndAPartIsDoneOnce() {
        assertThatThrownBy(() -> hall.act(Hall.of("CGJ"), lamp, new Command.AskAssist("CGJ", ""))).isInstanceOf(NotAllowedNow.class);
        var asked = hall.act(Hall.of("CGJ"), lamp, new Command.AskAssist("GDGS", ""));
        var done = hall.act(Hall.of("GDGS"), asked, new Command.Assist("已完成停电"));
        assertThatThrownBy(() -> hall.act(Hall.of("GDGS"), done, new Command.Assist("再来一次"))).isInstanceOf(NotAllowedNow.class);
    }

    @Test
    void aCaseThatGoesToAnotherUnitLeavesItsHelpersBehind() {
        var asked = hall.act(Hall.of("CGJ"), lamp, new Command.AskAssist("GDGS", ""));
        var returned = hall.make(asked, new CaseEvent.ReturnAsked("依据", "SZC", "不归我们"));
        assertThat(returned.assists()).hasSize(1);
        var moved = hall.make(returned, new CaseEvent.ReturnAccepted("SZC", "依据", hall.moves.due(returned, null)));
        assertThat(moved.assists()).isEmpty();
    }

    @Test
    void whatWasArbitratedCannotBeGivenBack() {
        var first = hall.make(lamp, new CaseEvent.ReturnAsked("依据", null, "不归我们"));
        var sent = hall.make(first, new CaseEvent.SentToArbitration("deadline"));
        var bound = hall.make(sent, new CaseEvent.Arbitrated("JD01", "依据", hall.moves.due(sent, null), false));
        assertThat(bound.state()).isEqualTo(CaseStatus.DISPATCHED);
        assertThat(hall.running(bound)).doesNotContain("T_RETURN").contains("T_SIGN", "T_TOTAL");
        assertThatThrownBy(() -> hall.make(bound, new CaseEvent.ReturnAsked("依据", null, "也不归我们"))).isInstanceOf(NotAllowedNow.class);
    }
}
