package huiying.nlp.classify;

import java.util.Arrays;

/** What held-out texts say about the first answers: how to tell right ones from wrong ones, and the ledger thresholds are read from. */
record Audit(Selection selection, Ledger ledger) {

    static Audit of(float[] margins, int[] labels, int[] groups, Calibration calibration) {
        int classes = calibration.classes();
        int count = margins.length / classes;
        double[][] signs = new double[count][];
        int[] answers = new int[count];
        boolean[] right = new boolean[count];
        float[] probabilities = new float[classes];
        for (int row = 0; row < count; row++) {
            calibration.apply(margins, row * classes, probabilities);
            signs[row] = Selection.signs(margins, row * classes, probabilities);
            answers[row] = largest(probabilities);
            right[row] = answers[row] == labels[row];
        }
        boolean[] all = new boolean[count];
        Arrays.fill(all, true);
        return new Audit(Selection.fit(signs, right, all), ledger(signs, answers, right, groups));
    }

    /** Half of the texts is judged by a selection fitted on the other half: nobody vouches for himself. */
    private static Ledger ledger(double[][] signs, int[] answers, boolean[] right, int[] groups) {
        double[] sureness = new double[right.length];
        for (int half = 0; half < 2; half++) {
            boolean[] use = new boolean[right.length];
            for (int row = 0; row < use.length; row++) {
                use[row] = groups[row] % 2 != half;
            }
            var selection = Selection.fit(signs, right, use);
            for (int row = 0; row < use.length; row++) {
                sureness[row] = use[row] ? sureness[row] : selection.sureness(signs[row]);
            }
        }
        return Ledger.of(sureness, answers, right);
    }

    private static int largest(float[] values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            best = values[k] > values[best] ? k : best;
        }
        return best;
    }
}
