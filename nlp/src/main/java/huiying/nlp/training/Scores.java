package huiying.nlp.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import huiying.nlp.classify.Assurance;

/**
 * The figures of an evaluation. Shares run from 0 to 1.
 *
 * @param accuracy  share of texts answered right; equal to micro-F1 as every text gets one label
 * @param macroF1   mean F1 of the labels
 * @param top2      right label among the first two
 * @param ece       expected calibration error over fifteen bins
 * @param promises  for each promised precision what was covered and what was reached
 * @param foldAccuracy accuracy of each fold
 * @param perClass  F1 of each label
 */
public record Scores(double accuracy, double macroF1, double top2, double ece, List<Promise> promises, List<Double> foldAccuracy,
        Map<String, Double> perClass) {
    static final double[] PROMISES = {.95, .98, .99};
    private static final int BINS = 15;

    /** What a promise of this precision covers and how precise it was, pooled and on the worst fold: thresholds come from training texts only. */
    public record Promise(double precision, Assurance assurance, double coverage, double reached, double worstFold) {
    }

    static Scores of(List<List<Verdict>> folds, List<String> labels) {
        var all = folds.stream().flatMap(List::stream).toList();
        var perClass = perClass(all, labels);
        double macro = perClass.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
        var promises = new ArrayList<Promise>();
        for (var assurance : Assurance.values()) {
            for (int i = 0; i < PROMISES.length; i++) {
                promises.add(promise(folds, all.size(), assurance, i));
            }
        }
        return new Scores(share(all), macro, all.stream().filter(Verdict::inTopTwo).count() / (double) all.size(), ece(all), List.copyOf(promises),
                folds.stream().map(Scores::share).toList(), perClass);
    }

    private static double share(List<Verdict> verdicts) {
        return verdicts.isEmpty() ? 1 : verdicts.stream().filter(Verdict::right).count() / (double) verdicts.size();
    }

    private static Map<String, Double> perClass(List<Verdict> all, List<String> labels) {
        var scores = new LinkedHashMap<String, Double>();
        for (int k = 0; k < labels.size(); k++) {
            int label = k;
            long hits = all.stream().filter(v -> v.truth() == label && v.right()).count();
            long truths = all.stream().filter(v -> v.truth() == label).count();
            long answers = all.stream().filter(v -> v.answer() == label).count();
            scores.put(labels.get(k), truths + answers == 0 ? 1 : 2.0 * hits / (truths + answers));
        }
        return scores;
    }

    private static double ece(List<Verdict> all) {
        double[] gaps = new double[BINS];
        for (Verdict verdict : all) {
            gaps[Math.clamp((int) (verdict.confidence() * BINS), 0, BINS - 1)] += verdict.confidence() - (verdict.right() ? 1 : 0);
        }
        double sum = 0;
        for (double gap : gaps) {
            sum += Math.abs(gap);
        }
        return sum / all.size();
    }

    private static Promise promise(List<List<Verdict>> folds, int texts, Assurance assurance, int promise) {
        var kept = folds.stream().map(fold -> fold.stream().filter(v -> v.covered(assurance, promise)).toList()).toList();
        var all = kept.stream().flatMap(List::stream).toList();
        double worst = kept.stream().mapToDouble(Scores::share).min().orElse(1);
        return new Promise(PROMISES[promise], assurance, all.size() / (double) texts, share(all), worst);
    }
}
