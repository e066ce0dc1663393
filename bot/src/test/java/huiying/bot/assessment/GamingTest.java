package huiying.bot.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class GamingTest {
    private final List<Cycle> cycles = new ArrayList<>(SheetTest.answered("SWJ", 45, 5));
    private final List<Gaming.Report> reports = new ArrayList<>();

    @Test
    void anHonestCityRaisesNoFlag() {
        cycles.addAll(SheetTest.answered("CGJ", 40, 6));
        for (int n = 0; n < 30; n++) {
            reports.add(new Gaming.Report(UUID.randomUUID(), "CGJ", "更换了第" + "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒".charAt(n) + "处"));
        }
        assertThat(flags()).isEmpty();
    }

    @Test
    void closingWithoutContactStandsOut() {
        add("CGJ", 30, "NO", "citizen", null);
        assertThat(flags()).extracting(flag -> flag.kind() + " " + flag.unit()).containsExactly("NO_CONTACT CGJ");
        assertThat(Gaming.find(cycles, reports).getFirst().cases()).hasSize(30);
    }

    @Test
    void leavingManyOutOfTheRatesStandsOut() {
        add("CGJ", 15, "YES", "citizen", "malicious");
        add("CGJ", 15, "YES", "citizen", null);
        assertThat(flags()).extracting(Gaming.Flag::kind).containsExactly(Gaming.Kind.LEFT_OUT);
    }

    @Test
    void answersTakenDownByStaffThatAreBetterThanResidentsOwnStandOut() {
        add("CGJ", 30, "YES", "visitor", null);
        cycles.addAll(SheetTest.answered("CGJ", 25, 25).subList(20, 50));
        assertThat(flags()).extracting(Gaming.Flag::kind).contains(Gaming.Kind.OWN_RATING);
    }

    @Test
    void oneAddressThatGivesManyTopGradesStandsOut() {
        var friend = UUID.randomUUID();
        for (int n = 0; n < 5; n++) {
            cycles.add(cycle("CGJ", new Cycle.Said("YES", "YES", "VERY_SATISFIED", "citizen", friend), null));
        }
        assertThat(flags()).extracting(Gaming.Flag::kind).containsExactly(Gaming.Kind.ONE_ADDRESS);
    }

    @Test
    void theSameReportForManyCasesStandsOutWhateverNumbersItHas() {
        for (int n = 0; n < 4; n++) {
            reports.add(new Gaming.Report(UUID.randomUUID(), "CGJ", Reports.plain("已于11月" + n + "日派员现场核实处理，感谢关注！")));
        }
        assertThat(flags()).extracting(Gaming.Flag::kind).containsExactly(Gaming.Kind.SAME_REPORT);
    }

    private List<Gaming.Flag> flags() {
        return Gaming.find(cycles, reports);
    }

    private void add(String unit, int n, String contacted, String by, String excluded) {
        for (int i = 0; i < n; i++) {
            cycles.add(cycle(unit, new Cycle.Said(contacted, "YES", "SATISFIED", by, UUID.randomUUID()), excluded));
        }
    }

    private static Cycle cycle(String unit, Cycle.Said said, String excluded) {
        return new Cycle(UUID.randomUUID(), "1", 1, unit, Instant.parse("2026-11-10T00:00:00Z"), said, excluded);
    }
}
