package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Matter;
import huiying.bot.cases.NotAllowedNow;
import huiying.bot.cases.NotAllowedNow.Why;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Proposal;
import huiying.bot.desk.Command;
import huiying.bot.desk.NotPermitted;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.channels.Address;
import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;

/** What departments argue about and supervisors decide, row by row: each through the desk, as pages and programs do it. */
class PracticeTest {
    private static final String DONE = "11月23日已更换灯头一只，晚上亮灯，已电话告知居民";

    private final Hall hall = new Hall();
    private final StaffMember unit = Hall.of("CGJ");

    // asking back

    @Test
    void aUnitAsksTheResidentAndTheDatesMoveByExactlyTheTimeItWaited() {
        var signed = signed();
        var asked = hall.act(unit, signed, new Command.AskInfo("请问是几号楼？"));
        assertThat(asked.state()).isEqualTo(CaseStatus.NEED_INFO);
        assertThat(hall.told()).endsWith("NEED_INFO");
        assertThat(hall.running(asked)).containsExactly("P1");
        hall.clock.forward(Duration.ofHours(30).plusNanos(7_000));
        var given = hall.cast.inTransaction(() -> hall.moves.inform(asked.id(), "3号楼", hall.citizen()));
        assertThat(given.state()).isEqualTo(CaseStatus.IN_PROGRESS);
        assertThat(given.words()).endsWith("3号楼");
        assertThat(given.dueAt()).isEqualTo(signed.dueAt().plus(Duration.ofHours(30).plusNanos(7_000)));
        assertThat(given.promisedAt()).isEqualTo(signed.promisedAt().plus(Duration.ofHours(30).plusNanos(7_000)));
        assertThat(due(given, "T_TOTAL")).isEqualTo(given.dueAt());
        assertThat(due(given, "T_PROMISE")).isEqualTo(given.promisedAt());
        assertThat(hall.cast.cases.replayed(given.id())).isEqualTo(given);
    }

    @Test
    void allWaitingTogetherIsNotLongerThanItMayBe() {
        var signed = signed();
        var asked = hall.act(unit, signed, new Command.AskInfo("请发照片"));
        hall.clock.forward(Duration.ofDays(2));
        hall.cast.inTransaction(() -> hall.moves.inform(asked.id(), "好的", hall.citizen()));
        hall.act(unit, asked, new Command.AskInfo("还差一张"));
        hall.pass(Duration.ofDays(2));
        var on = hall.now(asked);
        assertThat(on.state()).isEqualTo(CaseStatus.IN_PROGRESS);
        assertThat(on.times().paused()).isEqualTo(Duration.ofDays(3));
        assertThat(on.dueAt()).isEqualTo(signed.dueAt().plus(Duration.ofDays(3)));
        refused(Why.PAUSE_OVER, () -> decide(unit, on, new Command.AskInfo("再补一张")));
    }

    @Test
    void whatIsLateAlreadyStaysLateWhileTheResidentIsAsked() {
        var signed = signed();
        hall.pass(Duration.ofDays(8));
        var asked = hall.act(unit, signed, new Command.AskInfo("请问哪一盏？"));
        hall.clock.forward(Duration.ofHours(5));
        var given = hall.cast.inTransaction(() -> hall.moves.inform(asked.id(), "门口那盏", hall.citizen()));
        assertThat(given.dueAt()).isEqualTo(signed.dueAt());
        assertThat(given.isOverdue(hall.clock.instant())).isTrue();
        assertThat(hall.running(given)).contains("T_ESCALATE");
    }

    // more time

