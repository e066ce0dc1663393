package huiying.nlp.classify;

import java.util.function.LongPredicate;

/** One stretch of all training texts as a matrix: its n-grams, what each one is worth, and a row per text. */
record Column(Shape shape, long[] keys, float[] worth, Sparse rows) {
    private static final double LEAST_SMOOTHING = 2;
    private static final double MOST_SMOOTHING = 20;
    private static final double FLOOR = .3;

    /** Of the n-grams that are frequent enough, only those wanted. */
    static Column of(Corpus corpus, Shape shape, LongPredicate wanted, Crew crew) {
        var lexicon = Lexicon.of(corpus, shape, wanted, crew);
        var counts = lexicon.rows();
        float[] worth = worth(corpus, counts, lexicon.frequencies(), crew);
        crew.each(crew.threads(), part -> weigh(counts, worth, shape.weight(), part, crew.threads()));
        return new Column(shape, lexicon.keys(), worth, counts);
    }

    /** idf times how far the labels of the texts with this n-gram are from all labels (the root of the Kullback-Leibler divergence). */
    private static float[] worth(Corpus corpus, Sparse counts, int[] frequencies, Crew crew) {
        float[] byLabel = weightsByLabel(corpus, counts, crew);
        double[] priors = corpus.priors();
        float[] worth = new float[frequencies.length];
        crew.each(crew.threads(), part -> {
            for (int f = part; f < worth.length; f += crew.threads()) {
                double idf = Math.log((1.0 + corpus.size()) / (1.0 + frequencies[f])) + 1;
                worth[f] = (float) (idf * (FLOOR + Math.sqrt(divergence(byLabel, f, priors))));
            }
        });
        return worth;
    }

    /** Each thread adds up the texts of its own labels, so the sums do not depend on the number of threads. */
    private static float[] weightsByLabel(Corpus corpus, Sparse counts, Crew crew) {
        int classes = corpus.classes();
        float[] sums = new float[counts.features() * classes];
        crew.each(crew.threads(), part -> {
            for (int row = 0; row < corpus.size(); row++) {
                int label = corpus.labels()[row];
                if (label % crew.threads() == part) {
                    float weight = corpus.weights()[row];
                    for (int p = counts.start()[row]; p < counts.start()[row + 1]; p++) {
                        sums[counts.feature()[p] * classes + label] += weight;
                    }
                }
            }
        });
        return sums;
    }

    private static double divergence(float[] byLabel, int feature, double[] priors) {
        int classes = priors.length;
        double smoothing = Math.clamp(classes / 4.0, LEAST_SMOOTHING, MOST_SMOOTHING);
        double total = 0;
        for (int k = 0; k < classes; k++) {
            total += byLabel[feature * classes + k];
        }
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            double share = (byLabel[feature * classes + k] + smoothing * priors[k]) / (total + smoothing);
            sum += share > 0 ? share * Math.log(share / priors[k]) : 0;
        }
        return Math.max(0, sum);
    }

    private static void weigh(Sparse counts, float[] worth, double weight, int part, int parts) {
        int rows = counts.rows();
        for (int row = rows * part / parts; row < rows * (part + 1) / parts; row++) {
            for (int p = counts.start()[row]; p < counts.start()[row + 1]; p++) {
                counts.value()[p] = Scale.logarithm((int) counts.value()[p]) * worth[counts.feature()[p]];
            }
            Sparse.stretch(counts.value(), counts.start()[row], counts.start()[row + 1], weight);
        }
    }

    /** Only the features whose strength reaches the bar; {@code from} is the place of this column's first one. */
    Column keep(float[] strengths, int from, float bar) {
        int[] number = new int[keys.length];
        int kept = 0;
        for (int f = 0; f < number.length; f++) {
            number[f] = strengths[from + f] >= bar ? kept++ : -1;
        }
        long[] keptKeys = new long[kept];
        float[] keptWorth = new float[kept];
        for (int f = 0; f < number.length; f++) {
            if (number[f] >= 0) {
                keptKeys[number[f]] = keys[f];
                keptWorth[number[f]] = worth[f];
            }
        }
        return new Column(shape, keptKeys, keptWorth, rows.keep(number, kept, shape.weight()));
    }
}
