package huiying.nlp.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import huiying.nlp.time.When.Interval;
import huiying.nlp.time.When.Recurring;

class EnglishTimesTest {
    /** A Sunday. */
    private static final ZonedDateTime NOW = ZonedDateTime.of(LocalDateTime.parse("2026-11-22T14:30"), ZoneId.of("Asia/Shanghai"));

    private static When read(String text) {
        return EnglishTimes.in(text).getFirst().when(NOW).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"last Tuesday, 2026-11-17T00:00, 2026-11-18T00:00", "last Sunday, 2026-11-15T00:00, 2026-11-16T00:00",
            "since Monday, 2026-11-16T00:00, 2026-11-22T14:30",
            "for ten days, 2026-11-12T14:30, 2026-11-22T14:30", "yesterday at 9 pm, 2026-11-21T21:00, 2026-11-21T22:00",
            "on May 3rd, 2026-05-03T00:00, 2026-05-04T00:00",
            "3 May, 2026-05-03T00:00, 2026-05-04T00:00", "last night around 11, 2026-11-21T23:00, 2026-11-22T00:00",
            "the day before yesterday, 2026-11-20T00:00, 2026-11-21T00:00",
            "this morning at 7:20, 2026-11-22T07:20, 2026-11-22T07:21", "on the 3rd, 2026-11-03T00:00, 2026-11-04T00:00",
            "last weekend, 2026-11-14T00:00, 2026-11-16T00:00",
            "three days ago, 2026-11-19T00:00, 2026-11-20T00:00", "from 9 am to 5 pm, 2026-11-22T09:00, 2026-11-22T17:00",
            "since August, 2026-08-01T00:00, 2026-11-22T14:30"})
    void aTimeIsTiedToTheClock(String text, String from, String to) {
        var read = (Interval) read(text);

        assertThat(read.from()).isEqualTo(LocalDateTime.parse(from));
        assertThat(read.to()).isEqualTo(LocalDateTime.parse(to));
    }

    @Test
    void whatComesAgainHasItsDaysAndHours() {
        assertThat(((Recurring) read("every night at 2")).from()).isEqualTo(LocalTime.of(2, 0));
        assertThat(((Recurring) read("every Friday evening")).days()).containsExactly(DayOfWeek.FRIDAY);
        assertThat(((Recurring) read("at weekends")).days()).containsExactlyInAnyOrder(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    }

    @ParameterizedTest
    @CsvSource({"I may come", "'Room 302, building 4'", "the second floor"})
    void whatOnlyLooksLikeATimeIsNone(String text) {
        assertThat(EnglishTimes.in(text)).isEmpty();
    }
}
