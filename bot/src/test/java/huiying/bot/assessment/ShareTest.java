package huiying.bot.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

    @ParameterizedTest
    @CsvSource({"0,10,0.0000,0.2775", "10,10,0.7225,1.0000", "5,10,0.2366,0.7634", "81,263,0.2553,0.3662", "1,1,0.2065,1.0000", "950,1000,0.9347,0.9619"})
    void theIntervalIsWilsons(double hits, long cases, double low, double high) {
        var share = new Share(hits, cases);
        assertThat(share.low()).isCloseTo(low, within(0.0001));
        assertThat(share.high()).isCloseTo(high, within(0.0001));
    }

    @Test
    void ofNothingNothingIsKnown() {
        var nothing = new Share(0, 0);
        assertThat(nothing.isKnown()).isFalse();
        assertThat(nothing.low()).isZero();
        assertThat(nothing.high()).isOne();
        assertThat(nothing.overlaps(new Share(1, 1))).isTrue();
    }

    @Test
    void twoSharesThatCannotBeToldApartOverlap() {
        assertThat(new Share(9, 10).overlaps(new Share(8, 10))).isTrue();
        assertThat(new Share(900, 1000).overlaps(new Share(800, 1000))).isFalse();
        assertThat(new Share(900, 1000).isAbove(new Share(800, 1000))).isTrue();
    }

    @Test
    void moreHitsThanCasesIsAMistake() {
        assertThatThrownBy(() -> new Share(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
