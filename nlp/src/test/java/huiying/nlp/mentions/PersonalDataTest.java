package huiying.nlp.mentions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import huiying.nlp.Masked;
import huiying.nlp.Masking;
import huiying.nlp.Mention;
import huiying.nlp.Mention.Personal;
import huiying.nlp.text.Normaliser;

class PersonalDataTest {
    private static List<Mention> in(String text) {
        return PersonalData.in(Normaliser.standard().normalise(text));
    }

    @ParameterizedTest
    @CsvSource({"车牌粤A12345占了消防通道, 粤A12345", "苏E·D12345停在门口, 苏E·D12345", "京a 8f888乱停, 京a 8f888", "新能源车沪AD12345, 沪AD12345"})
    void aPlateIsFoundHoweverItIsWritten(String text, String plate) {
        assertThat(in(text)).filteredOn(one -> one instanceof Personal personal && personal.kind() == Personal.Kind.PLATE)
                .extracting(one -> one.span().of(text))
                .containsExactly(plate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "110105194912310021", "110105194913310025", "11010519491231002"})
    void onlyACardWithARightCheckDigitAndBirthdayPassesTheChecksum(String id) {
        assertThat(Checksums.identityCard(id)).isEqualTo(id.equals("11010519491231002X"));
    }

    @Test
    void everySingleWrongDigitOfACardIsNoticed() {
        String good = "11010519491231002X";
        for (int at = 0; at < 17; at++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String wrong = good.substring(0, at) + digit + good.substring(at + 1);
                assertThat(wrong.equals(good) || !Checksums.identityCard(wrong)).as(wrong).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"4111111111111111, true", "4111111111111112, false", "6222020200112230006, false", "0, true"})
    void cardsOfBanksAddUp(String digits, boolean right) {
        assertThat(Checksums.luhn(digits)).isEqualTo(right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"拨打12345没人接", "110和119都打了", "停水72小时", "门牌1234567号", "2026年11月22日", "价格1234.56元", "v2.10.3版本"})
    void ordinaryNumbersAreNobodys(String text) {
        assertThat(in(text)).isEmpty();
    }

    @Test
    void whatIsMaskedWithTokensComesBackToTheLetterWhateverStandsAround() {
        var random = new Random(17);
        List<String> around = List.of("，", " ", "电话", "我叫", "[姓名1]", "[[", "]]", "🙂", "\n", "ＡＢ", "路灯坏了");
        List<String> values = List.of("13912342208", "邹立夏", "粤A12345", "a.b@example.com", "110105 1949 1231 002X");
        for (int i = 0; i < 300; i++) {
            var text = new StringBuilder();
            for (int part = random.nextInt(9); part >= 0; part--) {
                text.append(around.get(random.nextInt(around.size()))).append(values.get(random.nextInt(values.size())));
            }
            Masked masked = new Masking().tokens(text.toString());

            assertThat(masked.restored()).as(masked.text()).isEqualTo(text.toString());
            assertThat(masked.text()).doesNotContain("13912342208");
        }
    }

    @Test
    void findsNeverOverlap() {
        String text = "我叫邹立夏，电话13912342208，车牌粤A12345，微信zou_lixia88，邮箱zou.lixia@example.com，住青禾路12号3栋502室";
        int end = 0;
        for (Mention one : in(text).stream().sorted(java.util.Comparator.comparingInt(mention -> mention.span().start())).toList()) {
            assertThat(one.span().start()).isGreaterThanOrEqualTo(end);
            end = one.span().end();
        }
        assertThat(in(text)).hasSizeGreaterThanOrEqualTo(5);
    }
}
