package huiying.nlp.training;

import java.util.List;

import huiying.nlp.classify.Classifier;
import huiying.nlp.classify.Sample;

/**
 * Two classifiers on the same texts, and whether their difference could be chance (McNemar's exact test on the texts only one of them got right).
 *
 * @param texts      how many were judged
 * @param first      share the first got right
 * @param second     share the second got right
 * @param onlyFirst  how many only the first got right
 * @param onlySecond how many only the second got right
 * @param chance     probability of a difference at least this large if both were equally good
 */
public record Comparison(int texts, double first, double second, int onlyFirst, int onlySecond, double chance) {

    /** Judges both on texts that neither has seen. */
    public static Comparison of(Classifier first, Classifier second, List<Sample> samples) {
        int[] count = new int[4];
        for (Sample sample : samples) {
            count[(right(first, sample) ? 2 : 0) + (right(second, sample) ? 1 : 0)]++;
        }
        double n = Math.max(1, samples.size());
        return new Comparison(samples.size(), (count[2] + count[3]) / n, (count[1] + count[3]) / n, count[2], count[1], chance(count[2], count[1]));
    }

    private static boolean right(Classifier classifier, Sample sample) {
        return classifier.labels().get(classifier.best(sample.title(), sample.text())).equals(sample.label());
    }

    /** How likely such a difference is if both were equally good: twice the tail of the binomial distribution with one half. */
    public static double chance(int one, int other) {
        int n = one + other;
        double term = -n * Math.log(2);
        double tail = 0;
        for (int i = 0; i <= Math.min(one, other); i++) {
            tail += Math.exp(term);
            term += Math.log(n - i) - Math.log(i + 1.0);
        }
        return Math.min(1, 2 * tail);
    }

    /** True when chance explains it in fewer than one of twenty cases. */
    public boolean proven() {
        return chance < .05;
    }
}
