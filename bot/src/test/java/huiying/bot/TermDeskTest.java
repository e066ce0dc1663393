package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import huiying.bot.audit.Audit;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Matter;
import huiying.bot.desk.Command;
import huiying.bot.duties.Change;
import huiying.bot.duties.Duties;
import huiying.bot.duties.Share;
import huiying.bot.sla.Receipts;
import huiying.bot.sla.Scope;
import huiying.bot.sla.ServiceLevel;
import huiying.bot.sla.Terms.Rule;
import huiying.bot.sla.Timer;
import huiying.bot.sla.WorkingCalendar.Hours;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.bot.tasks.Subject;
import huiying.bot.tasks.TaskKind;
import huiying.bot.tasks.Tasks;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;

/** Why Thursday half past five? Each date names its rule and computes equal, whatever became of the rule. */
class TermDeskTest {
    private final Hall hall = new Hall();
    private final Receipts receipts = new Receipts(hall.database.jdbc(), hall.terms, hall.cast.cases, Cast.CITY);
    private final TermDesk desk = new TermDesk(hall.database.transactions(), hall.terms, new Audit(hall.database.jdbc(), hall.clock));
    private final StaffMember admin = Hall.staff(Role.ADMIN, null);

    @Test
    void everyDateOfACaseIsComputedAgainFromItsRuleAlone() {
        var lamp = lived();
        assertHolds(lamp);
        assertThat(receipts.of(lamp.id())).extracting(Receipts.Receipt::timer)
                .contains(Timer.D1, Timer.T_PROMISE, Timer.T_SIGN, Timer.T_TOTAL, Timer.T_WARN, Timer.P1, Timer.T_REVIEW, Timer.T_SURVEY);
        assertThat(receipts.of(lamp.id())).filteredOn(receipt -> !receipt.paused().isZero()).isNotEmpty();
        assertThat(receipts.of(lamp.id())).extracting(receipt -> receipt.due().rule()).contains("by hand", "80% of by hand", "general7d", "2wh");
    }

    @Test
    void aDateStaysWhatItWasWhenTheRuleIsChanged() {
        var lamp = lived();
        var before = receipts.of(lamp.id());
        desk.change(admin, "level", "议会决定", terms -> terms.with(new ServiceLevel("general7d", "一般", "General", "5d", false)));
        assertThat(receipts.of(lamp.id())).isEqualTo(before).allMatch(Receipts.Receipt::holds);
        assertThat(before).allMatch(receipt -> receipt.due().terms() == 1);

        var next = hall.dispatched();
        assertThat(next.dueAt()).isEqualTo(hall.clock.instant().plus(Duration.ofDays(5)));
        assertThat(Receipts.whole(receipts.of(next.id())).due().terms()).isEqualTo(2);
        assertHolds(next);
        assertThat(desk.revert(admin, 1, "试行结束")).isEqualTo(3);
        assertThat(hall.dispatched().dueAt()).isEqualTo(hall.clock.instant().plus(Duration.ofDays(7)));
        assertThat(hall.terms.versions(9)).extracting(version -> version.author().why()).containsExactly("试行结束", "议会决定", "首版时限规则 / First terms");
    }

    @Test
    void aDateThatWasTamperedWithIsShown() {
        var lamp = hall.dispatched();
        hall.database.jdbc().sql("update deadline set due_at = due_at + interval '3 days' where kind = 'T_TOTAL'").update();
        assertThat(receipts.of(lamp.id())).filteredOn(receipt -> !receipt.holds()).extracting(Receipts.Receipt::timer).containsExactly(Timer.T_TOTAL);
    }

    @Test
    void aTimerHasItsOwnTermByItemAreaAndUrgency() {
        desk.change(admin, "rule", "路灯", terms -> terms.with(new Rule(Timer.T_SIGN, new Scope("0206", "LL", null), "45min")));
        var lamp = hall.dispatched();
        assertThat(due(lamp, Timer.T_SIGN)).isEqualTo(hall.clock.instant().plus(Duration.ofMinutes(45)));
        desk.change(admin, "rule", "只在别处", terms -> terms.with(new Rule(Timer.T_CONTACT, new Scope("02", "NOWHERE", null), "10min")));
        assertThat(due(hall.dispatched(), Timer.T_CONTACT)).isEqualTo(hall.clock.instant().plus(Duration.ofHours(24)));
        assertHolds(lamp);
    }

    @Test
    void theClassOfTheDutyListWins() {
        hall.cast.inTransaction(() -> {
            var item = hall.duties.current().find("0206").orElseThrow();
            var slow = item.with(item.shares().stream().map(share -> new Share(share.area(), share.lead(), share.assists(), "complex15d", share.basis()))
                    .toArray(Share[]::new));
            return hall.duties.apply(List.of(new Change("0206", item, slow)), new Duties.Author("t", "t"), null);
        });
        var lamp = hall.dispatched();
        assertThat(lamp.standing().level()).isEqualTo("complex15d");
        assertThat(lamp.dueAt()).isEqualTo(hall.clock.instant().plus(Duration.ofDays(15)));
        assertHolds(lamp);
    }

    @Test
    void aUnitIsMeasuredByItsOwnHours() {
        desk.change(admin, "hours", "夏令时", terms -> terms.with("CGJ", Stream.of(1, 2, 3, 4, 5).map(day -> new Hours(day, LocalTime.of(8, 0), LocalTime.of(11,
                0))).toList()));
        var lamp = hall.dispatched();
        assertThat(lamp.unit()).isEqualTo("CGJ");
        assertThat(due(lamp, Timer.T_SIGN)).as("an hour today, an hour tomorrow").isEqualTo(Instant.parse("2026-11-24T01:00:00Z"));
        assertHolds(lamp);
    }

