package huiying.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a turn puts right, by what it says of places and times, whatever words of regret it uses or leaves out. */
class ContrastTest {
    private static final Understander UNDERSTANDER = Understander.builder().build();

    private static Facts told(String turns) {
        return Facts.of(Stream.of(turns.split("/")).map(turn -> UNDERSTANDER.understand(Message.of(turn.strip()))).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"水停了/紫薇园6栋/6栋有水，是我们7栋没有 | 紫薇园7栋", "小摊把路堵死了/新桥小学东门/东门没摊，西门才有 | 新桥小学西门",
            "no water/Unit 3, Dock Estate/unit 3 is ours, it's unit 5 | unit 5, Dock Estate", "校车超载/小柳庄小学/小柳庄没有小学，大柳庄的 | 大柳庄小学"})
    void ofTwoOfAKindTheOneToldBeforeGivesWay(String turns, String where) {
        assertThat(told(turns).where()).isEqualTo(where);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"楼上滴水/光明路23号/门牌是32，我念倒了 | 光明路32号", "no hot water/41 Hazel Road/14, got it backwards | 14 Hazel Road",
            "clerk shouted/room 403, tax office/304, swapped the digits | room 304, tax office", "电梯停/建设路81号门口/号码反了，18号 | 建设路18号门口"})
    void aNumberByItselfTakesThePlaceOfTheNumber(String turns, String where) {
        assertThat(told(turns).where()).isEqualTo(where);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"the lamp is out/Orchard Road, in front of the school/I mean behind the school | Orchard Road, behind the school",
            "lamp is out/Orchard Road/in front of the school/behind it actually | Orchard Road, behind the school",
            "people drinking/Long Street/in front of the station/round the back, behind the station | Long Street, behind the station"})
    void anotherRelationKeepsTheRoad(String turns, String where) {
        assertThat(told(turns).where()).isEqualTo(where);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"楼道灯坏/福民路7号/富裕的富 | 富民路7号", "开发商不交房/锦秀花园/绣花的绣，锦绣花园 | 锦绣花园", "potholes/Ridge Road/Bridge Road with a B | Bridge Road"})
    void aNameIsSpeltOut(String turns, String where) {
        assertThat(told(turns).where()).isEqualTo(where);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"电梯停了/3号楼/3号楼和5号楼都停了 | 3号楼", "lift stuck/Block 3/block 4 too | Block 3", "路灯坏了/青禾路12号/15号发现的 | 青禾路12号"})
    void whatOnlyComesOnTopTakesNothingBack(String turns, String kept) {
        assertThat(told(turns).where()).contains(kept);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"房东不退押金/青年公寓/昨天退的房/前天退的，昨天是要钱 | 前天", "噪音大/南门口夜市/每天晚上/也不是每天晚上，周末晚上 | 周末晚上",
            "gym closed/4 weeks ago/paid 4 weeks ago, closed yesterday | closed yesterday", "买到过期牛奶/昨天买的/刚看小票，是15号买的 | 15号",
            "refund refused/Apollo Gym/joined this year/last year sorry | last year"})
    void ofTwoTimesTheOneToldBeforeIsTheWrongOne(String turns, String when) {
        assertThat(told(turns).when()).isEqualTo(when);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"电动车被偷/昨天/前天晚上停的，昨天早上发现没了 | 昨天早上", "救护车太慢/昨晚十点/一共32分钟 | 昨晚十点"})
    void aFinerTimeOrALengthTakesNoneBack(String turns, String kept) {
        assertThat(told(turns).when()).contains(kept);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"护士骂人/人民医院急诊 | 人民医院急诊", "long wait/second floor, City Hospital | second floor, City Hospital", "学校乱收费/六中，开学时 | 六中",
            "垃圾没人收/这里/青禾路 | 青禾路"})
    void aTurnThatSaysOnlyWhereIsAPlaceAsAWhole(String turns, String where) {
        assertThat(told(turns).where()).isEqualTo(where);
    }
}
