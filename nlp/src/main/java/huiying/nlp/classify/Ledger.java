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
     * The smallest sureness at which answers keep the promise, 2 when none can. Where all answers keep it nothing less sure was seen, and the sureness itself is
     * believed down to the promise.
     */
    double threshold(int label, double precision, Assurance assurance) {
        return switch (assurance) {
            case ESTIMATED -> threshold(any -> true, (hits, trials) -> hits >= precision * trials, precision);
            case SHOWN -> threshold(any -> true, shown(precision), precision);
            case SHOWN_PER_LABEL -> threshold(peers(label), shown(precision), precision);
        };
    }

    private static Test shown(double precision) {
        return (hits, trials) -> Binomial.exceeds(hits, trials, precision, CONFIDENCE);
    }

    /** The label alone, or all labels with few answers: alone they could show nothing. */
    private IntPredicate peers(int label) {
        int[] answers = new int[1 << Short.SIZE];
        for (short answered : labels) {
            answers[answered]++;
        }
        return answers[label] >= FEW ? other -> other == label : other -> answers[other] < FEW;
    }

    private interface Test {
        boolean keeps(int hits, int trials);
    }

    private double threshold(IntPredicate counted, Test promise, double precision) {
        int hits = 0;
        int trials = 0;
        int kept = 0;
        double best = 2;
        for (int i = 0; i < sureness.length; i++) {
            if (counted.test(labels[i])) {
                trials++;
                hits += right[i] ? 1 : 0;
                if (last(i) && promise.keeps(hits, trials)) {
                    best = sureness[i];
                    kept = trials;
                }
            }
        }
        return kept > 0 && kept == trials ? Math.min(best, precision) : best;
    }

    private boolean last(int i) {
        return i + 1 == sureness.length || sureness[i + 1] != sureness[i];
    }
}
