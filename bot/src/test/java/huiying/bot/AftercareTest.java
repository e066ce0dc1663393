package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.progress.Aftercare;
import huiying.bot.progress.Aftercare.Next;
import huiying.bot.survey.Question;
import huiying.bot.survey.Survey;

class AftercareTest {
    private final Hall hall = new Hall();
    private final Case done = hall.resolved();

    @Test
    void threeAnswersCloseTheCaseAsSolved() {
        assertThat(expected()).containsExactly("survey CONTACTED [\"YES\", \"NO\"]");
        assertThat(answer(Question.CONTACTED, "YES")).isEqualTo(Next.ASK_SOLVED);
        assertThat(answer(Question.SOLVED, "YES")).isEqualTo(Next.ASK_SATISFIED);
        assertThat(hall.now(done).state()).isEqualTo(CaseStatus.CLOSED_OK);
        assertThat(answer(Question.SATISFIED, "SATISFIED")).isEqualTo(Next.THANKS);
        assertThat(expected()).isEmpty();
        assertThat(survey().isSolved()).isTrue();
        assertThat(hall.running(done)).isEmpty();
    }

    @Test
    void notSolvedStaysResolvedAsksWhetherToReopenAndOwesACall() {
        answer(Question.CONTACTED, "NO");
        assertThat(answer(Question.SOLVED, "PARTLY")).isEqualTo(Next.ASK_REOPEN);
        assertThat(hall.now(done).state()).isEqualTo(CaseStatus.RESOLVED);
        assertThat(expected()).containsExactly("reopen REOPEN [\"YES\", \"NO\"]");
        assertThat(hall.openTasks()).containsExactly("visit partly-solved");
        hall.pass(Duration.ofDays(8));
        assertThat(hall.now(done).state()).isEqualTo(CaseStatus.RESOLVED);
        hall.cast.inTransaction(() -> {
            hall.tasks.finishFor(done.id(), "called", huiying.bot.tasks.TaskKind.VISIT);
            return 1;
        });
        hall.pass(Duration.ofDays(1));
        assertThat(hall.now(done).state()).isEqualTo(CaseStatus.CLOSED_SILENT);
    }

    @Test
    void doneAgainInHalfTheTime() {
        answer(Question.SOLVED, "NO");
        var outcome = hall.cast.inTransaction(() -> hall.aftercare.answerReopen(survey().id(), true, "灯又灭了", hall.citizen()));
        assertThat(outcome.next()).isEqualTo(Next.REOPENED);
        assertThat(outcome.now().state()).isEqualTo(CaseStatus.IN_PROGRESS);
        assertThat(outcome.now().dueAt()).isEqualTo(hall.clock.instant().plus(Duration.ofHours(84)));
        assertThat(outcome.now().unit()).isEqualTo("CGJ");
        assertThat(hall.openTasks()).isEmpty();
        assertThat(expected()).isEmpty();
    }

    @Test
    void theSecondReopeningReachesASupervisorAndEachResolutionHasItsOwnSurvey() {
        reopen("灯又灭了");
        resolveAgain();
        reopen("还是不亮");
        assertThat(hall.openTasks()).containsExactly("supervise reopened-2");
        resolveAgain();
        assertThat(hall.database.jdbc().sql("select resolution from survey order by resolution").query(Integer.class).list()).containsExactly(1, 2, 3);
    }

    @Test
    void afterTheWindowANewCaseNamesTheOldOne() {
        answer(Question.SOLVED, "YES");
        hall.pass(Duration.ofDays(16));
        var again = hall.cast.inTransaction(() -> hall.moves.reopen(done.id(), "又坏了", hall.citizen()));
        assertThat(again.id()).isNotEqualTo(done.id());
        assertThat(again.origin().parent()).isEqualTo(done.id());
        assertThat(again.state()).isEqualTo(CaseStatus.TRIAGE);
        assertThat(hall.now(done).state()).isEqualTo(CaseStatus.CLOSED_OK);
    }

