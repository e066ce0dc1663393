package huiying.nlp.classify;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BinomialTest {
    @Test
    void boundsAgreeWithPublishedTables() {
        assertThat(Binomial.lowerBound(10, 10, .95)).isCloseTo(Math.pow(.05, .1), Offset.offset(1e-6));
        assertThat(Binomial.lowerBound(8, 10, .975)).isCloseTo(.4439, Offset.offset(1e-4));
        assertThat(Binomial.lowerBound(95, 100, .975)).isCloseTo(.8872, Offset.offset(1e-4));
        assertThat(Binomial.lowerBound(0, 10, .95)).isZero();
    }

    @Test
    void aHundredAndFortyNineHitsShowNinetyEightPercent() {
        assertThat(Binomial.exceeds(149, 149, .98, .95)).isTrue();
        assertThat(Binomial.exceeds(148, 148, .98, .95)).isFalse();
    }

    @Test
    void theQuickQuestionAgreesWithTheBound() {
        for (int trials = 1; trials < 400; trials += 7) {
            for (int hits = 0; hits <= trials; hits += 3) {
                assertThat(Binomial.exceeds(hits, trials, .8, .95)).isEqualTo(Binomial.lowerBound(hits, trials, .95) >= .8);
            }
        }
    }
}
