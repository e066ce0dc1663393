package huiying.nlp.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** What a promise of this precision covers: thresholds come from training texts only. */
    public record Promise(double precision, double coverage, double reached, double worstFold, double pooledCoverage) {
    }

    static Scores of(List<List<Verdict>> folds, List<String> labels) {
        var all = folds.stream().flatMap(List::stream).toList();
        var perClass = perClass(all, labels);
        double macro = perClass.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
        var promises = new ArrayList<Promise>();
        for (int i = 0; i < PROMISES.length; i++) {
            promises.add(promise(folds, all, i));
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

    private static Promise promise(List<List<Verdict>> folds, List<Verdict> all, int index) {
        var kept = folds.stream().map(fold -> fold.stream().filter(v -> v.keeps(index)).toList()).toList();
        var keptAll = kept.stream().flatMap(List::stream).toList();
        double worst = kept.stream().mapToDouble(Scores::share).min().orElse(1);
        return new Promise(PROMISES[index], keptAll.size() / (double) all.size(), share(keptAll), worst, bestCoverage(all, PROMISES[index]));
    }

    /** The largest share of texts, surest first, that reaches the precision: what a perfect threshold would cover. */
    private static double bestCoverage(List<Verdict> all, double precision) {
        var sorted = all.stream().sorted(Comparator.comparingDouble(Verdict::sureness).reversed()).toList();
        int hits = 0;
        int best = 0;
        for (int i = 0; i < sorted.size(); i++) {
            hits += sorted.get(i).right() ? 1 : 0;
            best = hits >= precision * (i + 1) ? i + 1 : best;
        }
        return best / (double) all.size();
    }
}
