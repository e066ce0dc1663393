package huiying.bot.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetTest {
    private static final Instant AT = Instant.parse("2026-11-10T00:00:00Z");
    private static final Period NOVEMBER = new Period(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-12-01T00:00:00Z"), Instant.parse(
            "2026-12-05T00:00:00Z"));
    private static final RuleBook FIRST = new RuleBook(1, "first", LocalDate.of(2026, 1, 1), RuleBooks.parse(RuleBooks.bundled()));

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "1439,1", "1440,2", "4319,2", "4320,3", "10080,5", "99999,5"})
    void latenessCostsExactlyTheTabledPoints(long minutes, BigDecimal points) {
        var sheet = Sheet.of(NOVEMBER, FIRST, List.of(), List.of(late(minutes)), Set.of());
        assertThat(sheet.of("CGJ").orElseThrow().taken()).isEqualByComparingTo(points);
    }

    @Test
    void theScoreIsTheWeightedRatesLessThePointsPerHundredCases() {
        var marks = new ArrayList<Mark>();
        for (int n = 0; n < 50; n++) {
            marks.add(mark(Mark.Kind.GOT, 0));
        }
        marks.add(late(1));
        var line = Sheet.of(NOVEMBER, FIRST, answered("CGJ", 18, 2), marks, Set.of()).of("CGJ").orElseThrow();
        assertThat(line.rates().satisfaction().value()).isEqualTo(0.9);
        assertThat(line.score().value()).isCloseTo(90 - 2, within(0.01)); // one point for fifty cases are two for a hundred
        assertThat(line.score().low()).isLessThan(line.score().value());
        assertThat(line.score().high()).isGreaterThan(line.score().value());
    }

    @Test
    void withTooFewAnswersThereIsNoScore() {
        assertThat(Sheet.of(NOVEMBER, FIRST, answered("CGJ", 9, 0), List.of(), Set.of()).of("CGJ").orElseThrow().score()).isNull();
        assertThat(Sheet.of(NOVEMBER, FIRST, answered("CGJ", 10, 0), List.of(), Set.of()).of("CGJ").orElseThrow().score()).isNotNull();
    }

    @Test
    void whatIsLeftOutStandsBesideWhatIsNot() {
        var cycles = answered("CGJ", 15, 5).stream().map(cycle -> "NO".equals(cycle.said().solved()) ? leftOut(cycle) : cycle).toList();
        var line = Sheet.of(NOVEMBER, FIRST, cycles, List.of(), Set.of()).of("CGJ").orElseThrow();
        assertThat(line.rates().solution().value()).isOne();
        assertThat(line.whole().solution().value()).isEqualTo(0.75);
        assertThat(line.whole().asked()).isEqualTo(20);
    }

    @Test
    void silenceIsNotSatisfactionAndPartlyIsWorthHalf() {
        var silent = new Cycle(UUID.randomUUID(), "1", 1, "CGJ", AT, Cycle.Said.NOTHING, null);
        var partly = new Cycle(UUID.randomUUID(), "2", 1, "CGJ", AT, new Cycle.Said("YES", "PARTLY", null, "citizen", null), null);
        var rates = Rates.of(List.of(silent, partly), 0.5);
        assertThat(rates.solution()).isEqualTo(new Share(0.5, 1));
        assertThat(rates.satisfaction().isKnown()).isFalse();
        assertThat(rates.nonResponse()).isEqualTo(new Share(1, 2));
    }

    @Test
    void aGrantedObjectionGivesThePointsBackAndStaysVisible() {
        var mark = late(2000);
        var line = Sheet.of(NOVEMBER, FIRST, List.of(), List.of(mark), Set.of(Sheet.key(mark, "2.2"))).of("CGJ").orElseThrow();
        assertThat(line.taken()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(line.points()).hasSize(1);
    }

    @Test
    void theSameRecordsMakeTheSameSheetAndOtherRulesAnotherOne() {
        var cycles = answered("CGJ", 30, 10);
        var marks = List.of(late(1), late(1440));
        var second = new RuleBook(2, "second", LocalDate.of(2026, 12, 1), new RuleBook.Body(new RuleBook.Weights(20, 40, 40), 0.5, 10, false, FIRST.body()
                .clauses()));
        var one = Sheet.of(NOVEMBER, FIRST, cycles, marks, Set.of());
        var two = Sheet.of(NOVEMBER, second, cycles, marks, Set.of());
        assertThat(Sheet.of(NOVEMBER, FIRST, cycles, marks, Set.of()).digest()).isEqualTo(one.digest());
        assertThat(two.digest()).isNotEqualTo(one.digest());
        assertThat(two.of("CGJ").orElseThrow().score()).isNotEqualTo(one.of("CGJ").orElseThrow().score());
    }

    @Test
    void unitsThatCannotBeToldApartHaveNoPlace() {
        var close = new ArrayList<>(answered("CGJ", 18, 2));
        close.addAll(answered("SWJ", 17, 3));
        assertThat(Sheet.of(NOVEMBER, FIRST, close, List.of(), Set.of()).places()).isEmpty();
        var apart = new ArrayList<>(answered("CGJ", 990, 10));
        apart.addAll(answered("SWJ", 500, 500));
        assertThat(Sheet.of(NOVEMBER, FIRST, apart, List.of(), Set.of()).places()).containsEntry("CGJ", 1).containsEntry("SWJ", 2);
    }

    @Test
    void rulesThatDoNotAddUpAreRefusedWithASentence() {
        assertThatThrownBy(() -> RuleBooks.parse(RuleBooks.bundled().replace("\"response\": 30", "\"response\": 40"))).hasMessageContaining("together 100");
        assertThatThrownBy(() -> RuleBooks.parse(RuleBooks.bundled().replace("\"2.2\"", "\"2.1\""))).hasMessageContaining("2.1");
        assertThatThrownBy(() -> RuleBooks.parse("{}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RuleBooks.parse("rules")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Mark late(long minutes) {
        return mark(Mark.Kind.DONE, minutes);
    }

    private static Mark mark(Mark.Kind kind, long minutes) {
        return new Mark(kind, UUID.randomUUID(), "261101000001", 5, "CGJ", AT, minutes);
    }

    private static Cycle leftOut(Cycle cycle) {
        return new Cycle(cycle.caseId(), cycle.number(), cycle.resolution(), cycle.unit(), cycle.asked(), cycle.said(), "malicious");
    }

    static List<Cycle> answered(String unit, int content, int not) {
        var cycles = new ArrayList<Cycle>();
        for (int n = 0; n < content + not; n++) {
            var said = n < content
                    ? new Cycle.Said("YES", "YES", "SATISFIED", "citizen", UUID.randomUUID())
                    : new Cycle.Said("NO", "NO", "DISSATISFIED", "citizen", UUID.randomUUID());
            cycles.add(new Cycle(UUID.nameUUIDFromBytes((unit + n).getBytes(java.nio.charset.StandardCharsets.UTF_8)), "2611" + n, 1, unit, AT, said, null));
        }
        return cycles;
    }
}
