package huiying.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import huiying.nlp.Mention.Personal.Kind;

class MaskingTest {
    private static final List<String> PIECES = List.of("13912342208", "我叫邹立夏", "，", " ", "[", "]", "[电话1]", "[姓名2]", "路灯坏了", "粤A5G0V4", "😀",
            "linmu@example.com",
            "340299194904222167", "李阿姨", "1", "号", "0571-88990011", "6222544334785032103", "My name is Ann Lee", "\n", "微信abc_12345", "　", "住3号楼201", "\uD83D");

    private final Masking masking = new Masking();

    @ParameterizedTest
    @CsvSource({"电话13912342208, 电话139****2208", "我叫邹立夏, 我叫邹**", "闵长河开的粤A5G0V4没有证, 闵**开的粤A****4没有证", "禾苗（化名）, 禾*（化名）",
            "电话13912342208，家长是后来的，我邹小小, 电话139****2208，家长是后来的，我邹**",
            "我是大湾村水塔旁的郭老四, 我是大湾村水**的郭**", "收件人邹立夏，白杨街7号北门, 收件人邹**，白杨街*号**", "机床厂宿舍乙区9栋三楼西户漏水, 机床厂宿舍乙区*栋三楼**漏水",
            "'parcel for Ann Lee, 14 Mill Road, lost', 'parcel for A** ***, ** Mill Ro**, lost'", "李女士来电, 李**来电", "邮箱linmu@example.com, 邮箱l****@example.com",
            "车牌粤A5G0V4, 车牌粤A****4",
            "身份证340299194904222167, 身份证340***********2167"})
    void whatIdentifiesAPersonIsHidden(String text, String masked) {
        assertThat(masking.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"路灯不亮", "打12345没人接", "工单号260918003172", "上个月水费1386.50元", "老师张口就骂人", "房东不退押金", "The bill of 1,380.00 yuan is wrong", "房东幸福苑的",
            "我是幸福苑的业主", "业主牡丹园的", "司机金水湾路口", "孩子班主任不管", "那个啥我想问", "我是超市的顾客", "我是柳村小学旁的房东", "他开的车挡路", "我就想问", "白杨街7号北门的灯坏了",
            "I asked for the Mill Road timetable", "别笑，真的", "型号HG-2208-13912", "合同编号2023091188", "写的是和平里小区"})
    void theRestStaysAsItWas(String text) {
        assertThat(masking.mask(text)).isEqualTo(text);
        assertThat(masking.tokens(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"路灯 13912342208, 路灯 139****2208", "水管漏 13912342208, 水管漏 139****2208", "井盖 13912342208, 井盖 139****2208",
            "高空抛物，13912342208, 高空抛物，139****2208", "谢谢 13912342208, 谢谢 139****2208", "邹立夏 13912342208, 邹** 139****2208"})
    void aThingBesideANumberIsNotSomebodysName(String text, String masked) {
        assertThat(masking.mask(text)).isEqualTo(masked);
    }

    @Test
    void tokensStandForValuesAndTheSameValueHasTheSameToken() {
        var masked = masking.tokens("我叫邹立夏，电话13912342208，或者13712345678，还是13912342208，车牌粤AD12345");

        assertThat(masked.text()).isEqualTo("我叫[姓名1]，电话[电话1]，或者[电话2]，还是[电话1]，车牌[车牌1]");
        assertThat(masked.values()).containsExactly(Map.entry("[姓名1]", "邹立夏"), Map.entry("[电话1]", "13912342208"), Map.entry("[电话2]", "13712345678"),
                Map.entry("[车牌1]", "粤AD12345"));
        assertThat(masked.restore("已致电[电话2]联系[姓名1]，[电话9]不存在")).isEqualTo("已致电13712345678联系邹立夏，[电话9]不存在");
    }

    @Test
    void englishTextsHaveEnglishTokens() {
        assertThat(masking.tokens("My name is Daniel Okafor, phone 15354598674, the lift is stuck").text())
                .isEqualTo("My name is [name1], phone [phone1], the lift is stuck");
    }

    @Test
    void aTokenTheResidentWroteIsNotMistakenForOurs() {
        var masked = masking.tokens("[电话1]是13912342208");

        assertThat(masked.text()).isEqualTo("[电话1]是[电话2]");
        assertThat(masked.restored()).isEqualTo("[电话1]是13912342208");
    }

    @Test
    void everyTextComesBackToTheLetter() {
        var random = new Random(3);
        for (int i = 0; i < 400; i++) {
            var text = IntStream.range(0, random.nextInt(1, 14)).mapToObj(n -> PIECES.get(random.nextInt(PIECES.size()))).collect(Collectors.joining());
            var masked = masking.tokens(text);
            assertThat(masked.restored()).isEqualTo(text);
            assertThat(masking.mask(text)).hasSameSizeAs(text);
        }
    }

    @Test
    void whatMustBeSeenMayBeShown() {
        var text = "我住青禾路12号3单元301，电话13912342208";

        assertThat(masking.tokens(text).text()).contains("[住址1]");
        assertThat(masking.showing(Kind.ADDRESS).tokens(text).text()).isEqualTo("我住青禾路12号3单元301，电话[电话1]");
    }

    @Test
    void nothingBehindTheLengthThatIsReadIsShown() {
        assertThat(masking.mask("路".repeat(4_100) + "13912342208")).hasSize(4_000);
    }
}