    @Test
    void theWindowForDoingItAgainIsARuleToo() {
        var closed = hall.make(hall.resolved(), new CaseEvent.ConfirmedSolved("citizen"), hall.citizen());
        desk.change(admin, "rule", "短", terms -> terms.with(new Rule(Timer.T_REOPEN, Scope.ALL, "5d")));
        hall.clock.forward(Duration.ofDays(6));
        var again = hall.cast.inTransaction(() -> hall.moves.reopen(closed.id(), "又坏了", hall.citizen()));
        assertThat(again.id()).isNotEqualTo(closed.id());
        assertThat(again.origin().parent()).isEqualTo(closed.id());
    }

    @Test
    void aReportNobodyReadsAndNobodyMayApproveReachesASupervisor() {
        var angry = Cast.brokenLamp().about(new Matter(Nature.HELP, "0206", Urgency.ORDINARY, false, true));
        var signed = hall.make(hall.filed(angry, Hall.sure("0206")), new CaseEvent.Signed(false));
        var reported = hall.make(signed, new CaseEvent.Reported("", "已更换灯杆和灯头，11月23日晚已亮灯"));
        hall.pass(Duration.ofDays(2));
        assertThat(hall.now(reported).state()).isEqualTo(CaseStatus.REPORTED);
        assertThat(hall.openTasks()).contains("supervise not-reviewed");
    }

    @Test
    void whoCannotBeAskedInWritingIsRungOnThreeDaysAtMost() {
        hall.resolved();
        for (int day = 1; day <= 3; day++) {
            for (int hour = 0; hour < 25; hour++) {
                hall.database.jdbc().sql("update delivery set state = 'failed'").update();
                hall.pass(Duration.ofHours(1));
            }
            assertThat(hall.openTasks()).as("day %d", day).contains("visit not-reached");
            assertThat(hall.act(hall.agent, lamp(), new Command.Missed("无人接听")).state()).isEqualTo(CaseStatus.RESOLVED);
        }
        hall.pass(Duration.ofDays(5));
        assertThat(hall.openTasks()).doesNotContain("visit not-reached");
        assertThat(lamp().state()).isEqualTo(CaseStatus.CLOSED_SILENT);
    }

    @Test
    void whoWasAskedInWritingIsNotRung() {
        hall.resolved();
        hall.database.jdbc().sql("update delivery set state = 'sent'").update();
        hall.pass(Duration.ofDays(2));
        assertThat(hall.openTasks()).doesNotContain("visit not-reached");
    }

    private Case lamp() {
        return hall.cast.cases.byId(hall.database.jdbc().sql("select id from cases").query(java.util.UUID.class).single()).orElseThrow();
    }

    @Test
    void atNightOrdinaryWorkRingsInTheMorningAndDangerAtOnce() {
        hall.clock.set(Instant.parse("2026-11-23T15:00:00Z"));
        var tasks = new Tasks(hall.database.jdbc(), hall.cast.feed, hall.clock, now -> hall.terms.current().quiet().ends(now, Cast.CITY));
        var lamp = hall.cast.draft();
        tasks.open(TaskKind.WARNED, Subject.ofCase(lamp.id(), null), "warned");
        tasks.open(TaskKind.CONTACT, "unit:CGJ", Subject.ofCase(lamp.id(), null), "not-contacted", true);
        assertThat(rung()).containsExactly("contact");
        assertThat(tasks.ring()).isZero();
        hall.clock.set(Instant.parse("2026-11-23T23:31:00Z"));
        assertThat(tasks.ring()).isOne();
        assertThat(rung()).containsExactly("contact", "warned");
        assertThat(tasks.about(lamp.id()).stream().filter(task -> task.kind() == TaskKind.WARNED).findFirst().orElseThrow().waiting().due())
                .as("eight hours from the morning").isEqualTo("2026-11-24T07:30:00Z");
    }

    /** Filed, sent, waited for, given more time, reported, resolved. */
    private Case lived() {
        var lamp = hall.act(Hall.of("CGJ"), hall.dispatched(), new Command.Sign());
        hall.act(Hall.of("CGJ"), lamp, new Command.AskInfo("几号楼？"));
        hall.clock.forward(Duration.ofHours(5));
        hall.cast.inTransaction(() -> hall.moves.inform(lamp.id(), "3号楼", hall.citizen()));
        hall.clock.forward(Duration.ofHours(1));
        hall.make(lamp, new CaseEvent.ExtensionAsked(hall.now(lamp).dueAt().plus(Duration.ofDays(2)), "等料"));
        hall.clock.forward(Duration.ofHours(1));
        hall.make(lamp, new CaseEvent.ExtensionGranted(hall.now(lamp).dueAt().plus(Duration.ofDays(2))), Actor.staff(java.util.UUID.randomUUID(),
                "supervisor"));
        hall.clock.forward(Duration.ofHours(1));
        return hall.make(lamp, new CaseEvent.Reported("", "已更换灯杆和灯头，11月23日晚已亮灯"));
    }

    private void assertHolds(Case c) {
        assertThat(receipts.of(c.id())).isNotEmpty().allSatisfy(receipt -> assertThat(receipt.again()).as("%s", receipt).isEqualTo(receipt.due().at()));
    }

    private Instant due(Case c, Timer timer) {
        return receipts.of(c.id()).stream().filter(receipt -> receipt.timer() == timer).findFirst().orElseThrow().due().at();
    }

    private List<String> rung() {
        return hall.database.jdbc().sql("select facts->>'kind' from feed where kind = 'task' order by seq").query(String.class).list();
    }
}
