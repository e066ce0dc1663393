package huiying.bot.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import huiying.bot.sla.Scope.Asked;
import huiying.bot.sla.Terms.Rule;
import huiying.bot.sla.WorkingCalendar.Hours;
import huiying.nlp.Urgency;

class TermsTest {
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final Instant FRIDAY_FOUR = Instant.parse("2026-11-27T08:00:00Z");

    private final Terms first = FirstTerms.of(Map.of("1503", "consult2d", "0301", "utility24h"));

    @ParameterizedTest
    @ValueSource(strings = {"30min", "2h", "24h", "7d", "2wh", "90wmin", "15wd", "60s"})
    void aLengthOfTimeIsReadAsItIsWritten(String text) {
        var read = Span.read(text).orElseThrow();
        assertThat(Span.read(read.text())).contains(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "d", "0d", "-1h", "7 weeks", "99999h", "一天", "1e3h"})
    void whatIsNoLengthOfTimeIsRefused(String text) {
        assertThat(Span.read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"7d,deadline.days,7", "24h,deadline.hours,24", "30min,deadline.minutes,30", "2wd,deadline.workdays,2", "2wh,deadline.workhours,2"})
    void aLengthOfTimeIsSaidInItsOwnUnit(String text, String key, long count) {
        var span = Span.read(text).orElseThrow();
        assertThat(span.wording()).isEqualTo(key);
        assertThat(span.count()).isEqualTo(count);
    }

    @Test
    void theDutyListWinsOverTheRulesAndTheNarrowestRuleOverTheWider() {
        assertThat(first.levelFor(asked("0206", "", Urgency.ORDINARY), null).code()).isEqualTo("general7d");
        assertThat(first.levelFor(asked("1503", "", Urgency.ORDINARY), null).code()).isEqualTo("consult2d");
        assertThat(first.levelFor(asked("1503", "", Urgency.ORDINARY), "complex15d").code()).isEqualTo("complex15d");
        var wide = first.with(new Rule(Timer.T_TOTAL, new Scope("03", "", null), "complex15d"))
                .with(new Rule(Timer.T_TOTAL, new Scope("0301", "LL03", null), "urgent2h"));
        assertThat(wide.levelFor(asked("0302", "LL03", Urgency.ORDINARY), null).code()).isEqualTo("complex15d");
        assertThat(wide.levelFor(asked("0301", "LL01", Urgency.ORDINARY), null).code()).isEqualTo("utility24h");
        assertThat(wide.levelFor(asked("0301", "LL0301", Urgency.ORDINARY), null).code()).isEqualTo("urgent2h");
    }

    @Test
    void dangerShortensAndNeverLengthens() {
        assertThat(first.levelFor(asked("0206", "", Urgency.IMMEDIATE), "complex15d").code()).isEqualTo("urgent2h");
        assertThat(first.levelFor(asked("0206", "", Urgency.URGENT), "urgent2h").code()).isEqualTo("urgent2h");
        assertThat(first.levelFor(asked("1503", "", Urgency.URGENT), null).code()).isEqualTo("utility24h");
    }

    @Test
    void theRuleThatEndsFirstCounts() {
        var measure = new Measure(first, CITY, null);
        assertThat(measure.earliest(first.spans(Timer.T_SIGN, asked("0206", "", Urgency.ORDINARY)), FRIDAY_FOUR).at())
                .isEqualTo("2026-11-30T01:30:00Z"); // an hour and a half on Friday, half an hour on Monday
        assertThat(measure.earliest(first.spans(Timer.T_SIGN, asked("0206", "", Urgency.URGENT)), FRIDAY_FOUR).at()).isEqualTo(FRIDAY_FOUR.plusSeconds(1800));
    }

