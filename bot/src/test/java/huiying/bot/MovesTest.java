package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import huiying.bot.cases.Actor;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.NotAllowedNow;
import huiying.bot.cases.Spot;
import huiying.nlp.Guess;
import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Prediction;
import huiying.nlp.Urgency;

class MovesTest {
    private final Hall hall = new Hall();

    @Test
    void aClearCaseGoesToItsDepartmentAtOnceAndTheResidentIsTold() {
        var lamp = hall.dispatched();
        assertThat(lamp.state()).isEqualTo(CaseStatus.DISPATCHED);
        assertThat(lamp.unit()).isEqualTo("CGJ");
        assertThat(lamp.grid()).isEqualTo("LL010102");
        assertThat(lamp.basis()).contains("路灯照明");
        assertThat(lamp.standing().charge().automatic()).isTrue();
        assertThat(lamp.promisedAt()).isEqualTo(hall.clock.instant().plus(Duration.ofDays(7)));
        assertThat(hall.running(lamp)).containsExactlyInAnyOrder("T_SIGN", "T_RETURN", "T_CONTACT", "T_WARN", "T_TOTAL", "T_PROMISE");
        assertThat(hall.told()).containsExactly("ASSIGNED");
        assertThat(hall.openTasks()).isEmpty();
    }

    @Test
    void anUnclearCaseWaitsForAPerson() {
        var both = new Guess.Ambiguous(List.of(new Prediction("0206", 0.5, List.of()), new Prediction("0207", 0.4, List.of())));
        var lamp = hall.filed(Cast.brokenLamp(), both);
        assertThat(lamp.state()).isEqualTo(CaseStatus.TRIAGE);
        assertThat(lamp.queue()).isEqualTo("triage");
        assertThat(hall.openTasks()).containsExactly("confirm unclear");
        assertThat(hall.told()).isEmpty();
    }

    @Test
    void aReportOfWrongdoingIsNeverSentOnByItself() {
        var secret = Cast.brokenLamp().about(new Matter(Nature.WHISTLEBLOWING, "1506", Urgency.ORDINARY, true, false));
        assertThat(hall.filed(secret, Hall.sure("1506")).state()).isEqualTo(CaseStatus.TRIAGE);
        assertThat(hall.openTasks()).containsExactly("confirm confidential");
    }

    @Test
    void aPlaceNobodyKnowsNeedsAPerson() {
        var somewhere = Cast.brokenLamp().at(Spot.named("我家门口"));
        assertThat(hall.filed(somewhere, Hall.sure("0206")).state()).isEqualTo(CaseStatus.TRIAGE);
        assertThat(hall.openTasks()).containsExactly("confirm no-place");
    }

    @Test
    void aSharedPositionIsAPlace() {
        var here = Cast.brokenLamp().at(new Spot(null, null, 28.12364, 113.02299));
        assertThat(hall.filed(here, Hall.sure("0206")).grid()).isEqualTo("LL010102");
    }

    @Test
    void aCorrectionBeforeSigningSendsTheCaseToTheRightDepartment() {
        var lamp = hall.dispatched();
        var water = lamp.told().about(lamp.told().matter().in("0201"));
        var corrected = hall.cast.inTransaction(() -> hall.moves.amend(lamp.id(), water, hall.citizen()));
        assertThat(corrected.unit()).isEqualTo("SWJ");
        assertThat(corrected.state()).isEqualTo(CaseStatus.DISPATCHED);
        assertThat(hall.told()).containsExactly("ASSIGNED", "ASSIGNED");
    }

    @Test
    void anAbandonedDraftIsFiledWhenEnoughIsKnownAndCalledBackWhenNot() {
        var enough = hall.draft(Cast.brokenLamp());
        var little = hall.draft(Draft.of("灯坏了", Language.ZH));
        hall.pass(Duration.ofMinutes(20));
        assertThat(hall.now(enough).state()).isEqualTo(CaseStatus.TRIAGE);
        assertThat(hall.now(little).state()).isEqualTo(CaseStatus.TRIAGE);
        assertThat(hall.openTasks()).containsExactlyInAnyOrder("confirm unknown", "call_back unfinished");
        assertThat(hall.told()).containsExactly("ACK", "ACK");
        assertThat(hall.now(little).number()).isNotNull();
    }

    @Test
    void aDepartmentThatDoesNotSignHasSignedAfterTwoWorkingHours() {
        var lamp = hall.dispatched();
        hall.pass(Duration.ofMinutes(119));
        assertThat(hall.now(lamp).state()).isEqualTo(CaseStatus.DISPATCHED);
        hall.pass(Duration.ofMinutes(100)); // the lunch break does not count
        assertThat(hall.now(lamp).state()).isEqualTo(CaseStatus.IN_PROGRESS);
        assertThat(hall.told()).containsExactly("ASSIGNED", "PROGRESS");
    }

    @Test
    void aReturnIsDecidedByAnAgentAndTheClockRunsOn() {
        var lamp = hall.dispatched();
        var due = lamp.dueAt();
        var asked = hall.make(lamp, new CaseEvent.ReturnAsked("三定方案第7条", "ZJJ", "小区内路灯归物业"));
        assertThat(asked.state()).isEqualTo(CaseStatus.RETURN_ASKED);
        assertThat(asked.dueAt()).isEqualTo(due);
        assertThat(hall.running(asked)).contains("T_TOTAL", "T_PROMISE", "T_ARB0");
        assertThat(hall.openTasks()).containsExactly("return return-1");
        var rejected = hall.make(asked, new CaseEvent.ReturnRejected("公共道路路灯"));
        assertThat(rejected.state()).isEqualTo(CaseStatus.IN_PROGRESS);
        assertThat(rejected.queue()).isNull();
        assertThatThrownBy(() -> hall.make(rejected, new CaseEvent.ReturnAsked("依据", null, "再退一次"))).isInstanceOfSatisfying(NotAllowedNow.class,
                no -> assertThat(no
                        .why()).isEqualTo(NotAllowedNow.Why.RETURN_OVER));
    }