    @Test
    void silenceGetsOneReminderAndThenAnEndWithoutAGrade() {
        hall.pass(Duration.ofDays(3).plusMinutes(1));
        assertThat(hall.told()).endsWith("SURVEY_REMINDER");
        hall.pass(Duration.ofDays(5));
        assertThat(hall.told()).filteredOn("SURVEY_REMINDER"::equals).hasSize(1);
        assertThat(hall.now(done).state()).isEqualTo(CaseStatus.CLOSED_SILENT);
        assertThat(survey().satisfied()).isNull();
        assertThat(expected()).isEmpty();
    }

    @Test
    void aBadGradeIsAskedForItsReasonAndASupervisorIsTold() {
        answer(Question.SOLVED, "YES");
        assertThat(answer(Question.SATISFIED, "VERY_DISSATISFIED")).isEqualTo(Next.ASK_REASON);
        assertThat(expected()).containsExactly("reason REASON []");
        assertThat(answer(Question.REASON, "拖了三天")).isEqualTo(Next.THANKS);
        assertThat(hall.surveys.reason(survey().id())).contains("拖了三天");
        assertThat(hall.openTasks()).containsExactlyInAnyOrder("visit dissatisfied", "rectify dissatisfied", "supervise dissatisfied");
    }

    @Test
    void aBadGradeHasToBeFollowedUpInTimeAlthoughTheCaseIsClosed() {
        answer(Question.SOLVED, "YES");
        answer(Question.SATISFIED, "DISSATISFIED");
        assertThat(hall.now(done).state()).isEqualTo(CaseStatus.CLOSED_OK);
        assertThat(hall.running(done)).containsExactlyInAnyOrder("T_CALLED", "T_MENDED");
        hall.pass(Duration.ofDays(25));
        assertThat(fired()).contains("T_CALLED", "T_MENDED");
    }

    @Test
    void whatWasPutRightIsJudgedOnceMoreAndTheNewGradeCounts() {
        answer(Question.SOLVED, "YES");
        answer(Question.SATISFIED, "DISSATISFIED");
        hall.pass(Duration.ofDays(9));
        hall.make(done, new CaseEvent.Rectified("已上门道歉并更换整盏灯具"));
        assertThat(hall.told()).endsWith("SURVEY_AGAIN");
        assertThat(expected())
                .containsExactly("survey SATISFIED [\"VERY_SATISFIED\", \"SATISFIED\", \"FAIRLY_SATISFIED\", \"DISSATISFIED\", \"VERY_DISSATISFIED\"]");
        assertThat(answer(Question.SATISFIED, "SATISFIED")).isEqualTo(Next.ASK_CONTACTED);
        assertThat(survey().satisfied()).isEqualTo("SATISFIED");
        assertThat(hall.surveys.given(survey().id())).extracting(given -> given.answer()).containsExactly("YES", "DISSATISFIED", "SATISFIED");
        hall.make(done, new CaseEvent.Rectified("再次回访"));
        assertThat(hall.told()).filteredOn("SURVEY_AGAIN"::equals).hasSize(1);
        hall.pass(Duration.ofDays(20));
        assertThat(fired()).doesNotContain("T_MENDED");
    }

    @Test
    void aCallMadeInTimeIsEnoughForTheCall() {
        answer(Question.SATISFIED, "VERY_DISSATISFIED");
        hall.make(done, new CaseEvent.ContactMade("phone", true, "已电话说明"));
        hall.pass(Duration.ofDays(4));
        assertThat(fired()).doesNotContain("T_CALLED");
    }

    private List<String> fired() {
        return hall.cast.cases.history(done.id()).stream().map(step -> step.event()).filter(CaseEvent.DeadlineFired.class::isInstance).map(
                event -> ((CaseEvent.DeadlineFired) event).kind()).toList();
    }

    @Test
    void theLastAnswerCountsAndEveryAnswerIsKept() {
        answer(Question.SOLVED, "NO");
        assertThat(answer(Question.SOLVED, "YES")).isEqualTo(Next.ASK_CONTACTED);
        answer(Question.CONTACTED, "YES");
        answer(Question.SATISFIED, "SATISFIED");
        answer(Question.SATISFIED, "VERY_SATISFIED");
        assertThat(survey().answers()).isEqualTo(new Survey.Answers("YES", "YES", "VERY_SATISFIED"));
        assertThat(hall.surveys.given(survey().id())).extracting(given -> given.question() + " " + given.answer()).containsExactly("SOLVED NO", "SOLVED YES",
                "CONTACTED YES", "SATISFIED SATISFIED", "SATISFIED VERY_SATISFIED");
        assertThat(hall.now(done).state()).isEqualTo(CaseStatus.CLOSED_OK);
    }

