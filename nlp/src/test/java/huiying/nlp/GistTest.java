package huiying.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GistTest {
    private static Understanding understand(String text) {
        return UnderstanderTest.understand(text);
    }

    @ParameterizedTest
    @CsvSource({"路灯不亮, 路灯不亮", "你好，青禾路12号路灯坏了三天了, 路灯坏了", "公司拖欠我们三个月工资，老板电话不接, 公司拖欠我们工资"})
    void theTitleIsTheMatterInTheResidentsWords(String text, String title) {
        assertThat(understand(text).title()).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource({"都一个礼拜了 天天摸黑, 一个礼拜了 天天摸黑", "一个月了还没人管, 一个月了还没人管", "一个大坑没人填, 大坑没人填"})
    void howLongIsNotCutInTwo(String text, String title) {
        assertThat(understand(text).title()).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"都一个礼拜了 天天摸黑", "垃圾堆了好久了，天天闻臭味", "一个月了还没人管", "it still isn't fixed and I walk home in the dark"})
    void aMatterToldOnlyByItsConsequencesIsAMatter(String text) {
        assertThat(understand(text).statesProblem()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"路灯坏了，有人偷电缆", "水管爆了，挖掘机碰断的"})
    void aMatterAndItsCauseAreOneMatter(String text) {
        assertThat(understand(text).parts()).isEmpty();
    }

    @Test
    void theTitleIsShort() {
        assertThat(understand("我们小区门口的那家烧烤店每天晚上都把桌子摆到人行道上面影响大家走路").title().length()).isBetween(2, 12);
        assertThat(understand("The barbecue place next to our gate puts its tables on the pavement every single night").title().length()).isBetween(2, 40);
    }

    @Test
    void theFiveFactsArePicked() {
        var facts = understand("柳荫里3号楼楼下的工地昨晚十点还在打桩，希望尽快处理").facts();

        assertThat(facts.where()).startsWith("柳荫里3号楼");
        assertThat(facts.when()).contains("昨晚十点");
        assertThat(facts.who()).isEqualTo("工地");
        assertThat(facts.demand()).contains("尽快处理");
    }

    @ParameterizedTest
    @CsvSource({"路面塌了|建业大道|打错，是建叶大道，叶子的叶, 建叶大道, 建业", "楼道堆满杂物|5号楼|不是5号楼，5号是我住的，堆东西的是对面8号楼, 8号楼, 5号楼", "厕所冒水|二楼|不是二楼冒，是我三楼也冒, 三楼, 二楼",
            "公园厕所脏|南门|还是北门？|北门, 北门, 南门", "water leaks all day|number 14|number 40, number 40, number 14",
            "the gate hit my car|at Lilac Garden|Lilacwood Garden, Lilacwood Garden, Lilac Garden", "路灯不亮|C区|7号楼|不是C区，D区7号楼, D区7号楼, C区"})
    void whatIsNearlyTheSameNameOrTheSameKindOfNumberTakesItsPlace(String talk, String right, String wrong) {
        assertThat(Facts.of(turns(talk.split("\\|"))).where()).contains(right).doesNotContain(wrong);
    }

    @ParameterizedTest
    @CsvSource({"停电了|丽水湾小区|3号楼, 丽水湾小区3号楼", "水管爆了|荷风里小区|7栋, 荷风里小区7栋"})
    void whatIsOnlyMorePreciseIsAdded(String talk, String where) {
        assertThat(Facts.of(turns(talk.split("\\|"))).where()).isEqualTo(where);
    }

    @Test
    void aCorrectionReplacesWhatItTakesBack() {
        var facts = Facts.of(turns("楼道里堆满了电瓶车", "5号楼", "不是5号楼，是6号楼"));

        assertThat(facts.where()).contains("6号楼").doesNotContain("5号楼");
        assertThat(understand("不是5号楼，是6号楼").correction()).isEqualTo(new Correction("5号楼", "6号楼"));
        assertThat(understand("不对，是青河路").correction().replacement()).isEqualTo("青河路");
    }

    @Test
    void aPlaceGrowsOverSeveralTurns() {
        assertThat(Facts.of(turns("停电了", "3号楼", "丽水湾小区")).where()).isEqualTo("丽水湾小区3号楼");
    }

    @Test
    void twoMattersAreTwoParts() {
        var text = "路灯坏了一个星期没人修，另外公司拖欠三个月工资";
        var parts = understand(text).parts();

        assertThat(parts).hasSize(2);
        assertThat(parts.get(1).span().of(text)).contains("工资");
        assertThat(parts.get(0).category().candidates().getFirst().label()).isEqualTo("0206");
        assertThat(parts.get(1).category().candidates().getFirst().label()).isEqualTo("0701");
    }

    @Test
    void oneMatterStaysWhole() {
        assertThat(understand("路灯坏了，晚上很黑，老人摔倒过").parts()).isEmpty();
    }

    private static List<Understanding> turns(String... said) {
        return Stream.of(said).map(GistTest::understand).toList();
    }
}
