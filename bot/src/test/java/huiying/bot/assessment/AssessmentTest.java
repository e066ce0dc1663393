package huiying.bot.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import huiying.bot.Cast;
import huiying.bot.Hall;
import huiying.bot.TestDatabase;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.staff.Role;
import huiying.bot.survey.Question;

class AssessmentTest {
    private final Hall hall = new Hall();
    private final RuleBooks rules = new RuleBooks(hall.database.jdbc(), hall.clock);
    private final Assessment assessment = new Assessment(hall.database.transactions(), new JdbcTemplate(hall.database.app()), rules, Assessment.Hearing.of(
            hall.database.jdbc(), TestDatabase.vault(), hall.cast.cases, hall.clock, Cast.CITY), hall.clock);

    @BeforeEach
    void rules() {
        rules.fill();
    }

    @Test
    void theRatesAreWhatResidentsAnsweredWithTheLastAnswerCounting() {
        rated(hall.resolved(), "YES", "NO", "DISSATISFIED");
        rated(hall.resolved(), "YES", "YES", "SATISFIED");
        var changed = hall.resolved();
        rated(changed, "NO", "NO", null);
        rated(changed, "YES", "YES", "VERY_SATISFIED");
        hall.resolved(); // says nothing
        var line = found().sheet().of("CGJ").orElseThrow();
        assertThat(line.rates().asked()).isEqualTo(4);
        assertThat(line.rates().answered()).isEqualTo(3);
        assertThat(line.rates().response()).isEqualTo(new Share(3, 3));
        assertThat(line.rates().solution()).isEqualTo(new Share(2, 3));
        assertThat(line.rates().satisfaction()).isEqualTo(new Share(2, 3));
    }

    @Test
    void theRatesAreTheSameWhenCountedFromTheEventsOneByOne() {
        for (int n = 0; n < 12; n++) {
            rated(hall.resolved(), n % 3 == 0 ? "NO" : "YES", n % 4 == 0 ? "PARTLY" : "YES", n % 5 == 0 ? "VERY_DISSATISFIED" : "FAIRLY_SATISFIED");
        }
        var rates = found().sheet().of("CGJ").orElseThrow().rates();
        assertThat(rates.satisfaction().hits()).isEqualTo(fromEvents("SATISFIED", List.of("VERY_SATISFIED", "SATISFIED", "FAIRLY_SATISFIED")));
        assertThat(rates.response().hits()).isEqualTo(fromEvents("CONTACTED", List.of("YES")));
        assertThat(rates.solution().hits()).isEqualTo(fromEvents("SOLVED", List.of("YES")) + 0.5 * fromEvents("SOLVED", List.of("PARTLY")));
    }

    @Test
    void whatResidentsSaidIsTheSameWithoutTheEventsBehindIt() {
        rated(hall.resolved(), "YES", "PARTLY", "DISSATISFIED");
        rated(hall.resolved(), "NO", "NO", null);
        hall.resolved();
        assertThat(said(period()).sheet().lines()).extracting(line -> line.unit() + line.rates() + line.whole()).containsExactlyElementsOf(found().sheet()
                .lines().stream().map(line -> line.unit() + line.rates() + line.whole()).toList());
    }

    @Test
    void aLateAnswerAndAGrantedObjectionChangeTheFiguresOfAClosedDay() {
        var done = hall.resolved();
        var day = hall.clock.instant();
        rated(done, "YES", "NO", "DISSATISFIED");
        hall.clock.forward(Duration.ofDays(3));
        assertThat(said(dayOf(day)).sheet().of("CGJ").orElseThrow().rates().solution()).isEqualTo(new Share(0, 1));
        rated(done, "YES", "YES", "SATISFIED");
        assertThat(said(dayOf(day)).sheet().of("CGJ").orElseThrow().rates().solution()).isEqualTo(new Share(1, 1));
        var asked = assessment.object(Hall.of("CGJ"), new Objection.Subject.Exclusion(done.id(), 1), "malicious", "有证据").orElseThrow();
        assessment.decide(hall.supervisor, asked.id(), true, "同意");
        assertThat(said(dayOf(day)).sheet().of("CGJ").orElseThrow().rates().asked()).isZero();
    }

    private Assessment.Findings said(Period period) {
        return assessment.said(period);
    }

    private Period dayOf(Instant at) {
        return new Period(at.minus(Duration.ofHours(12)), at.plus(Duration.ofHours(12)), hall.clock.instant());
    }

    @Test
    void plantedLatenessCostsExactlyTheTabledPoints() {
        var minute = hall.make(hall.dispatched(), new CaseEvent.Signed(false));
        var day = hall.make(hall.dispatched(), new CaseEvent.Signed(false));
        hall.clock.set(minute.dueAt().plus(Duration.ofMinutes(1)));
        report(minute);
        hall.clock.set(day.dueAt().plus(Duration.ofDays(1)));
        report(day);
        assertThat(found().sheet().of("CGJ").orElseThrow().points()).extracting(entry -> entry.clause() + " " + entry.points() + " " + entry.mark().caseId())
                .containsExactlyInAnyOrder("2.1 1 " + minute.id(), "2.2 2 " + day.id());
    }