    @Test
    void moreTimeIsAskedBeforeTheDateGrantedByASupervisorAndToldWithItsReason() {
        var signed = signed();
        var until = signed.dueAt().plus(Duration.ofDays(3));
        var asked = hall.act(unit, signed, new Command.AskExtension(until, "灯具要定制"));
        assertThat(asked.proposal().kind()).isEqualTo(Proposal.Kind.EXTENSION);
        assertThat(asked.dueAt()).isEqualTo(signed.dueAt());
        assertThat(hall.openTasks()).containsExactly("decide extension");
        refused(Why.PROPOSED, () -> decide(unit, asked, new Command.AskPlan(until, "计划")));
        assertThatThrownBy(() -> decide(hall.agent, asked, new Command.Agree())).isInstanceOf(NotPermitted.class);
        var granted = hall.act(hall.supervisor, asked, new Command.Agree());
        assertThat(granted.dueAt()).isEqualTo(until);
        assertThat(granted.promisedAt()).isEqualTo(until);
        assertThat(granted.proposal()).isNull();
        assertThat(due(granted, "T_TOTAL")).isEqualTo(until);
        assertThat(hall.told()).endsWith("DELAY");
        assertThat(hall.openTasks()).isEmpty();
    }

    @Test
    void moreTimeIsNotGrantedTwiceTooOftenNorTooLongNorAfterTheDate() {
        var signed = signed();
        refused(Why.BAD_DATE, () -> decide(unit, signed, new Command.AskExtension(signed.dueAt().minusSeconds(1), "早点")));
        refused(Why.BAD_DATE, () -> decide(unit, signed, new Command.AskExtension(signed.dueAt().plus(Duration.ofDays(8)), "很久")));
        refused(Why.NO_REASON, () -> decide(unit, signed, new Command.AskExtension(signed.dueAt().plus(Duration.ofDays(1)), " ")));
        var now = signed;
        for (int n = 0; n < 2; n++) {
            var asked = hall.act(unit, now, new Command.AskExtension(now.dueAt().plus(Duration.ofDays(1)), "等料"));
            now = hall.act(hall.supervisor, asked, new Command.Agree());
        }
        var twice = now;
        refused(Why.EXTENSIONS_OVER, () -> decide(unit, twice, new Command.AskExtension(twice.dueAt().plus(Duration.ofDays(1)), "再等")));
        var other = signed();
        hall.pass(Duration.ofDays(8));
        refused(Why.TOO_LATE, () -> decide(unit, other, new Command.AskExtension(hall.cast.in(90), "晚了")));
    }

    @Test
    void moreTimeThatIsRefusedChangesNothing() {
        var signed = signed();
        var asked = hall.act(unit, signed, new Command.AskExtension(signed.dueAt().plus(Duration.ofDays(3)), "等料"));
        var declined = hall.act(hall.supervisor, asked, new Command.Decline("材料仓库有货"));
        assertThat(declined.dueAt()).isEqualTo(signed.dueAt());
        assertThat(declined.proposal()).isNull();
        assertThat(hall.told()).doesNotContain("DELAY");
    }

    @Test
    void onlyWhoSpeaksForTheUnitAsksForMoreTime() {
        var signed = signed();
        var clerk = new StaffMember(UUID.randomUUID(), "clerk", "Clerk", Role.DEPARTMENT, "CGJ", Language.ZH, false);
        assertThatThrownBy(() -> decide(clerk, signed, new Command.AskExtension(signed.dueAt().plusSeconds(60), "等料"))).isInstanceOf(NotPermitted.class);
        assertThat(hall.act(clerk, signed, new Command.Progress("配件已到货")).state()).isEqualTo(CaseStatus.IN_PROGRESS);
    }

    @Test
    void aPlanHasADateAndOwesWordOfProgress() {
        var signed = signed();
        var until = signed.dueAt().plus(Duration.ofDays(60));
        var planned = hall.act(hall.supervisor, hall.act(unit, signed, new Command.AskPlan(until, "列入明年改造")), new Command.Agree());
        assertThat(planned.state()).isEqualTo(CaseStatus.SCHEDULED);
        assertThat(planned.dueAt()).isEqualTo(until);
        assertThat(hall.told()).endsWith("PLANNED");
        assertThat(hall.running(planned)).contains("T_PROGRESS", "T_TOTAL");
        hall.pass(Duration.ofDays(16));
        assertThat(hall.openTasks()).contains("tell_progress no-progress");
        hall.act(unit, planned, new Command.Progress("招标已完成"));
        assertThat(hall.openTasks()).doesNotContain("tell_progress no-progress");
        assertThat(hall.told()).endsWith("PROGRESS_NOTE");
        assertThat(hall.running(planned)).contains("T_PROGRESS");
        assertThat(hall.act(unit, planned, new Command.Resume()).state()).isEqualTo(CaseStatus.IN_PROGRESS);
        assertThat(hall.running(planned)).doesNotContain("T_PROGRESS");
    }

