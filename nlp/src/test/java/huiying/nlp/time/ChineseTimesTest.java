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
import org.junit.jupiter.params.provider.ValueSource;

import huiying.nlp.time.When.Interval;
import huiying.nlp.time.When.Recurring;

class ChineseTimesTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    /** A Sunday. */
    private static final String NOW = "2026-11-22T14:30";

    private static When read(String text, String reference) {
        var said = ChineseTimes.in(text);
        assertThat(said).hasSize(1);
        return said.getFirst().when(ZonedDateTime.of(LocalDateTime.parse(reference), SHANGHAI)).orElseThrow();
    }

    private static Interval interval(String text, String reference) {
        return (Interval) read(text, reference);
    }

    @ParameterizedTest
    @CsvSource({"昨晚十点路灯坏了, 2026-11-21T22:00, 2026-11-21T23:00", "前天, 2026-11-20T00:00, 2026-11-21T00:00", "大前天下午三点半, 2026-11-19T15:30, 2026-11-19T15:31",
            "三天前报的, 2026-11-19T00:00, 2026-11-20T00:00", "上周三停的水, 2026-11-11T00:00, 2026-11-12T00:00", "10月2号, 2026-10-02T00:00, 2026-10-03T00:00",
            "国庆期间, 2026-10-01T00:00, 2026-10-08T00:00", "是15号买的牛奶, 2026-11-15T00:00, 2026-11-16T00:00", "上个月15号, 2026-10-15T00:00, 2026-10-16T00:00",
            "周六, 2026-11-21T00:00, 2026-11-22T00:00", "2026年3月5日下午, 2026-03-05T12:00, 2026-03-05T18:00", "2026-10-02, 2026-10-02T00:00, 2026-10-03T00:00",
            "晚上九点到十一点, 2026-11-21T21:00, 2026-11-21T23:00", "从周二到周四, 2026-11-17T00:00, 2026-11-20T00:00", "今早七点四十, 2026-11-22T07:40, 2026-11-22T07:41"})
    void aTimeIsTiedToTheClock(String text, String from, String to) {
        var read = interval(text, NOW);

        assertThat(read.from()).isEqualTo(LocalDateTime.parse(from));
        assertThat(read.to()).isEqualTo(LocalDateTime.parse(to));
    }

    @ParameterizedTest
    @CsvSource({"已经一个星期, 2026-11-15T14:30", "三天了, 2026-11-19T14:30", "从上周三开始停水, 2026-11-11T00:00", "快俩月了, 2026-09-22T14:30", "半个月了, 2026-11-07T14:30",
            "打去年腊月起, 2026-01-19T00:00", "这几天, 2026-11-18T14:30"})
    void whatLastsReachesToNow(String text, String from) {
        var read = interval(text, NOW);

        assertThat(read.from()).isEqualTo(LocalDateTime.parse(from));
        assertThat(read.to()).isEqualTo(LocalDateTime.parse(NOW));
    }

    @ParameterizedTest
    @CsvSource({"12月30号, 2026-01-03T09:00, 2025-12-30T00:00", "上个月, 2026-01-10T09:00, 2025-12-01T00:00", "昨天, 2026-01-01T00:30, 2025-12-31T00:00",
            "31号停的水, 2026-03-02T09:00, 2026-01-31T00:00", "国庆, 2026-05-01T09:00, 2025-10-01T00:00", "上周五, 2027-01-04T09:00, 2027-01-01T00:00",
            "去年12月, 2026-02-01T09:00, 2025-12-01T00:00", "2月29号, 2028-03-01T09:00, 2028-02-29T00:00"})
    void theTurnOfMonthAndYearIsPassedBackwards(String text, String reference, String from) {
        assertThat(interval(text, reference).from()).isEqualTo(LocalDateTime.parse(from));
    }

    @ParameterizedTest
    @CsvSource({"昨天凌晨两点, 2026-11-21T02:00", "昨晚一点, 2026-11-22T01:00", "昨晚十二点, 2026-11-22T00:00", "昨天半夜两点, 2026-11-22T02:00", "凌晨三点, 2026-11-22T03:00"})
    void theSmallHoursBelongToTheNamedDayAndTheNightReachesIntoTheNext(String text, String from) {
        assertThat(interval(text, NOW).from()).isEqualTo(LocalDateTime.parse(from));
    }

    @Test
    void anHourWithoutItsHalfOfTheDayIsTheLatestThatIsPastAndOnlyApproximate() {
        var read = interval("十点左右", NOW);

        assertThat(read.from()).isEqualTo(LocalDateTime.parse("2026-11-22T10:00"));
        assertThat(read.approximate()).isTrue();
        assertThat(interval("晚上十点", "2026-11-22T09:00").from()).isEqualTo(LocalDateTime.parse("2026-11-21T22:00"));
    }

    @Test
    void whatComesAgainHasItsDaysAndHours() {
        var daily = (Recurring) read("每天凌晨两点施工", NOW);
        var weekly = (Recurring) read("每周二上午", NOW);
        var three = (Recurring) read("礼拜一三五", NOW);

        assertThat(daily.every()).isEqualTo(When.Grain.DAY);
        assertThat(daily.from()).isEqualTo(LocalTime.of(2, 0));
        assertThat(weekly.days()).containsExactly(DayOfWeek.TUESDAY);
        assertThat(weekly.to()).isEqualTo(LocalTime.NOON);
        assertThat(three.days()).containsExactlyInAnyOrder(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);
        assertThat(((Recurring) read("每天早上六点到八点", NOW)).to()).isEqualTo(LocalTime.of(8, 0));
    }

    @ParameterizedTest
    @CsvSource({"2024年春节, 2024-02-10", "2025年春节, 2025-01-29", "2026年春节, 2026-02-17", "2025年中秋, 2025-10-06", "2026年端午, 2026-06-19", "2026年清明, 2026-04-05",
            "2026年冬至, 2026-12-22", "2026年元宵, 2026-03-03", "2028年春节, 2028-01-26"})
    void feastsAreComputedFromMoonAndSun(String text, String day) {
        assertThat(interval(text, NOW).from().toLocalDate()).hasToString(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"青禾路12号路灯坏了", "15号楼停电", "提三点意见", "一点都不好", "路灯", "3-1-202", "单号一三五"})
    void whatOnlyLooksLikeATimeIsNone(String text) {
        assertThat(ChineseTimes.in(text)).isEmpty();
    }
}