    @Test
    void aSheetIsMadeAgainToTheByteThoughMoreHappenedSince() {
        rated(hall.resolved(), "YES", "NO", "DISSATISFIED");
        var published = hall.cast.inTransaction(() -> assessment.publish(found(), hall.supervisor));
        hall.clock.forward(Duration.ofMinutes(5));
        rated(hall.resolved(), "YES", "YES", "SATISFIED");
        assertThat(found().sheet().digest()).isNotEqualTo(published.digest());
        assertThat(assessment.isReproducible(published)).isTrue();
        hall.database.owner().sql("update survey_answer set answer = 'VERY_SATISFIED' where question = 'SATISFIED'").update();
        assertThat(assessment.isReproducible(published)).isFalse();
    }

    @Test
    void theSeventhLinkIsThePublishedSheet() {
        rated(hall.resolved(), "YES", "YES", "SATISFIED");
        assertThat(found().gaps()).singleElement().satisfies(gap -> assertThat(gap.missing()).containsExactly(Link.USED));
        hall.clock.forward(Duration.ofHours(1));
        assessment.publish(found(), hall.supervisor);
        assertThat(found().gaps()).isEmpty();
        assertThat(found().chains().getFirst().complete()).isOne();
        assertThat(found().chains().getFirst().median().get(Link.USED)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void anExclusionIsAskedWithAReasonDecidedAndAppealedOnceByTheUnitAndAnotherJudge() {
        var done = hall.resolved();
        rated(done, "YES", "NO", "DISSATISFIED");
        var unit = Hall.of("CGJ");
        var about = new Objection.Subject.Exclusion(done.id(), 1);
        assertThat(assessment.object(Hall.of("SWJ"), about, "malicious", "不是我们的")).isEmpty();
        assertThatThrownBy(() -> assessment.object(unit, about, "malicious", " ")).isInstanceOf(IllegalArgumentException.class);
        var asked = assessment.object(unit, about, "policy-impossible", "政策不允许，见文件第3条").orElseThrow();
        assertThat(assessment.object(unit, about, "malicious", "再来一次")).isEmpty();

        assertThat(assessment.decide(unit, asked.id(), true, "同意")).isFalse();
        assertThat(assessment.decide(hall.supervisor, asked.id(), false, "文件不适用")).isTrue();
        assertThat(assessment.appeal(unit, asked.id(), "补充证据：会议纪要")).isTrue();
        assertThat(assessment.decide(hall.supervisor, asked.id(), true, "同一个人不能再定")).isFalse();
        assertThat(assessment.decide(Hall.staff(Role.SUPERVISOR, null), asked.id(), true, "证据充分")).isTrue();
        assertThat(assessment.appeal(unit, asked.id(), "再申诉")).isFalse();

        assertThat(assessment.objections(unit, 10)).singleElement().satisfies(settled -> {
            assertThat(settled.state()).isEqualTo(Objection.State.GRANTED_ON_APPEAL);
            assertThat(settled.said()).extracting(Objection.Said::words).containsExactly("政策不允许，见文件第3条", "文件不适用", "补充证据：会议纪要", "证据充分");
        });
        assertThat(assessment.objections(Hall.of("SWJ"), 10)).isEmpty();
        var line = found().sheet().of("CGJ").orElseThrow();
        assertThat(line.rates().asked()).isZero();
        assertThat(line.whole().asked()).isOne();
    }

    @Test
    void theRulesOfADayAreTheNewestThatWereValidThen() {
        rules.publish("second", java.time.LocalDate.of(2026, 12, 1), RuleBooks.bundled(), "boss");
        assertThat(rules.on(java.time.LocalDate.of(2026, 11, 30)).version()).isOne();
        assertThat(rules.on(java.time.LocalDate.of(2026, 12, 1)).version()).isEqualTo(2);
        assertThatThrownBy(() -> hall.database.jdbc().sql("update rule_book set title = 'x'").update()).hasStackTraceContaining("permission denied");
    }

    @Test
    void formLettersAreFound() {
        for (int n = 0; n < 5; n++) {
            hall.resolved();
        }
        assertThat(assessment.gaming(found())).extracting(flag -> flag.kind() + " " + flag.unit()).contains("SAME_REPORT CGJ");
    }

    private Assessment.Findings found() {
        return assessment.of(period(), null);
    }

    private Period period() {
        return new Period(Instant.parse("2026-10-31T16:00:00Z"), Instant.parse("2026-12-31T16:00:00Z"), hall.clock.instant());
    }

    private void report(Case about) {
        hall.make(about, new CaseEvent.Reported("", "已更换灯杆和灯头，11月23日晚已亮灯"));
    }

    private void rated(Case done, String contacted, String solved, String satisfied) {
        hall.clock.forward(Duration.ofMinutes(1));
        hall.cast.inTransaction(() -> {
            var survey = hall.surveys.ofResolution(hall.now(done)).orElseThrow();
            hall.aftercare.answer(survey.id(), Question.CONTACTED, contacted, hall.citizen());
            hall.aftercare.answer(survey.id(), Question.SOLVED, solved, hall.citizen());
            return satisfied == null ? survey : hall.aftercare.answer(survey.id(), Question.SATISFIED, satisfied, hall.citizen());
        });
    }

    private double fromEvents(String question, List<String> answers) {
        return hall.database
                .jdbc().sql("select case_id from survey").query(java.util.UUID.class).list().stream().map(id -> hall.cast.cases.history(id).reversed()
                        .stream().map(step -> step.event()).filter(CaseEvent.Rated.class::isInstance).map(CaseEvent.Rated.class::cast)
                        .filter(rated -> rated.question()
                                .equals(question))
                        .map(CaseEvent.Rated::answer).findFirst().orElse(""))
                .filter(answers::contains).count();
    }
}