    // ends

    @Test
    void aRefusalNeedsASecondPersonAReasonALawAndTheRightDoor() {
        var waiting = triage();
        refused(Why.NO_REASON, () -> decide(hall.agent, waiting, new Command.ProposeRefusal("court", "条例第九条", " ", "已在诉讼")));
        var proposed = hall.act(hall.agent, waiting, new Command.ProposeRefusal("court", "接诉即办条例第九条", "区人民法院", "已在诉讼程序"));
        assertThat(proposed.state()).isEqualTo(CaseStatus.TRIAGE);
        assertThat(hall.openTasks()).contains("second_look refusal");
        refused(Why.SECOND_PERSON, () -> decide(hall.agent, proposed, new Command.Agree()));
        var refused = hall.act(Hall.staff(Role.AGENT, null), proposed, new Command.Agree());
        assertThat(refused.state()).isEqualTo(CaseStatus.NOT_ACCEPTED);
        assertThat(hall.told()).endsWith("NOT_ACCEPTED");
        assertThat(lastText()).contains("区人民法院", "接诉即办条例第九条");
        assertThat(hall.openTasks()).isEmpty();
        assertThat(hall.running(refused)).isEmpty();
    }

    @Test
    void anEndingIsAppealedAgainstOnce() {
        var invalid = hall.act(hall.supervisor, hall.act(hall.agent, triage(), new Command.ProposeInvalid("silent", "没有内容")), new Command.Agree());
        assertThat(invalid.state()).isEqualTo(CaseStatus.INVALID);
        var again = hall.cast.inTransaction(() -> hall.moves.reopen(invalid.id(), "我说的是路灯", hall.citizen()));
        assertThat(again.id()).isEqualTo(invalid.id());
        assertThat(again.state()).isEqualTo(CaseStatus.TRIAGE);
        assertThat(hall.openTasks()).contains("confirm appealed");
        assertThat(hall.running(again)).isNotEmpty();
        var twice = hall.act(hall.supervisor, hall.act(hall.agent, again, new Command.ProposeInvalid("silent", "还是没有")), new Command.Agree());
        refused(Why.APPEALED, () -> hall.cast.inTransaction(() -> hall.moves.reopen(twice.id(), "不服", hall.citizen())));
    }

    @Test
    void whoDisagreesWithAnEndingLetsTheCaseGoOn() {
        var declined = hall.act(hall.supervisor, hall.act(hall.agent, triage(), new Command.ProposeInvalid("silent", "没有内容")), new Command.Decline("说得很清楚"));
        assertThat(declined.state()).isEqualTo(CaseStatus.TRIAGE);
        assertThat(declined.proposal()).isNull();
        assertThat(hall.openTasks()).doesNotContain("second_look invalid");
    }

    @Test
    void thatItCannotBeDoneIsSaidByTheHeadDecidedByASupervisorAndAppealedOnce() {
        refused(Why.NO_REASON, () -> decide(unit, signed(), new Command.ReportUnsolved("不能装", "")));
        var reported = hall.act(unit, signed(), new Command.ReportUnsolved("该路段为规划绿地，按规划不能设灯", "城市照明规划第12条"));
        assertThat(reported.state()).isEqualTo(CaseStatus.REPORTED);
        assertThat(hall.openTasks()).contains("decide unsolved");
        var closed = hall.act(hall.supervisor, reported, new Command.Agree());
        assertThat(closed.state()).isEqualTo(CaseStatus.CLOSED_UNSOLVED);
        assertThat(lastText()).contains("城市照明规划第12条");
        var appealed = hall.cast.inTransaction(() -> hall.moves.reopen(closed.id(), "隔壁路段就有", hall.citizen()));
        assertThat(appealed.state()).isEqualTo(CaseStatus.ARBITRATION);
        assertThat(hall.openTasks()).contains("arbitrate appealed");
        var refused = hall.act(hall.supervisor, appealed, new Command.RefuseByLaw("plan", "城市照明规划第12条", "规划分局", "依法不设"));
        assertThat(refused.state()).isEqualTo(CaseStatus.NOT_ACCEPTED);
    }

