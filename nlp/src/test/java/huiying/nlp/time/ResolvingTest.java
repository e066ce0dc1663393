package huiying.nlp.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import huiying.nlp.time.When.Interval;

class ResolvingTest {
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

    private static Interval interval(String text, ZonedDateTime said) {
        return (Interval) ChineseTimes.in(text).getFirst().when(said).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"3月1日, 2026-01-15T09:00, 2025-03-01T00:00", "1月20号, 2026-01-15T09:00, 2025-01-20T00:00", "2月29日, 2026-06-01T09:00, 2024-02-29T00:00",
            "上个月15号, 2026-01-10T09:00, 2025-12-15T00:00", "昨天, 2026-01-01T00:10, 2025-12-31T00:00", "昨晚十点, 2026-03-01T08:00, 2026-02-28T22:00",
            "今天凌晨两点, 2026-03-01T08:00, 2026-03-01T02:00", "晚上八点, 2026-03-01T08:00, 2026-02-28T20:00", "周日, 2026-03-01T08:00, 2026-03-01T00:00"})
    void theTurnOfDayMonthAndYearIsPassedBackwards(String text, LocalDateTime said, LocalDateTime from) {
        assertThat(interval(text, said.atZone(HERE)).from()).isEqualTo(from);
    }

    @Test
    void whatHasHappenedNeverBeginsInTheFutureWhateverTheHour() {
        List<String> past = List.of("昨晚十点", "前天", "上周三", "三天前", "10月2号", "15号那天", "上个月", "去年", "今早六点", "半小时前", "两个多月", "周五", "晚上八点", "下午三点");
        for (ZonedDateTime said : Stream.iterate(ZonedDateTime.of(2025, 12, 25, 0, 17, 0, 0, HERE), at -> at.plusHours(7)).limit(120).toList()) {
            for (String text : past) {
                boolean earlyMorning = text.equals("今早六点") && said.getHour() < 7;
                assertThat(earlyMorning || !interval(text, said).from().isAfter(said.toLocalDateTime())).as("%s said %s", text, said).isTrue();
            }
        }
    }

    @Test
    void theSameWordsAreTheSameTimeOnEveryClockOfThatPlace() {
        var winter = ZonedDateTime.of(2026, 3, 29, 12, 0, 0, 0, ZoneId.of("Europe/Berlin"));

        assertThat(interval("昨晚十点", winter).from()).isEqualTo(LocalDateTime.parse("2026-03-28T22:00"));
        assertThat(interval("今天凌晨两点", winter).from()).as("an hour the clocks leave out").isEqualTo(LocalDateTime.parse("2026-03-29T02:00"));
    }
}
