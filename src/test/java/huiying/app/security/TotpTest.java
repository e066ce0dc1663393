package huiying.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** The last six digits of the examples in RFC 6238, appendix B. */
    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "2000000000,279037", "20000000000,353130"})
    void theExamplesOfTheStandardComeOut(long second, String code) {
        assertThat(Totp.code(SECRET, second / Totp.STEP_SECONDS)).isEqualTo(code);
        assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(second))).hasValue(second / Totp.STEP_SECONDS);
    }

    @Test
    void aClockMayBeHalfAMinuteOffAndNotMore() {
        var now = Instant.ofEpochSecond(1111111109);

        assertThat(Totp.step(SECRET, "081 804", now.plusSeconds(30))).isPresent();
        assertThat(Totp.step(SECRET, "081804", now.minusSeconds(30))).isPresent();
        assertThat(Totp.step(SECRET, "081804", now.plusSeconds(90))).isEmpty();
        assertThat(Totp.step(SECRET, "081804", now.minusSeconds(90))).isEmpty();
        assertThat(Totp.step(SECRET, "", now)).isEmpty();
        assertThat(Totp.step(SECRET, "八一八〇四", now)).isEmpty();
    }

    @Test
    void aSecretIsTypedInTheAlphabetAuthenticatorsKnow() {
        assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.base32("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTB");
        assertThat(Totp.base32("foob".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YQ");
        assertThat(Totp.newSecret()).hasSize(20).isNotEqualTo(Totp.newSecret());
    }

    @Test
    void thePictureHoldsTheAddressAndNothingThatRuns() {
        var address = SecondFactors.address(SECRET, "lin.xiao@city", "Huiying");
        var picture = QrPicture.of(address);

        assertThat(address).isEqualTo("otpauth://totp/Huiying:lin.xiao%40city?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Huiying");
        assertThat(picture.size()).isBetween(29, 80);
        assertThat(picture.path()).matches("(M\\d+ \\d+h1v1h-1z)+");
    }
}