    @Test
    void aUnitHasHoursOfItsOwnAlsoOnSaturdaysAndHolidays() {
        var own = first.with("JD01", List.of(new Hours(1, LocalTime.of(8, 0), LocalTime.of(20, 0)), new Hours(6, LocalTime.of(9, 0), LocalTime.of(12, 0)),
                new Hours(Hours.HOLIDAY, LocalTime.of(10, 0), LocalTime.of(11, 0))));
        var street = own.calendar(CITY, "JD01");
        assertThat(street.isWorkingDay(LocalDate.of(2026, 11, 28))).as("Saturday").isTrue();
        assertThat(street.isWorkingDay(LocalDate.of(2026, 11, 27))).as("Friday").isFalse();
        assertThat(street.isWorkingDay(LocalDate.of(2026, 10, 1))).as("a holiday").isTrue();
        assertThat(street.plusWorkingTime(FRIDAY_FOUR, Duration.ofHours(4))).isEqualTo("2026-11-30T01:00:00Z");
        assertThat(street.version()).isEqualTo("CN 2026 @ JD01");
        assertThat(own.calendar(CITY, "CGJ").version()).isEqualTo("CN 2026");
        assertThat(own.with("JD01", List.of()).calendar(CITY, "JD01").version()).isEqualTo("CN 2026");
    }

    @Test
    void aWeekendDayThatIsWorkedHasTheHoursOfAMonday() {
        var days = first.days().with(List.of("2027-01-01 off 元旦", "# a remark", "2027-01-09\twork\t元旦"));
        var city = first.with(days).calendar(CITY, null);
        assertThat(city.isWorkingDay(LocalDate.of(2027, 1, 1))).isFalse();
        assertThat(city.isWorkingDay(LocalDate.of(2027, 1, 9))).isTrue();
        assertThat(city.plusWorkingTime(Instant.parse("2027-01-09T00:00:00Z"), Duration.ofHours(1))).isEqualTo("2027-01-09T02:00:00Z");
        assertThat(city.version()).isEqualTo("CN 2026+2027");
        assertThat(city.missingYear(Instant.parse("2026-12-01T01:00:00Z"))).isEmpty();
        assertThat(first.calendar(CITY, null).missingYear(Instant.parse("2026-12-01T01:00:00Z"))).contains(2027);
        assertThatThrownBy(() -> first.days().with(List.of("2027-01-01 maybe"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> first.days().with(List.of("New Year off"))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aNewTableOfAYearTakesThePlaceOfTheOldOne() {
        var days = first.days().with(List.of("2026-05-06 off 补休"));
        assertThat(days.off()).containsExactly(LocalDate.of(2026, 5, 6));
        assertThat(days.years()).containsExactly(2026);
    }

    @Test
    void onlyRulesThatMeanSomethingStandInTheBook() {
        assertThat(first.fits(new Rule(Timer.T_TOTAL, Scope.ALL, "7d"))).as("a class is named").isFalse();
        assertThat(first.fits(new Rule(Timer.T_TOTAL, Scope.ALL, "complex15d"))).isTrue();
        assertThat(first.fits(new Rule(Timer.T_WARN, Scope.ALL, "70%"))).isTrue();
        assertThat(first.fits(new Rule(Timer.T_WARN, Scope.ALL, "100%"))).isFalse();
        assertThat(first.fits(new Rule(Timer.P1, Scope.ALL, "3wd"))).as("the resident's time is natural").isFalse();
        assertThat(first.fits(new Rule(Timer.T_SIGN, Scope.ALL, "soon"))).isFalse();
        assertThat(first.rules()).allMatch(first::fits);
    }

    @Test
    void theNightOfTheStaffEndsInTheMorning() {
        var night = first.quiet();
        assertThat(night.ends(Instant.parse("2026-11-23T14:00:00Z"), CITY)).contains(Instant.parse("2026-11-23T23:30:00Z"));
        assertThat(night.ends(Instant.parse("2026-11-23T20:00:00Z"), CITY)).contains(Instant.parse("2026-11-23T23:30:00Z"));
        assertThat(night.ends(Instant.parse("2026-11-23T02:00:00Z"), CITY)).isEmpty();
        assertThat(Terms.Night.NEVER.ends(Instant.parse("2026-11-23T16:00:00Z"), CITY)).isEmpty();
    }

    private static Asked asked(String category, String area, Urgency urgency) {
        return new Asked(Listing.upwards(category), area, urgency);
    }
}
