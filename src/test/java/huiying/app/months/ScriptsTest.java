package huiying.app.months;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;

class ScriptsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private final Scripts scripts = new Scripts(List.of("柳荫里", "书院路"));

    @Test
    void theSameSeedWritesTheSameMonth() {
        assertThat(write(1, 300)).isEqualTo(write(1, 300));
        assertThat(write(2, 300)).isNotEqualTo(write(1, 300));
        assertThat(write(1, 300)).startsWith(write(1, 100).toArray(Script[]::new));
    }

    @Test
    void everythingIsToldWithinTheMonthMostlyByDay() {
        var told = write(1, 2_000).stream().map(script -> script.told().atZone(ZONE)).toList();
        assertThat(told).allMatch(at -> YearMonth.from(at).equals(YearMonth.of(2026, 8)));
        assertThat(told.stream().filter(at -> at.getHour() >= 7).count()).isGreaterThan(1_700);
    }

    @Test
    void residentsAreSilentContentAndDissatisfiedAndUnitsInTimeAndLate() {
        var all = write(1, 2_000);
        assertThat(all.stream().filter(script -> script.reply().after() == null).count()).isBetween(800L, 1_200L);
        assertThat(all.stream().filter(script -> script.reply().grade().endsWith("DISSATISFIED")).count()).isBetween(100L, 700L);
        assertThat(all.stream().filter(script -> script.work().pace() > 1).count()).isBetween(50L, 400L);
        assertThat(all.stream().map(script -> script.door().from()).distinct()).hasSize(2_000);
        assertThat(all.stream().map(script -> script.category().substring(0, 2)).distinct().count()).isGreaterThan(10);
    }

    private List<Script> write(long seed, int cases) {
        return scripts.write(seed, cases, YearMonth.of(2026, 8), ZONE);
    }
}