    @Test
    void anAnswerCitesItsSourceAndIsForQuestionsOnly() {
        refused(Why.NOT_A_CONSULTATION, () -> decide(hall.agent, triage(), new Command.Answer("knowledge:12", "可以")));
        var question = hall.filed(Cast.brokenLamp().about(new Matter(Nature.CONSULTATION, "1503", Urgency.ORDINARY, false, false)), null);
        refused(Why.NO_REASON, () -> decide(hall.agent, question, new Command.Answer("", "可以")));
        var answered = hall.act(hall.agent, question, new Command.Answer("knowledge:12", "带身份证即可办理"));
        assertThat(answered.state()).isEqualTo(CaseStatus.ANSWERED);
        assertThat(lastText()).contains("带身份证即可办理", "knowledge:12");
    }

    @Test
    void whoReportsWrongdoingDoesNotTakeItBackAloneButASupervisorMay() {
        var wrong = hall.filed(Cast.brokenLamp().about(new Matter(Nature.WHISTLEBLOWING, "0206", Urgency.ORDINARY, true, false)), null);
        refused(Why.PUBLIC_INTEREST, () -> hall.make(wrong, new CaseEvent.Cancelled("算了"), hall.citizen()));
        assertThatThrownBy(() -> decide(hall.agent, wrong, new Command.Cancel("本人要求"))).isInstanceOf(NotPermitted.class);
        assertThat(hall.act(hall.supervisor, wrong, new Command.Cancel("本人书面要求，已核实")).state()).isEqualTo(CaseStatus.CANCELLED);
    }

    // together

    @Test
    void takenOutAgainACaseIsWhatItWasWithItsOwnClock() {
        var head = signed();
        var member = hall.act(unit, hall.act(unit, signed(), new Command.Contact("phone", true, "已联系")), new Command.AskExtension(hall.cast.in(24 * 8), "等料"));
        var timers = hall.deadlines.running(member.id());
        var merged = hall.act(hall.agent, member, new Command.Merge(head.id()));
        assertThat(merged.state()).isEqualTo(CaseStatus.MERGED);
        assertThat(merged.beside().head()).isEqualTo(head.id());
        assertThat(hall.told()).endsWith("MERGED");
        assertThat(hall.running(merged)).containsExactly("T_PROMISE");
        hall.pass(Duration.ofDays(1));
        var out = hall.act(hall.agent, merged, new Command.Unmerge("不是同一原因"));
        assertThat(withoutEvents(out)).isEqualTo(withoutEvents(member));
        assertThat(hall.deadlines.running(member.id())).isEqualTo(timers);
        assertThat(hall.told()).endsWith("UNMERGED");
    }

    @Test
    void everyMemberHearsOfTheResolutionAndIsAskedItself() {
        var head = signed();
        var other = hall.addresses.keep(new Address("web", "main", "neighbour"));
        var member = filedBy(other);
        hall.act(hall.agent, member, new Command.Merge(head.id()));
        hall.act(unit, head, new Command.Report(DONE, "路灯养护职责 2.4"));
        assertThat(hall.now(head).state()).isEqualTo(CaseStatus.RESOLVED);
        var resolved = hall.now(member);
        assertThat(resolved.state()).isEqualTo(CaseStatus.RESOLVED);
        assertThat(hall.surveys.ofResolution(resolved)).isPresent();
        assertThat(toldTo(other)).contains("MERGED", "RESOLVED", "SURVEY_CONTACTED");
        var again = hall.cast.inTransaction(() -> hall.moves.reopen(member.id(), "我家门口还不亮", hall.citizen()));
        assertThat(again.state()).isEqualTo(CaseStatus.IN_PROGRESS);
        assertThat(hall.now(head).state()).isEqualTo(CaseStatus.RESOLVED);
    }

