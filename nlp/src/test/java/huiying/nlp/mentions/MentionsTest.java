package huiying.nlp.mentions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import huiying.nlp.Language;
import huiying.nlp.Mention;
import huiying.nlp.Place;
import huiying.nlp.chinese.Hanlp;
import huiying.nlp.gazetteer.Gazetteer;
import huiying.nlp.text.Normaliser;

class MentionsTest {
    private static final List<Place> PLACES = List.of(new Place("柳荫里", "G1"), new Place("青禾路", "G2"), new Place("青禾路社区", "G3"));
    private static final Gazetteer GAZETTEER = new Gazetteer(PLACES);
    private static final Mentions MENTIONS = new Mentions(() -> GAZETTEER, new Hanlp(PLACES.stream().map(Place::name).toList()));

    private static <M extends Mention> List<M> find(Class<M> kind, String text) {
        var language = text.charAt(0) < 0x250 ? Language.EN : Language.ZH;
        return MENTIONS.in(Normaliser.standard().normalise(text), language).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @ParameterizedTest
    @CsvSource({"青禾路12号路灯坏了, 青禾路12号, true", "青禾路路灯坏了, 青禾路, false", "昨天柳荫里3号楼2单元停电, 柳荫里3号楼2单元, true", "青岫路和白鹤街交叉口红绿灯坏了, 青岫路和白鹤街交叉口, true",
            "棠梨小区北门有摊贩, 棠梨小区北门, true", "解放路小学门口堵车, 解放路小学门口, true",
            "站牌被撞倒了在中山路站, 中山路站, true", "地铁2号线人民广场站的电梯停了, 人民广场站, true",
            "我家楼下井盖坏了, 我家楼下, false", "荣华里3-1-202下水道堵了, 荣华里3-1-202, true"})
    void aChinesePlaceIsFoundWhole(String text, String place, boolean exact) {
        var found = find(Mention.Place.class, text).getFirst();

        assertThat(found.text()).isEqualTo(place);
        assertThat(found.exact()).isEqualTo(exact);
    }

    @ParameterizedTest
    @CsvSource({"'12 Chaoyang Road, the lamp is out', 12 Chaoyang Road, true",
            "'The lamp on Maple Lane near the school is out', Maple Lane near the school, true", "'Lamp out on Maple Lane since Monday', Maple Lane, false",
            "'A pothole on Maple Lane 12 since Monday', Maple Lane 12, true", "'No light on Maple Lane 3 days now', Maple Lane, false",
            "'Broken lift at Unit 2, Silver Reed Estate', 'at Unit 2, Silver Reed Estate', true"})
    void anEnglishPlaceIsFoundWhole(String text, String place, boolean exact) {
        var found = find(Mention.Place.class, text).getFirst();

        assertThat(found.text()).isEqualTo(place);
        assertThat(found.exact()).isEqualTo(exact);
    }

    @Test
    void theGazetteersLongestNameWinsAndKnowsItsGrid() {
        assertThat(find(Mention.Place.class, "青禾路社区的活动室关门了").getFirst().gridCode()).isEqualTo("G3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"手机139 1234 5678", "打１３９-１２３４-５６７８", "幺三九 幺二三四 五六七八", "+86 13912345678", "0571-88001234"})
    void telephonesAreReadInEverySpelling(String text) {
        assertThat(find(Mention.Phone.class, text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"260918003172", "2609 1800 3172", "2609-1800-3172", "GD20260918003172", "二六零九一八零零三幺七二"})
    void caseNumbersAreReadInEverySpelling(String text) {
        assertThat(find(Mention.CaseNumber.class, text).getFirst().digits()).isEqualTo("260918003172");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Order 440192837465 never arrived", "表底数 00138452", "电梯注册代码 31103201082019060044"})
    void otherNumbersAreNeither(String text) {
        assertThat(find(Mention.CaseNumber.class, text)).isEmpty();
        assertThat(find(Mention.Personal.class, text)).isEmpty();
        assertThat(find(Mention.Phone.class, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"昨晚十点路灯坏了, 昨晚十点", "从上周三开始停水, 从上周三开始", "已经三天没水了, 已经三天", "每天凌晨两点施工, 每天凌晨两点", "是15号买的牛奶, 15号"})
    void timesAreFoundAsSaid(String text, String time) {
        assertThat(find(Mention.Time.class, text).getFirst().text()).isEqualTo(time);
    }

    @Test
    void aHouseNumberIsNoDay() {
        assertThat(find(Mention.Time.class, "青禾路12号路灯坏了")).isEmpty();
    }

    @Test
    void aPlaceIsTakenApart() {
        var place = find(Mention.Place.class, "昨天柳荫里小区3号楼2单元停电").getFirst();

        assertThat(place.parts()).extracting(part -> part.kind().name() + " " + part.text()).contains("BUILDING 3号楼", "UNIT 2单元");
    }

    @Test
    void aMisheardNameHasACandidateWithItsScore() {
        var place = find(Mention.Place.class, "青和路12号路灯坏了").getFirst();

        assertThat(place.gridCode()).isEqualTo("G2");
        assertThat(place.candidates().getFirst().place().name()).isEqualTo("青禾路");
        assertThat(place.candidates().getFirst().score()).isBetween(0.8, 1.0);
    }

    @ParameterizedTest
    @CsvSource({"灯杆LD-0421不亮了, LD-0421", "电梯DT0917困人了, DT0917", "Lamp post LD-0388 is dark, LD-0388"})
    void aThingWithANumberIsAPlace(String text, String id) {
        var place = find(Mention.Place.class, text).getFirst();

        assertThat(place.text()).isEqualTo(id);
        assertThat(place.exact()).isTrue();
        assertThat(place.parts().getFirst().kind()).isEqualTo(huiying.nlp.PlacePart.Kind.OBJECT);
    }

    @Test
    void aTimeIsTiedToAClock() {
        var reference = java.time.ZonedDateTime.of(2026, 11, 22, 14, 30, 0, 0, java.time.ZoneId.of("Asia/Shanghai"));
        var time = find(Mention.Time.class, "昨晚十点路灯坏了").getFirst();

        assertThat(time.when(reference)).hasValueSatisfying(
                when -> assertThat(((huiying.nlp.time.When.Interval) when).from()).isEqualTo(java.time.LocalDateTime.parse("2026-11-21T22:00")));
        assertThat(new Mention.Time(time.span(), "吃过晚饭那一阵").when(reference)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"物业收了三百五十块停车费, 350, 元", "老板欠我一万二, 12000, ''", "押金3.5万元不退, 35000, 元", "那边倒了两吨垃圾, 2, 吨"})
    void anAmountHasItsValue(String text, String value, String unit) {
        var amount = find(Mention.Amount.class, text).getFirst();

        assertThat(amount.value()).isEqualByComparingTo(value);
        assertThat(amount.unit()).isEqualTo(unit);
    }

    @Test
    void whoActsAndWhatIsBrokenAreNamed() {
        assertThat(find(Mention.Organisation.class, "物业公司不修电梯").getFirst().text()).isEqualTo("物业公司");
        assertThat(find(Mention.Thing.class, "路灯不亮").getFirst().text()).isEqualTo("路灯");
    }
}
