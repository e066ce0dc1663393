package huiying.bot.duties;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class DutyListTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final ServiceItem FIELD = ServiceItem.of("02", null, "市政设施", Share.of("CITY", "市政条例", "第2条"));
    private static final ServiceItem LAMPS = ServiceItem.of("0206", "02", "路灯", Share.of("LIGHTS", "照明规定", "第7条"),
            new Share("LL02", "JD02", List.of("LIGHTS"), "urgent2h", List.of(new Basis("街道清单", "第3条"))),
            new Share("LL03", null, List.of(), "complex15d", List.of()));
    private static final ServiceItem SCENIC = below("0206-1", "0206", "景观灯", "灯带", "霓虹").with(Share.of("PARKS", "景观规定", "第1条"));
    private static final ServiceItem POLE = below("0206-2", "0206", "灯杆倾斜", "灯杆歪");
    private static final ServiceItem ANYTHING = below(DutyList.ANYTHING, null, "未列明").with(Share.of("CENTRE", "工作规定", "第6条"),
            new Share("LL02", "JD02", List.of(), null, List.of()));
    private final DutyList list = DutyList.of(7, List.of(FIELD, LAMPS, SCENIC, POLE, ANYTHING));

    private static ServiceItem below(String code, String parent, String zh, String... synonyms) {
        return new ServiceItem(code, parent, new Meaning(zh, "", List.of(synonyms), null), Handling.NONE, List.of(), Validity.ALWAYS);
    }

    private Found ask(String category, String grid, String words) {
        return list.find(new Inquiry(category, grid, words), TODAY).orElseThrow();
    }

    @Test
    void theNarrowestAreaOfTheNarrowestItemWins() {
        assertThat(ask("0206", "LL0101", "").lead()).isEqualTo("LIGHTS");
        assertThat(ask("0206", "LL020103", "").lead()).isEqualTo("JD02");
        assertThat(ask("0206", null, "").lead()).isEqualTo("LIGHTS");
        assertThat(ask("0206", "LL020103", "").share().assists()).containsExactly("LIGHTS");
    }

    @Test
    void anAreaMayChangeTheDeadlineAloneAndEveryRuleLookedAtIsTold() {
        var found = ask("0206", "LL0301", "");
        assertThat(found.lead()).isEqualTo("LIGHTS");
        assertThat(found.level()).isEqualTo("complex15d");
        assertThat(found.lines()).extracting(Found.Line::cite).containsExactly("0206 @ LL03", "0206 @ *", "02 @ *");
    }

    @Test
    void theWordsNameANarrowerItem() {
        assertThat(ask("0206", "LL0101", "河边灯带不亮").item().code()).isEqualTo("0206-1");
        assertThat(ask("0206", "LL0101", "河边灯带不亮").lead()).isEqualTo("PARKS");
        assertThat(ask("0206", "LL0101", "灯杆歪了").item().code()).isEqualTo("0206");
        assertThat(ask("0206", "LL0101", "灯杆歪了").lines()).extracting(line -> line.item().code()).contains("0206");
    }

    @Test
    void wordsThatNameTwoItemsMeanWhatTheyHaveInCommon() {
        var other = below("0206-3", "0206", "杆体锈蚀", "灯带").with(Share.of("SZC", "规定", "第9条"));
        var both = DutyList.of(8, List.of(FIELD, LAMPS, SCENIC, other));
        assertThat(both.find(new Inquiry("0206", null, "灯带坏了"), TODAY).orElseThrow().item().code()).isEqualTo("0206");
    }

    @Test
    void severalItemsForOneCategoryThatNothingTellsApartAreUnsure() {
        var again = ServiceItem.of("X9", null, "别的灯", Share.of("PARKS", "规定", "第9条")).meaning(new Meaning("别的灯", "", List.of("射灯"), "0206"));
        var both = DutyList.of(8, List.of(LAMPS, again));
        assertThat(both.find(new Inquiry("0206", null, "不亮"), TODAY).orElseThrow().unsure()).isTrue();
        assertThat(both.find(new Inquiry("0206", null, "射灯不亮"), TODAY).orElseThrow()).extracting(Found::lead, Found::unsure).containsExactly("PARKS", false);
    }

    @Test
    void aCategoryNobodyListsFallsToTheWiderOneAndAnUnknownOneToNobody() {
        assertThat(ask("0299", "LL01", "").item().code()).isEqualTo("02");
        assertThat(list.find(new Inquiry("0901", "LL01", ""), TODAY)).isEmpty();
        assertThat(list.find(new Inquiry(null, "LL01", ""), TODAY)).isEmpty();
        assertThat(list.lastResort("LL0201", TODAY).orElseThrow().lead()).isEqualTo("JD02");
        assertThat(list.lastResort(null, TODAY).orElseThrow().lead()).isEqualTo("CENTRE");
    }

    @Test
    void whatIsNotYetOrNoLongerInForceIsNotAsked() {
        var ended = new ServiceItem("0206", "02", LAMPS.meaning(), Handling.NONE, LAMPS.shares(), new Validity(LocalDate.of(2026, 1, 1), TODAY));
        var then = DutyList.of(8, List.of(FIELD, ended));
        assertThat(then.find(new Inquiry("0206", null, ""), TODAY).orElseThrow().item().code()).isEqualTo("02");
        assertThat(then.find(new Inquiry("0206", null, ""), TODAY.minusDays(1)).orElseThrow().item().code()).isEqualTo("0206");
    }

    @Test
    void aTreeThatBitesItsOwnTailStillAnswers() {
        var a = ServiceItem.of("A", "B", "甲", Share.of("U", "法", "1"));
        var b = below("B", "A", "乙");
        var knot = DutyList.of(1, List.of(a, b));
        assertThat(knot.find(new Inquiry("A", null, "乙乙"), TODAY).orElseThrow().lead()).isEqualTo("U");
    }

    @Test
    void changesBetweenTwoListsMakeOneIntoTheOther() {
        var lampsElsewhere = LAMPS.with(Share.of("CITY", "照明规定", "第8条"));
        var after = DutyList.of(8, Map.of(FIELD, 7, lampsElsewhere, 8, SCENIC, 7, ANYTHING, 7));
        var changes = Change.between(list, after);
        assertThat(changes).extracting(Change::code, Change::kind).containsExactly(org.assertj.core.api.Assertions.tuple("0206", Change.Kind.CHANGED),
                org.assertj.core.api.Assertions.tuple("0206-2", Change.Kind.REMOVED));
        var made = Change.on(list, changes);
        assertThat(Change.between(made, after)).isEmpty();
        assertThat(made.since("0206")).isEqualTo(8);
        assertThat(made.since("02")).isEqualTo(7);
    }
}
