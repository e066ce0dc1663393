package huiying.nlp.training;

import java.util.List;

import huiying.nlp.classify.Classifier;
import huiying.nlp.classify.Sample;

/** Texts per second on one thread, from strings to calibrated answers, after warming up. */
final class Throughput {
    private static final int ROUNDS = 12;
    private static final int TEXTS_PER_ROUND = 60_000;

    private Throughput() {
    }

    static double measure(Classifier classifier, List<Sample> samples) {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.max(best, round(classifier, samples));
        }
        return best;
    }

    private static double round(Classifier classifier, List<Sample> samples) {
        int repeats = Math.max(1, TEXTS_PER_ROUND / samples.size());
        long start = System.nanoTime();
        int sum = 0;
        for (int i = 0; i < repeats; i++) {
            for (Sample sample : samples) {
                sum += classifier.best(sample.title(), sample.text());
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return sum < 0 ? 0 : repeats * samples.size() / seconds;
    }
}
