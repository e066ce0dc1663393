package huiying.nlp.classify;

import java.util.function.IntPredicate;

/**
 * What the model answered to texts that were held out, how sure it was and whether it was right: the evidence behind every promised precision.
 *
 * @param sureness of each answer, largest first
 * @param labels   number of the label that was answered
 * @param right    whether it was the right one
 */
record Ledger(float[] sureness, short[] labels, boolean[] right) {
    /** Sureness is counted in this many steps. */
    static final int STEPS = 65_535;
    private static final double CONFIDENCE = .95;
    private static final int FEW = 300;

    int size() {
        return sureness.length;
    }

    /**
     * The smallest sureness at which answers of this label keep the promise, with 95 % confidence; 2 when none can. Where all answers keep it nothing less sure was seen, and
     * the sureness itself is believed down to the promise. Labels with few answers share one
     * threshold: alone they could show nothing.
     */
    double threshold(int label, int classes, double precision) {
        int[] answers = new int[classes];
        for (short answered : labels) {
            answers[answered]++;
        }
        return answers[label] >= FEW ? threshold(k -> k == label, precision) : threshold(k -> answers[k] < FEW, precision);
    }

    /** One threshold for all labels: covers more, but may keep the promise on the whole and break it for a label. */
    double threshold(double precision) {
        return threshold(k -> true, precision);
    }

    private double threshold(IntPredicate counts, double precision) {
        int hits = 0;
        int trials = 0;
        int keeps = 0;
        double best = 2;
        for (int i = 0; i < sureness.length; i++) {
            if (counts.test(labels[i])) {
                trials++;
                hits += right[i] ? 1 : 0;
                if (last(i) && Binomial.exceeds(hits, trials, precision, CONFIDENCE)) {
                    best = sureness[i];
                    keeps = trials;
                }
            }
        }
        return keeps > 0 && keeps == trials ? Math.min(best, precision) : best;
    }

    private boolean last(int i) {
        return i + 1 == sureness.length || sureness[i + 1] != sureness[i];
    }
}