    @Test
    void theRightToReturnEndsAfterAWorkingDay() {
        var lamp = hall.dispatched();
        hall.pass(Duration.ofHours(40));
        assertThatThrownBy(() -> hall.make(lamp, new CaseEvent.ReturnAsked("依据", null, "不归我们"))).isInstanceOf(NotAllowedNow.class);
    }

    @Test
    void twoReturnsEndInArbitrationAndArbitrationEndsWithTheUnitOfThePlace() {
        var first = hall.make(hall.dispatched(), new CaseEvent.ReturnAsked("依据", "ZJJ", "不归我们"));
        var second = hall.make(first, new CaseEvent.ReturnAccepted("ZJJ", "依据", hall.moves.due(first, null)));
        var third = hall.make(second, new CaseEvent.ReturnAsked("依据", "CGJ", "也不归我们"));
        assertThat(third.state()).isEqualTo(CaseStatus.ARBITRATION);
        assertThat(hall.openTasks()).containsExactly("arbitrate two-returns");
        hall.pass(Duration.ofDays(2));
        var bound = hall.now(third);
        assertThat(bound.unit()).isEqualTo("JD01");
        assertThat(bound.state()).isIn(CaseStatus.DISPATCHED, CaseStatus.IN_PROGRESS);
        assertThatThrownBy(() -> hall.make(bound, new CaseEvent.ReturnAsked("依据", null, "还是不归我们"))).isInstanceOf(NotAllowedNow.class);
    }

    @Test
    void aReturnNobodyDecidesGoesToArbitration() {
        var asked = hall.make(hall.dispatched(), new CaseEvent.ReturnAsked("依据", "ZJJ", "不归我们"));
        hall.pass(Duration.ofDays(2));
        assertThat(hall.now(asked).state()).isEqualTo(CaseStatus.ARBITRATION);
        assertThat(hall.openTasks()).containsExactly("arbitrate deadline");
    }

    @Test
    void aSubstantialReportOfAnOrdinaryCaseReachesTheResident() {
        var done = hall.resolved();
        assertThat(done.state()).isEqualTo(CaseStatus.RESOLVED);
        assertThat(hall.told()).containsExactly("ASSIGNED", "PROGRESS", "RESOLVED", "SURVEY_CONTACTED");
        assertThat(hall.running(done)).containsExactly("T_VISIT", "T_REMIND", "T_SURVEY");
    }

    @Test
    void twoWordsAreNoReportASupervisorSees() {
        var signed = hall.make(hall.dispatched(), new CaseEvent.Signed(false));
        var reported = hall.make(signed, new CaseEvent.Reported("", "已处理"));
        assertThat(reported.state()).isEqualTo(CaseStatus.REPORTED);
        assertThat(hall.openTasks()).containsExactly("review reported");
        var back = hall.make(reported, new CaseEvent.SentBack("请写明做了什么"), Actor.staff(hall.resident, "supervisor"));
        assertThat(back.state()).isEqualTo(CaseStatus.IN_PROGRESS);
        assertThat(hall.openTasks()).isEmpty();
        assertThat(hall.running(back)).contains("T_TOTAL", "T_PROMISE").doesNotContain("T_REVIEW");
    }

    @Test
    void anOverdueCaseReachesASupervisorOnce() {
        var lamp = hall.dispatched();
        hall.pass(Duration.ofDays(8));
        assertThat(hall.openTasks()).containsExactly("contact not-contacted", "warned warned", "supervise overdue", "rectify overdue", "escalated late-2");
        assertThat(hall.now(lamp).isOverdue(hall.clock.instant())).isTrue();
        assertThat(hall.cast.cases.history(lamp.id()))
                .filteredOn(step -> step.event() instanceof CaseEvent.DeadlineFired fired && fired.kind().equals("T_TOTAL"))
                .hasSize(1);
    }

    @Test
    void danger() {
        var danger = Cast.brokenLamp().about(new Matter(Nature.HELP, "1203", Urgency.IMMEDIATE, false, false));
        var filed = hall.filed(danger, Hall.sure("1203"));
        assertThat(filed.unit()).isEqualTo("YJJ");
        assertThat(filed.standing().level()).isEqualTo("urgent2h");
        hall.make(filed, new CaseEvent.EmergencyFlagged("119"), Actor.clock("danger"));
        assertThat(hall.openTasks()).containsExactly("talk danger");
        hall.pass(Duration.ofMinutes(31));
        assertThat(hall.now(filed).state()).isEqualTo(CaseStatus.IN_PROGRESS);
    }

    @Test
    void aWithdrawnCaseOwesNothing() {
        var lamp = hall.dispatched();
        var gone = hall.make(lamp, new CaseEvent.Cancelled("不用了"), hall.citizen());
        assertThat(gone.state()).isEqualTo(CaseStatus.CANCELLED);
        assertThat(hall.running(gone)).isEmpty();
        assertThat(hall.openTasks()).isEmpty();
        assertThat(Objects.requireNonNull(gone.times().closed())).isEqualTo(hall.clock.instant());
    }
}
