package huiying.nlp.classify;

import java.util.Arrays;

/**
 * How much a text looks like any label at all: its largest margin, as the share of held-out texts whose largest margin was smaller.
 *
 * @param none  number of the label that means "no other", which does not count; -1 when there is none
 * @param steps hundredths of the held-out texts' largest margins, rising
 */
record Familiarity(int none, float[] steps) {
    private static final int STEPS = 200;

    static Familiarity of(float[] margins, int[] labels, int classes, int none) {
        float[] largest = new float[margins.length / classes];
        int n = 0;
        for (int row = 0; row < largest.length; row++) {
            if (labels[row] != none) {
                largest[n++] = largest(margins, row * classes, classes, none);
            }
        }
        Arrays.sort(largest, 0, n);
        float[] steps = new float[n == 0 ? 0 : STEPS];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = largest[(int) ((long) n * i / STEPS)];
        }
        return new Familiarity(none, steps);
    }

    private static float largest(float[] margins, int from, int classes, int none) {
        float most = Float.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            most = k == none ? most : Math.max(most, margins[from + k]);
        }
        return most;
    }

    double of(float[] margins) {
        float largest = largest(margins, 0, margins.length, none);
        int at = Arrays.binarySearch(steps, largest);
        return steps.length == 0 ? 1 : (at < 0 ? -at - 1 : at) / (double) STEPS;
    }
}
