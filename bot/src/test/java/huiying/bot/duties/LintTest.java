package huiying.bot.duties;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class LintTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Known KNOWN = new Known(Set.of("CGJ", "SWJ", "ZJJ"), Set.of("LL", "LL01", "LL0101", "LL02"), Set.of(), Set.of("02", "0205", "0206"));

    private static List<String> findings(ServiceItem... items) {
        return new Lint(DutyList.of(1, List.of(items)), KNOWN, TODAY).findings().stream()
                .map(finding -> finding.kind() + " " + finding.code() + " " + finding.about())
                .toList();
    }

    @Test
    void aCleanListHasNothing() {
        assertThat(findings(ServiceItem.of("0205", null, "排水", Share.of("SWJ", "法", "1")), ServiceItem.of("0206", null, "路灯", Share.of("CGJ", "法", "2"))))
                .isEmpty();
    }

    @Test
    void aUnitWithoutALawAndAUnitThatIsNotThere() {
        assertThat(findings(ServiceItem.of("02", null, "市政", new Share("", "CGJ", List.of(), null, List.of())))).containsExactly("NO_BASIS 02 [市政, , CGJ]");
        assertThat(findings(ServiceItem.of("02", null, "市政", Share.of("GONE", "法", "1")))).containsExactly("UNKNOWN_UNIT 02 [市政, GONE]");
    }

    @Test
    void aCategoryThatIsNobodysHereOrAnywhere() {
        var onlyFirst = new Share("LL01", "CGJ", List.of(), null, List.of(new Basis("法", "1")));
        assertThat(findings(ServiceItem.of("0205", null, "排水", onlyFirst))).containsExactly("GAP 0205 [LL02]", "GAP 0206 []");
    }

    @Test
    void twoItemsThatAnswerToOneWordAndNameDifferentUnits() {
        var parent = ServiceItem.of("02", null, "市政", Share.of("CGJ", "法", "1"));
        var a = new ServiceItem("A", "02", new Meaning("井盖", "", List.of("窨井"), null), Handling.NONE, List.of(Share.of("SWJ", "法", "2")), Validity.ALWAYS);
        var b = new ServiceItem("B", "02", new Meaning("检查井", "", List.of("窨井"), null), Handling.NONE, List.of(Share.of("ZJJ", "法", "3")), Validity.ALWAYS);
        assertThat(findings(parent, a, b)).containsExactly("OVERLAP A [井盖, B, 检查井, 窨井, SWJ, ZJJ]");
        assertThat(findings(parent, a, b.with(Share.of("SWJ", "法", "3")))).isEmpty();
        var child = new ServiceItem("C", "A", b.meaning(), Handling.NONE, b.shares(), Validity.ALWAYS);
        assertThat(findings(parent, a, child)).isEmpty();
    }

    @Test
    void oneUnitThatLeadsFarMoreThanTheOthers() {
        var items = new ArrayList<ServiceItem>();
        items.add(ServiceItem.of("02", null, "市政", Share.of("CGJ", "法", "1")));
        items.add(ServiceItem.of("0205", "02", "排水", Share.of("SWJ", "法", "1")));
        items.add(ServiceItem.of("0206", "02", "路灯", Share.of("ZJJ", "法", "1")));
        for (int n = 0; n < 60; n++) {
            items.add(new ServiceItem("X" + n, "02", new Meaning("事" + n + "项", "", List.of(), null), Handling.NONE, List.of(Share.of("CGJ", "法", "1")),
                    Validity.ALWAYS));
        }
        for (int n = 0; n < 8; n++) {
            items.add(new ServiceItem("Y" + n, "02", new Meaning("物" + n + "事", "", List.of(), null), Handling.NONE, List.of(Share.of("U" + n, "法", "1")),
                    Validity.ALWAYS));
        }
        assertThat(findings(items.toArray(ServiceItem[]::new))).filteredOn(finding -> finding.startsWith("OVER")).containsExactly("OVER_ASSIGNED CGJ [61, 6]");
    }
}