    @Test
    void whenTheHeadEndsWithoutASolutionItsMembersGoOnByThemselves() {
        var head = signed();
        var member = signed();
        hall.act(hall.agent, member, new Command.Merge(head.id()));
        hall.act(hall.agent, head, new Command.Cancel("反映人撤回"));
        assertThat(hall.now(member).state()).isEqualTo(CaseStatus.IN_PROGRESS);
        assertThat(hall.running(member)).contains("T_TOTAL");
    }

    @Test
    void notEveryCaseCanBeAHeadOrAMember() {
        var head = signed();
        var secret = hall.filed(Cast.brokenLamp().about(new Matter(Nature.HELP, "0206", Urgency.ORDINARY, true, false)), null);
        refused(Why.NOT_A_HEAD, () -> decide(hall.agent, head, new Command.Merge(head.id())));
        refused(Why.CONFIDENTIAL, () -> decide(hall.agent, secret, new Command.Merge(head.id())));
        refused(Why.NOT_A_HEAD, () -> decide(hall.agent, head, new Command.Merge(secret.id())));
        refused(Why.NOT_A_HEAD, () -> decide(hall.agent, head, new Command.Merge(hall.resolved().id())));
        var member = signed();
        hall.act(hall.agent, member, new Command.Merge(head.id()));
        var third = signed();
        refused(Why.NOT_A_HEAD, () -> decide(hall.agent, third, new Command.Merge(member.id())));
        refused(Why.NOT_A_HEAD, () -> decide(hall.agent, hall.now(head), new Command.Merge(third.id())));
    }

    // supervision

    @Test
    void aSupervisorsQuestionHasItsOwnClockAndOwner() {
        var signed = signed();
        var asked = hall.act(hall.supervisor, signed, new Command.Supervise(hall.cast.in(8), "为何三次推迟？"));
        assertThat(asked.state()).isEqualTo(CaseStatus.IN_PROGRESS);
        assertThat(asked.beside().supervised()).isOne();
        assertThat(hall.openTasks()).contains("answer_supervision supervision-1");
        assertThat(hall.running(asked)).contains("T_SUPERVISE", "T_TOTAL");
        hall.pass(Duration.ofHours(9));
        assertThat(hall.openTasks()).contains("supervise supervision-unanswered");
        refused(Why.NO_REASON, () -> decide(unit, asked, new Command.AnswerSupervision("")));
        var answered = hall.act(unit, asked, new Command.AnswerSupervision("等待配件，周五到货"));
        assertThat(answered.beside().supervised()).isZero();
        assertThat(hall.openTasks()).doesNotContain("answer_supervision supervision-1");
        refused(Why.NOT_SUPERVISED, () -> decide(unit, answered, new Command.AnswerSupervision("再答")));
    }

    @Test
    void urgingIsRecordedShownToTheUnitAndAfterTheThirdTimeToASupervisor() {
        var signed = signed();
        for (int n = 1; n <= 3; n++) {
            hall.act(hall.agent, signed, new Command.Urge("居民来电催促"));
        }
        assertThat(hall.now(signed).tally().urgings()).isEqualTo(3);
        assertThat(hall.openTasks()).contains("urged urged-1", "supervise urged-3");
        assertThat(hall.told()).endsWith("URGED");
        hall.act(unit, signed, new Command.Progress("今天下午到场"));
        assertThat(hall.openTasks()).doesNotContain("urged urged-1");
    }

    @Test
    void latenessClimbsTheTreeEachDayAndIsNeverSilent() {
        var lamp = hall.dispatched();
        hall.pass(Duration.ofDays(10));
        var climbed = hall.cast.cases.history(lamp.id()).stream().map(step -> step.event()).filter(CaseEvent.Escalated.class::isInstance)
                .map(CaseEvent.Escalated.class::cast).map(e -> e.level() + " " + e.to()).toList();
        assertThat(climbed).containsExactly("1 CGJ", "2 ZHZX", "3 ZHZX", "4 ZHZX");
        assertThat(queues("escalated")).containsExactly("supervisors");
        assertThat(queues("rectify")).containsExactly("supervisors");
    }

