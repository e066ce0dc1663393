package huiying.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    private final Masking masking = new Masking();

    @ParameterizedTest
    @CsvSource({"电话13912342208, 电话139****2208", "我叫邹立夏, 我叫邹**", "李女士来电, 李**来电", "邮箱linmu@example.com, 邮箱l****@example.com", "车牌粤A5G0V4, 车牌粤A****4",
            "身份证340299194904222167, 身份证340***********2167"})
    void whatIdentifiesAPersonIsHidden(String text, String masked) {
        assertThat(masking.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"路灯不亮", "打12345没人接", "工单号260918003172", "上个月水费1386.50元", "老师张口就骂人", "房东不退押金", "The bill of 1,380.00 yuan is wrong"})
    void theRestStaysAsItWas(String text) {
        assertThat(masking.mask(text)).isEqualTo(text);
    }
}
