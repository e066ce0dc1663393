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

    /** True when at least one text in fifty is written mostly in Latin letters. */
    boolean writesLatin() {
        return Arrays.stream(texts).filter(Corpus::mostlyLatin).count() * 50 >= texts.length;
    }

    private static boolean mostlyLatin(char[] text) {
        int letters = 0;
        for (char c : text) {
            letters += c >= 'a' && c <= 'z' ? 1 : 0;
        }
        return letters * 2 > text.length;
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
