package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class WordsTest {
    private static final Instant NOW = Instant.parse("2026-11-18T02:30:00Z"); // Wednesday 10:30 in Shanghai

    private final Words zh = words(Locale.SIMPLIFIED_CHINESE);
    private final Words en = words(Locale.ENGLISH);

    static Words words(Locale locale) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return new Words(messages, locale, ZoneId.of("Asia/Shanghai"), NOW);
    }

    @Test
    void nearTimesAreNamedByDayAndFarOnesByDate() {
        assertThat(zh.moment(NOW.minus(Duration.ofHours(1)))).isEqualTo("今天 09:30");
        assertThat(zh.moment(NOW.minus(Duration.ofHours(12)))).isEqualTo("昨天 22:30");
        assertThat(zh.moment(NOW.plus(Duration.ofHours(31)))).isEqualTo("周四 17:30");
        assertThat(zh.moment(NOW.minus(Duration.ofDays(9)))).isEqualTo("11月9日 10:30");
        assertThat(en.moment(NOW.plus(Duration.ofHours(31)))).isEqualTo("Thu 17:30");
        assertThat(en.exact(NOW.plus(Duration.ofHours(31)))).isEqualTo("Thu 19 Nov 17:30");
        assertThat(zh.exact(NOW.plus(Duration.ofHours(31)))).isEqualTo("11月19日 周四 17:30");
    }

    @Test
    void aClockTurnsAmberAfterFourFifthsAndRedWhenLate() {
        var started = NOW.minus(Duration.ofHours(80));
        assertThat(zh.clock(started, NOW.plus(Duration.ofHours(31)))).isEqualTo(new ClockFace("run", "还剩 1 天 7 小时", "11月19日 周四 17:30"));
        assertThat(zh.clock(started, NOW.plus(Duration.ofHours(20))).kind()).isEqualTo("soon");
        assertThat(zh.clock(started, NOW.minus(Duration.ofMinutes(125)))).extracting(ClockFace::kind, ClockFace::words).containsExactly("late", "超时 2 时 05 分");
        assertThat(en.met(started, NOW, started.plus(Duration.ofMinutes(6))).words()).isEqualTo("in time, took 6 min");
    }

    @Test
    void figuresNeverRoundUpToAPromise() {
        assertThat(zh.figure(0.8999)).isEqualTo("0.89");
        assertThat(zh.figure(0.62)).isEqualTo("0.62");
        assertThat(zh.number("261116483706")).isEqualTo("2611 1648 3706");
        assertThat(zh.number("2611164837061")).isEqualTo("2611 1648 37061");
        assertThat(zh.count(12846)).isEqualTo("12,846");
    }

    @Test
    void waitingIsCountedInMinutesAndSecondsFirst() {
        assertThat(zh.waited(NOW.minusSeconds(41))).isEqualTo("00:41");
        assertThat(en.waited(NOW.minus(Duration.ofHours(3)))).isEqualTo("3 h 00 min");
    }
}
