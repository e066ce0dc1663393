package huiying.nlp.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import huiying.nlp.Evidence;
import huiying.nlp.Span;

/**
 * Which characters spoke for a label. The models are linear, so a text's score is exactly a sum over its n-grams; each n-gram's part is shared out among its
 * characters and set against what it did for the rivals, each rival counting by its own probability. Neighbouring strong characters become one span.
 */
final class Explainer {
    private static final int MOST_SPANS = 5;
    private static final double STRONG = .25;
    private final Model model;

    Explainer(Model model) {
        this.model = model;
    }

    /** Contribution of each character of the text to the label, relative to its rivals. */
    double[] contributions(String title, String text, float[] probabilities, int label) {
        double[] factors = factors(probabilities, label);
        if (model.full()) {
            String whole = cut(title, Scorer.MOST_TITLE) + Scorer.SEAM + cut(text, Scorer.MOST_BODY);
            return java.util.Arrays.copyOfRange(ofTable(model.tables()[1], whole, factors), cut(title, Scorer.MOST_TITLE).length() + 1, whole.length());
        }
        return ofTable(model.tables()[0], cut(text, Scorer.MOST_BRIEF), factors);
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    /** How much one unit of each margin moves the label's score against the expected score of its rivals. */
    private double[] factors(float[] probabilities, int label) {
        int classes = probabilities.length;
        double rest = Math.max(1e-9, 1.0 - probabilities[label]);
        double[] factors = new double[classes];
        for (int margin = 0; margin < classes; margin++) {
            double rivals = 0;
            for (int k = 0; k < classes; k++) {
                rivals += k == label ? 0 : probabilities[k] / rest * model.calibration().factor(k, margin);
            }
            factors[margin] = model.calibration().factor(label, margin) - rivals;
        }
        return factors;
    }

    private double[] ofTable(Table table, String text, double[] factors) {
        var grams = new Grams();
        char[] characters = Grams.folded(text);
        int[] ends = grams.readEnds(characters, 0, characters.length, table.shape());
        int[] rows = new int[grams.size];
        var counts = new java.util.HashMap<Integer, Integer>();
        for (int i = 0; i < grams.size; i++) {
            rows[i] = table.row(grams.keys[i]);
            counts.merge(rows[i], 1, Integer::sum);
        }
        double length = table.shape().weight() / Math.sqrt(Math.max(1e-12, squares(table, counts)));
        double[] contributions = new double[characters.length];
        var parts = new java.util.HashMap<Integer, Double>();
        for (int i = 0; i < grams.size; i++) {
            int count = counts.getOrDefault(rows[i], 1);
            double part = parts.computeIfAbsent(rows[i], row -> part(table, row, factors));
            double each = part * length * Scale.logarithm(count) / count / grams.lengths[i];
            for (int c = ends[i] - grams.lengths[i]; c < ends[i]; c++) {
                contributions[c] += each;
            }
        }
        return contributions;
    }

    private static double squares(Table table, java.util.Map<Integer, Integer> counts) {
        double sum = 0;
        for (var row : counts.entrySet()) {
            double logarithm = Scale.logarithm(row.getValue());
            sum += table.squaredWorth(row.getKey()) * logarithm * logarithm;
        }
        return sum;
    }

    private static double part(Table table, int row, double[] factors) {
        double sum = 0;
        for (int k = 0; k < factors.length; k++) {
            sum += factors[k] * table.weight(row, k);
        }
        return sum;
    }

    /** The strongest stretches, strongest first; shares are of everything that spoke for the label. */
    List<Evidence> evidence(String title, String text, float[] probabilities, int label) {
        double[] contributions = contributions(title, text, probabilities, label);
        double total = 0;
        double most = 0;
        for (double contribution : contributions) {
            total += Math.max(0, contribution);
            most = Math.max(most, contribution);
        }
        var spans = new ArrayList<Evidence>();
        int from = 0;
        while (most > 0 && from < contributions.length) {
            int to = from;
            while (to < contributions.length && contributions[to] >= STRONG * most) {
                to++;
            }
            addSpan(text, contributions, from, to, total, spans);
            from = to + 1;
        }
        spans.sort(Comparator.comparingDouble(Evidence::share).reversed().thenComparingInt(e -> e.span().start()));
        return List.copyOf(spans.subList(0, Math.min(MOST_SPANS, spans.size())));
    }

    private static void addSpan(String text, double[] contributions, int from, int to, double total, List<Evidence> spans) {
        int start = from;
        int end = to;
        while (start < end && !Character.isLetterOrDigit(text.charAt(start))) {
            start++;
        }
        while (end > start && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        double sum = 0;
        for (int i = start; i < end; i++) {
            sum += contributions[i];
        }
        if (start < end) {
            spans.add(new Evidence(new Span(start, end), Math.min(1, sum / total)));
        }
    }
}
