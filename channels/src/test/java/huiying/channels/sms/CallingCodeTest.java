package huiying.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallingCodeTest {

    @ParameterizedTest(name = "{0} belongs to {1}")
    @CsvSource({"+8613800138000, +86", "+85212345678, +852", "+15017122661, +1", "+79161234567, +7", "+442071234567, +44", "+351211234567, +351",
            "+8675512345, +86", "12345, ''", "'', ''", "+1, ''"})
    void aNumberBelongsToACountry(String number, String code) {
        assertThat(CallingCode.of(number)).isEqualTo(code);
    }
}
