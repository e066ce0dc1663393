package huiying.nlp.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralTest {
    private static final String DIGITS = "零一二三四五六七八九";

    @ParameterizedTest
    @CsvSource({"三, 3, false", "十, 10, false", "十五, 15, false", "二十, 20, false", "二十一, 21, false", "一百零五, 105, false", "两, 2, false", "俩, 2, false",
            "廿, 20, false",
            "十几, 10, true", "好几, 3, true", "几十, 30, true", "二零二六, 2026, false", "15, 15, false", "20多, 20, true", "两三, 3, true"})
    void aNumberIsReadInFigures(String text, double value, boolean vague) {
        Numeral read = Numeral.at(text, 0);

        assertThat(read).isNotNull();
        assertThat(read.value()).isEqualTo(value);
        assertThat(read.vague()).isEqualTo(vague);
        assertThat(read.end()).isEqualTo(text.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"路", "", "a", "123456789", "，三"})
    void whatIsNoNumberIsNone(String text) {
        assertThat(Numeral.at(text, 0)).isNull();
    }

    @Test
    void everyNumberBelowTenThousandIsReadAsItIsSpoken() {
        for (int number = 1; number < 10_000; number++) {
            String said = spoken(number);
            if (said.length() <= 8) {
                Numeral read = Numeral.at(said + "天", 0);
                assertThat(read).as(said).isNotNull();
                assertThat(read.value()).as(said).isEqualTo(number);
            }
        }
    }

    /** 1,205 is 一千二百零五, 15 is 十五. */
    private static String spoken(int number) {
        var said = new StringBuilder();
        String units = "千百十";
        boolean gap = false;
        for (int place = 0, unit = 1_000; unit > 0; place++, unit /= 10) {
            int digit = number / unit % 10;
            if (digit == 0) {
                gap = !said.isEmpty();
                continue;
            }
            said.append(gap ? "零" : "").append(DIGITS.charAt(digit)).append(place < 3 ? units.charAt(place) : "");
            gap = false;
        }
        return number >= 10 && number < 20 ? said.substring(1) : said.toString();
    }

    @Test
    void noiseIsReadToItsEndOrNotAtAll() {
        var random = new Random(3);
        String letters = "一二三十百千几多来好半俩0123零两路天月年";
        for (int i = 0; i < 3_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            Numeral read = Numeral.at(text.toString(), 0);
            assertThat(read == null || read.end() > 0 && read.end() <= text.length() && read.value() >= 0).as(text.toString()).isTrue();
        }
    }
}
