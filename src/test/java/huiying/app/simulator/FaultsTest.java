package huiying.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import huiying.app.config.BadConfiguration;
import huiying.app.simulator.Faults.Fault;
import huiying.app.simulator.Faults.Kind;
import huiying.app.simulator.Faults.Way;

class FaultsTest {
    private static final Duration USUAL = Duration.ofSeconds(2);

    @Test
    void aRuleHitsItsChannelAndWayAsOftenAsItSays() {
        var faults = Faults.of(List.of("# bad days", "sms in drop 1.0 2   # the first two", "", "sms out 429 1 1 7s"));
        assertThat(faults.next("wechat", Way.IN)).isEmpty();
        assertThat(faults.next("sms", Way.REPORT)).isEmpty();
        assertThat(faults.next("sms", Way.IN)).contains(new Fault(Kind.DROP, USUAL));
        assertThat(faults.next("sms", Way.IN)).contains(new Fault(Kind.DROP, USUAL));
        assertThat(faults.next("sms", Way.IN)).isEmpty();
        assertThat(faults.next("sms", Way.OUT)).contains(new Fault(Kind.TOO_MANY, Duration.ofSeconds(7)));
    }

    @Test
    void theFirstRuleThatHitsCounts() {
        var faults = Faults.of(List.of("sms out 5xx 1 1", "sms out accepted-then-reset 1 1", "sms out stall 1 * 30s"));
        assertThat(IntStream.range(0, 4).mapToObj(n -> faults.next("sms", Way.OUT).orElseThrow().kind())).containsExactly(Kind.BROKEN, Kind.ACCEPTED_THEN_RESET,
                Kind.STALL, Kind.STALL);
    }

    @Test
    void theSameSeedMakesTheSameDay() {
        assertThat(day(7)).isEqualTo(day(7)).isNotEqualTo(day(8));
        assertThat(day(7).stream().filter(Optional::isPresent).count()).isBetween(200L, 400L);
    }

    private static List<Optional<Fault>> day(int seed) {
        var faults = Faults.of(List.of("seed " + seed, "wechat in duplicate 0.3"));
        return IntStream.range(0, 1_000).mapToObj(n -> faults.next("wechat", Way.IN)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sms in", "fax in drop 1", "sms up drop 1", "sms in explode 1", "sms in 429 1", "sms out drop 1", "sms in drop 2", "sms in drop x",
            "sms in drop 1 often", "sms in delay 1 * long", "seed x", "sms in drop 1 1 1s more"})
    void aLineThatMakesNoSenseIsNamed(String line) {
        assertThatThrownBy(() -> Faults.of(List.of("# one", line))).isInstanceOf(BadConfiguration.class).hasMessageStartingWith(
                "huiying.simulator.faults line 2: ");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Faults.of(Path.of("no-such-file"))).hasMessageContaining("no-such-file");
    }
}
