package huiying.bot.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private final WorkingCalendar calendar = WorkingCalendar.bundled(CITY);

    @ParameterizedTest
    @CsvSource({"2026-02-13,1,2026-02-14", "2026-02-13,5,2026-02-27", "2026-02-14,5,2026-02-28", "2026-02-24,5,2026-03-02", "2026-04-30,5,2026-05-11",
            "2026-05-08,1,2026-05-09", "2026-09-18,5,2026-09-24", "2026-09-30,5,2026-10-13", "2026-10-09,2,2026-10-12", "2026-04-24,5,2026-05-06"})
    void workingDaysAreCountedAsPublished(LocalDate from, int n, LocalDate due) {
        assertThat(calendar.plusWorkingDays(from, n)).isEqualTo(due);
    }

    @Test
    void theYearHas248WorkingDays() {
        assertThat(LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2027, 1, 1)).filter(calendar::isWorkingDay)).hasSize(248);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-23T10:00,2026-11-23T12:00", "2026-11-23T11:00,2026-11-23T14:30", "2026-11-23T17:00,2026-11-24T10:30",
            "2026-11-20T18:00,2026-11-23T11:00",
            "2026-11-21T03:00,2026-11-23T11:00", "2026-09-30T16:30,2026-10-08T10:00", "2026-11-23T12:30,2026-11-23T15:30"})
    void twoHoursAtTheDesk(String from, String to) {
        assertThat(calendar.plusWorkingTime(at(from), Duration.ofHours(2))).isEqualTo(at(to));
    }

    @Test
    void aWorkingDayEndsAtMidnightInTheCityWhateverTheMachineThinks() {
        assertThat(calendar.endOfWorkingDays(at("2026-11-20T23:30"), 2)).isEqualTo(at("2026-11-24T23:59").plusSeconds(59));
    }

    @Test
    void aMissingTableIsReportedInDecember() {
        assertThat(calendar.missingYear(at("2026-11-30T12:00"))).isEmpty();
        assertThat(calendar.missingYear(at("2026-12-01T00:00"))).contains(2027);
        assertThat(calendar.missingYear(at("2027-01-01T00:00"))).contains(2027);
    }

    private static Instant at(String local) {
        return ZonedDateTime.of(java.time.LocalDateTime.parse(local), CITY).toInstant();
    }
}
