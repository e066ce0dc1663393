package huiying.nlp.classify;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What one model is trained on: texts, the number of each text's label, its weight, and the group it is held out with. */
record Corpus(char[][] texts, int[] labels, float[] weights, int[] groups, int classes) {

    int size() {
        return labels.length;
    }

    Corpus without(int group) {
        int[] rows = IntStream.range(0, size()).filter(row -> groups[row] != group).toArray();
        float[] kept = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            kept[i] = weights[rows[i]];
        }
        return new Corpus(Arrays.stream(rows).mapToObj(row -> texts[row]).toArray(char[][]::new), Arrays.stream(rows).map(row -> labels[row]).toArray(), kept,
                Arrays.stream(rows).map(row -> groups[row]).toArray(), classes);
    }

    /** Share of each label, by weight. */
    double[] priors() {
        double[] priors = new double[classes];
        double total = 0;
        for (int i = 0; i < labels.length; i++) {
            priors[labels[i]] += weights[i];
            total += weights[i];
        }
        for (int k = 0; k < classes; k++) {
            priors[k] /= total;
        }
        return priors;
    }
}
