package huiying.nlp.mentions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import huiying.nlp.Mention.Amount;
import huiying.nlp.Span;

class AmountsTest {
    private static Amount read(String text) {
        return Amounts.read(new Span(0, text.length()), text);
    }

    @ParameterizedTest
    @CsvSource({"350元, 350, 元", "3.5万元, 35000, 元", "'¥4,600', 4600, 元", "一万二, 12000, ''", "三百五十块, 350, 元", "三百五, 350, ''", "两千零八元, 2008, 元", "十五块, 15, 元",
            "一百零五块, 105, 元",
            "半年, 0.5, 年", "两吨, 2, 吨", "八十来平, 80, 平", "12k, 12000, ''", "1.2亿, 120000000, ''", "二十多个, 20, 个", "五六万, , ", "0.5元, 0.5, 元", "一万零五十元, 10050, 元"})
    void aNumberIsReadAsItIsSpoken(String said, java.math.@org.jspecify.annotations.Nullable BigDecimal value, @org.jspecify.annotations.Nullable String unit) {
        if (value == null) {
            assertThat(read(said).value()).as("an estimate is not made exact").isNull();
        } else {
            assertThat(read(said).value()).isEqualByComparingTo(value);
            assertThat(read(said).unit()).isEqualTo(unit);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"好多", "", " ", "a lot", "12345678901234567890", "1.2.3元"})
    void whatIsNoNumberHasNoValue(String said) {
        assertThat(read(said).value()).isNull();
    }
}
