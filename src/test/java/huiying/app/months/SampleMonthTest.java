package huiying.app.months;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import huiying.bot.assessment.Link;

class SampleMonthTest {
    private static final YearMonth AUGUST = YearMonth.of(2026, 8);

    @TempDir
    Path data;

    @Test
    void aMonthOfCasesRunsThroughTheServiceAndItsLoopsAreClosed() {
        try (var house = new MonthHouse(data.resolve("data"), AUGUST)) {
            var reckoning = house.play(1, 60, told -> {
            });
            reckoning.lines().forEach(System.out::println);
            assertThat(reckoning.isGood()).as(String.join("\n", reckoning.lines())).isTrue();
            assertThat(reckoning.unsettled()).isZero();
            assertThat(house.bean(Clock.class).instant()).as("nobody of August goes on after the middle of October")
                    .isBefore(Instant.parse("2026-10-20T00:00:00Z"));
            assertThat(reckoning.found().chains().getFirst().reached()).containsOnlyKeys(Link.values());
            assertThat(reckoning.found().cycles().stream().filter(cycle -> cycle.isAnswered())).hasSizeGreaterThan(10);
        }
        assertThatThrownBy(() -> new MonthHouse(data.resolve("data"), AUGUST)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has cases already");
    }

    @Test
    @EnabledIfSystemProperty(named = "huiying.nightly", matches = "true")
    void twentyThousandCasesAreTheSameMonthEachTime() {
        int cases = Integer.getInteger("huiying.month.cases", 20_000);
        var first = fingerprint("first", cases);
        assertThat(fingerprint("second", cases)).isEqualTo(first);
    }

    private String fingerprint(String name, int cases) {
        try (var house = new MonthHouse(data.resolve(name), AUGUST)) {
            var reckoning = house.play(1, cases, told -> {
            });
            reckoning.lines().forEach(System.out::println);
            assertThat(reckoning.isGood()).isTrue();
            return reckoning.fingerprint();
        }
    }
}
