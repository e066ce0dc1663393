package huiying.nlp.classify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerTest {
    /** 400 answers, alternating between two labels; every tenth of the second half is wrong. */
    private static Ledger ledger(int rareLabelAnswers) {
        float[] sureness = new float[400];
        short[] labels = new short[400];
        boolean[] right = new boolean[400];
        for (int i = 0; i < 400; i++) {
            sureness[i] = 1 - i / 1000f;
            labels[i] = (short) (i < rareLabelAnswers ? 1 : 0);
            right[i] = i < 200 || i % 10 != 0;
        }
        return new Ledger(sureness, labels, right);
    }

    @Test
    void theThresholdIsTheLowestSurenessThatKeepsThePromise() {
        var ledger = ledger(0);
        double threshold = ledger.threshold(0, .95, Assurance.SHOWN_PER_LABEL);
        int hits = 0;
        int trials = 0;
        for (int i = 0; i < 400 && ledger.sureness()[i] >= threshold; i++) {
            trials++;
            hits += ledger.right()[i] ? 1 : 0;
        }
        assertThat(Binomial.lowerBound(hits, trials, .95)).isGreaterThanOrEqualTo(.95);
        assertThat(trials).isBetween(250, 399);
    }

    @Test
    void aLabelWithFewAnswersSharesThePooledThreshold() {
        var ledger = ledger(3);
        assertThat(ledger.threshold(1, .95, Assurance.SHOWN_PER_LABEL)).isGreaterThan(1);
        assertThat(ledger(150).threshold(1, .95, Assurance.SHOWN_PER_LABEL)).as("both labels are few").isLessThan(1)
                .isEqualTo(ledger(150).threshold(0, .95, Assurance.SHOWN));
    }

    @Test
    void aPromiseNobodyCanShowHasNoThreshold() {
        assertThat(ledger(0).threshold(0, .999, Assurance.SHOWN)).isGreaterThan(1);
    }

    @Test
    void anEstimateCoversMoreThanWhatCanBeShown() {
        assertThat(ledger(0).threshold(0, .95, Assurance.ESTIMATED)).isLessThan(ledger(0).threshold(0, .95, Assurance.SHOWN));
    }
}
