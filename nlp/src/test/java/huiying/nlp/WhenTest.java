package huiying.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import huiying.nlp.time.When;

/** A message that tells when it was said has times that tell when it was. */
class WhenTest {
    /** A Sunday afternoon. */
    private static final ZonedDateTime SAID = ZonedDateTime.of(2026, 11, 22, 14, 30, 0, 0, ZoneId.of("Asia/Shanghai"));
    private static final Understander UNDERSTANDER = Understander.builder().build();

    private static Understanding heard(String text) {
        return UNDERSTANDER.understand(Message.of(text).at(SAID));
    }

    @ParameterizedTest
    @CsvSource({"昨晚十点路灯就灭了, 2026-11-21T22:00, 2026-11-21T23:00", "上周三停的水, 2026-11-11T00:00, 2026-11-12T00:00",
            "前天下午三点半电梯坏了, 2026-11-20T15:30, 2026-11-20T15:31",
            "10月2号垃圾就堆在那, 2026-10-02T00:00, 2026-10-03T00:00", "the lamp broke on 2 October, 2026-10-02T00:00, 2026-10-03T00:00",
            "no water since yesterday morning, 2026-11-21T06:00, 2026-11-22T14:30"})
    void aTimeCarriesItsInterval(String text, LocalDateTime from, LocalDateTime to) {
        var when = (When.Interval) heard(text).when().orElseThrow();

        assertThat(when.from()).isEqualTo(from);
        assertThat(when.to()).isEqualTo(to);
    }

    @Test
    void whatComesAgainCarriesItsDaysAndHours() {
        var when = (When.Recurring) heard("每周二晚上十一点工地都在打桩").when().orElseThrow();

        assertThat(when.days()).containsExactly(DayOfWeek.TUESDAY);
        assertThat(when.from()).isEqualTo(LocalTime.of(23, 0));
    }

    @Test
    void withoutAClockTimesStayWords() {
        var heard = UNDERSTANDER.understand(Message.of("昨晚十点路灯就灭了"));

        assertThat(heard.when()).isEmpty();
        var time = heard.first(Mention.Time.class).orElseThrow();
        assertThat(time.when()).isNull();
        assertThat(time.when(SAID)).isPresent();
    }

    @Test
    void theClockChangesNothingButTheTimes() {
        for (String text : List.of("昨晚十点青禾路12号路灯坏了，电话13912342208", "the lift has been stuck since Monday, please hurry", "你好")) {
            var plain = UNDERSTANDER.understand(Message.of(text));
            var clocked = heard(text);

            assertThat(clocked.gist()).isEqualTo(plain.gist());
            assertThat(clocked.category()).isEqualTo(plain.category());
            assertThat(clocked.mentions()).extracting(Mention::span).isEqualTo(plain.mentions().stream().map(Mention::span).toList());
        }
    }

    @Test
    void noIntervalEndsBeforeItBegins() {
        for (String text : List.of("昨晚十一点到今天凌晨两点", "从上周一到周三", "9点到11点", "三天前", "两个多月了", "from 9pm to 1am last night", "过年那几天", "腊月二十八", "年底", "半小时前", "下周五之前",
                "2026年2月30号")) {
            heard(text).mentions().stream().filter(Mention.Time.class::isInstance).map(one -> ((Mention.Time) one).when())
                    .filter(When.Interval.class::isInstance).map(When.Interval.class::cast)
                    .forEach(when -> assertThat(when.from()).as(text).isBeforeOrEqualTo(when.to()));
        }
    }
}