    @Test
    void anAnswerAfterTheWindowIsKeptAndDoesNotCount() {
        answer(Question.SOLVED, "YES");
        hall.pass(Duration.ofDays(8));
        assertThat(answer(Question.SATISFIED, "VERY_DISSATISFIED")).isEqualTo(Next.THANKS);
        assertThat(survey().satisfied()).isNull();
        assertThat(hall.surveys.given(survey().id())).last().satisfies(late -> {
            assertThat(late.answer()).isEqualTo("VERY_DISSATISFIED");
            assertThat(late.counted()).isFalse();
        });
    }

    @Test
    void aSurveyStaysOpenAsLongAsACallIsOwed() {
        answer(Question.CONTACTED, "NO");
        answer(Question.SOLVED, "PARTLY");
        hall.pass(Duration.ofDays(9));
        answer(Question.SATISFIED, "DISSATISFIED");
        assertThat(survey().satisfied()).isEqualTo("DISSATISFIED");
    }

    @Test
    void whoOnlyPressesAKeyIsAskedWhatIsStillWrongAndTheDepartmentGetsIt() {
        answer(Question.SOLVED, "NO");
        var outcome = hall.cast.inTransaction(() -> hall.aftercare.answerReopen(survey().id(), true, "", hall.citizen()));
        assertThat(outcome.next()).isEqualTo(Next.REOPENED_SAY_WHY);
        assertThat(expected()).containsExactly("reason MORE []");
        var first = hall.surveys.find(hall.database.jdbc().sql("select id from survey").query(java.util.UUID.class).single()).orElseThrow();
        hall.cast.inTransaction(() -> hall.aftercare.more(first.id(), "一开就跳闸", hall.citizen()));
        assertThat(hall.now(done).words()).contains("一开就跳闸");
        assertThat(expected()).isEmpty();
        assertThat(hall.cast.cases.history(done.id())).extracting(step -> step.event()).filteredOn(CaseEvent.Reopened.class::isInstance).singleElement()
                .satisfies(event -> assertThat(((CaseEvent.Reopened) event).words()).contains("没有解决"));
    }

    @Test
    void theSurveyJudgesTheUnitThatHadTheCaseWhenItWasResolved() {
        assertThat(survey().unit()).isEqualTo("CGJ");
    }

    @Test
    void theLinkOfASurveyOpensThatSurveyAndNoOther() {
        var link = hall.surveys.link(survey().id());
        assertThat(link).hasSize(12);
        assertThat(hall.surveys.byLink(link)).map(Survey::id).contains(survey().id());
        assertThat(hall.surveys.byLink(link.substring(1) + "x")).isEmpty();
    }

    @Test
    void anAnswerAboutAnEarlierResolutionChangesNothing() {
        var first = survey().id();
        reopen("灯又灭了");
        var outcome = hall.cast.inTransaction(() -> hall.aftercare.answer(first, Question.SOLVED, "YES", hall.citizen()));
        assertThat(outcome.now().state()).isEqualTo(CaseStatus.IN_PROGRESS);
    }

    private Next answer(Question question, String answer) {
        return hall.cast.inTransaction(() -> hall.aftercare.answer(survey().id(), question, answer, hall.citizen())).next();
    }

    private void reopen(String why) {
        hall.cast.inTransaction(() -> hall.moves.reopen(done.id(), why, hall.citizen()));
    }

    private void resolveAgain() {
        var reported = hall.make(done, new CaseEvent.Reported("", "重新接线并测试三晚，均正常亮灯"));
        assertThat(reported.state()).isEqualTo(CaseStatus.REPORTED);
        hall.make(reported, new CaseEvent.Resolved(false), Actor.staff(hall.resident, "supervisor"));
    }

    private Survey survey() {
        return hall.surveys.ofResolution(hall.now(done)).orElseThrow();
    }

    private List<String> expected() {
        return hall.database.jdbc().sql("select kind || ' ' || step || ' ' || options from pending_question where answered_at is null").query(String.class)
                .list();
    }
}
