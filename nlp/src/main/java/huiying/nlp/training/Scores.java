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
 * @param chosen    the same for a promise of one's own
 * @param promises  for each promised precision what was covered and what was reached
 * @param foldAccuracy accuracy of each fold
 * @param perClass  figures of each label
 */
public record Scores(double accuracy, double macroF1, double top2, double ece, List<Promise> promises, Promise chosen, List<Double> foldAccuracy,
        Map<String, OfLabel> perClass) {
    static final double[] PROMISES = {.95, .98, .99};
    private static final int BINS = 15;

    /** What a promise of this precision covers and how precise it was, pooled and on the worst fold: thresholds come from training texts only. */
    public record Promise(double precision, Assurance assurance, double coverage, double reached, double worstFold) {
    }

    /** How a label fared; {@code texts} truly have it. */
    public record OfLabel(double precision, double recall, double f1, long texts) {
    }

    /** The last promise of each verdict is the chosen one. */
    static Scores of(List<List<Verdict>> folds, List<String> labels, double chosen) {
        var all = folds.stream().flatMap(List::stream).toList();
        var perClass = perClass(all, labels);
        double macro = perClass.values().stream().mapToDouble(OfLabel::f1).average().orElse(0);
        var promises = new ArrayList<Promise>();
        for (var assurance : Assurance.values()) {
            for (int i = 0; i < PROMISES.length; i++) {
                promises.add(promise(folds, PROMISES[i], assurance, i));
            }
        }
        var looked = promise(folds, chosen, Assurance.ESTIMATED, PROMISES.length);
        return new Scores(share(all), macro, all.stream().filter(Verdict::inTopTwo).count() / (double) all.size(), ece(all), List.copyOf(promises), looked,
                folds.stream().map(Scores::share).toList(), perClass);
    }

    private static double share(List<Verdict> verdicts) {
        return verdicts.isEmpty() ? 1 : verdicts.stream().filter(Verdict::right).count() / (double) verdicts.size();
    }

    private static Map<String, OfLabel> perClass(List<Verdict> all, List<String> labels) {
        var scores = new LinkedHashMap<String, OfLabel>();
        for (int k = 0; k < labels.size(); k++) {
            int label = k;
            long hits = all.stream().filter(v -> v.truth() == label && v.right()).count();
            long truths = all.stream().filter(v -> v.truth() == label).count();
            long answers = all.stream().filter(v -> v.answer() == label).count();
            scores.put(labels.get(k), new OfLabel(share(hits, answers), share(hits, truths), share(2 * hits, truths + answers), truths));
        }
        return scores;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 1 : part / (double) whole;
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

    private static Promise promise(List<List<Verdict>> folds, double precision, Assurance assurance, int promise) {
        var kept = folds.stream().map(fold -> fold.stream().filter(v -> v.covered(assurance, promise)).toList()).toList();
        var all = kept.stream().flatMap(List::stream).toList();
        double worst = kept.stream().mapToDouble(Scores::share).min().orElse(1);
        int texts = folds.stream().mapToInt(List::size).sum();
        return new Promise(precision, assurance, all.size() / (double) texts, share(all), worst);
    }
}