    @Test
    void aUnitWithPeopleFindsItsLatenessInItsOwnQueueAndTellsWhatItChanged() {
        hall.database.jdbc()
                .sql("insert into person (id, login, name, password_hash, role, unit, created_at) values (?, 'w', 'W', '', 'DEPARTMENT', 'CGJ', now())")
                .param(UUID.randomUUID()).update();
        var lamp = hall.dispatched();
        hall.pass(Duration.ofDays(7).plusHours(1));
        assertThat(queues("rectify")).containsExactly("unit:CGJ");
        assertThat(queues("warned")).containsExactly("unit:CGJ");
        hall.act(unit, lamp, new Command.Rectify("已增加夜间巡查"));
        assertThat(queues("rectify")).isEmpty();
    }

    @Test
    void theSameResidentWithTheSameMatterIsTiedToTheEarlierCaseAndRaised() {
        var first = hall.dispatched();
        hall.clock.forward(Duration.ofDays(2));
        var second = hall.dispatched();
        hall.clock.forward(Duration.ofDays(2));
        var third = hall.dispatched();
        assertThat(first.tally().repeats()).isZero();
        assertThat(second.tally().repeats()).isOne();
        assertThat(third.tally().repeats()).isEqualTo(2);
        assertThat(hall.openTasks()).contains("supervise repeated-2");
    }

    @Test
    void dangerSeenByAnAgentCallsAPersonAndTellsTheNumbers() {
        var signed = signed();
        hall.act(hall.agent, signed, new Command.FlagEmergency("119"));
        assertThat(hall.openTasks()).contains("talk danger");
        assertThat(hall.told()).endsWith("EMERGENCY");
    }

    @Test
    void aContactThatWasMadeEndsItsClockAndStands() {
        var signed = signed();
        hall.act(unit, signed, new Command.Contact("phone", false, "无人接听"));
        assertThat(hall.running(signed)).contains("T_CONTACT");
        var reached = hall.act(unit, signed, new Command.Contact("visit", true, "已上门"));
        assertThat(hall.running(signed)).doesNotContain("T_CONTACT");
        assertThat(reached.times().contacted()).isNotNull();
    }

    @Test
    void everyMoveNamesPersonRoleAndUnit() {
        var signed = hall.act(unit, hall.dispatched(), new Command.Sign());
        var last = hall.cast.cases.history(signed.id()).getLast();
        assertThat(last.actor().id()).isEqualTo(unit.id().toString());
        assertThat(last.actor().role()).isEqualTo("department");
        assertThat(last.actor().unit()).isEqualTo("CGJ");
        assertThat(new huiying.bot.cases.ChainCheck(hall.database.jdbc()).verifyAll().broken()).isEmpty();
    }

    private Case signed() {
        return hall.make(hall.dispatched(), new CaseEvent.Signed(false));
    }

    private Case triage() {
        return hall.filed(Cast.brokenLamp(), null);
    }

    private Case filedBy(UUID address) {
        return hall.cast.inTransaction(() -> {
            var opened = hall.moves.open(Cast.brokenLamp(), Origin.of("web", address), huiying.bot.cases.Actor.citizen(address));
            return hall.moves.file(opened.id(), Hall.sure("0206"), huiying.bot.cases.Actor.citizen(address)).filed();
        });
    }

    private void decide(StaffMember who, Case about, Command act) {
        hall.desk.ask(who, UUID.randomUUID().toString(), about.id(), act);
    }

    private static void refused(Why why, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(NotAllowedNow.class, no -> assertThat(no.why()).isEqualTo(why));
    }

    private Instant due(Case about, String timer) {
        return hall.deadlines.running(about.id()).stream().filter(deadline -> deadline.timer().name().equals(timer)).findFirst().orElseThrow().due().at();
    }

    private static String withoutEvents(Case c) {
        return c.toString().replaceAll("events=[0-9]+", "");
    }

    private List<String> queues(String kind) {
        return hall.database.jdbc().sql("select queue from task where kind = ? and done_at is null").param(kind).query(String.class).list();
    }

    private List<String> toldTo(UUID address) {
        return hall.database.jdbc().sql("select template from notice where address = ?").param(address).query(String.class).list();
    }

    private String lastText() {
        new Sender(hall.database, hall.outbox, new huiying.bot.notices.Notices.Reach(hall.addresses, hall.channels), hall.clock).deliverAll();
        return hall.web.sent().getLast().text();
    }
}
