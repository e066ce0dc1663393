package huiying.nlp.matter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import huiying.nlp.Prediction;
import huiying.nlp.Span;
import huiying.nlp.category.CategoryModel;
import huiying.nlp.classify.Classifier;
import huiying.nlp.matter.Seams.Seam;
import huiying.nlp.matter.Seams.Sign;
import huiying.nlp.text.Han;

/**
 * Weighs how likely a text turns to another matter at a seam. The features are below; their weights were fitted by logistic regression on pairs of
 * starter samples joined in many ways, against single samples, with models that had seen neither.
 */
final class Turning {
    static final List<String> FEATURES = List.of("bias", "strong word", "weak word", "announced", "stop", "stop and strong", "fields in common",
            "categories in common", "field sure", "both are matters", "shorter side", "whole length", "letters in common", "carries on", "question",
            "first person",
            "english", "strong word, fields apart", "announced, fields apart", "clear fields apart",
            "opens", "opens, fields apart", "also inside", "neighbours in common", "opens and stop", "left opens", "also, fields apart",
            "weak word, fields apart", "stop, fields apart", "both are matters, fields apart", "neighbours apart, opens", "long", "shorter side, fields apart",
            "same best field");
    private static final int CANDIDATES = 9;
    private static final int EDGE = 80;

    private final CategoryModel categories;
    private final Classifier matters;
    private final Classifier openings;

    Turning(CategoryModel categories, Classifier matters, Classifier openings) {
        this.categories = categories;
        this.matters = matters;
        this.openings = openings;
    }

    /** What speaks for and against a turn; {@code lower} is the whole text. */
    double[] features(String lower, Seam seam, boolean announced) {
        String left = edge(lower, seam.left().start(), seam.left().end(), false);
        String right = edge(lower, seam.right().start(), seam.right().end(), true);
        Map<String, Double> before = beliefs(left);
        Map<String, Double> after = beliefs(right);
        double fields = common(byField(before), byField(after));
        double sure = Math.min(most(byField(before)), most(byField(after)));
        String next = firstClause(right);
        String last = lastClause(left);
        double opens = opens(next);
        boolean strong = seam.sign() == Sign.STRONG;
        return new double[]{1, on(strong), on(seam.sign() == Sign.WEAK), on(announced), on(seam.stop()), on(seam.stop() && strong), fields,
                common(before, after), sure, Math.min(matter(left), matter(right)), Math.log(Math.min(left.length(), right.length())),
                Math.log(lower.length()), shared(left, right), on(Seams.carriesOn(right)), on(lower.indexOf('?') >= 0), on(right.startsWith("我")),
                on(Han.isLatin(left.charAt(0))), on(strong) * (1 - fields), on(announced) * (1 - fields), sure * (1 - fields),
                opens, opens * (1 - fields), on(alsoInside(next)), common(byField(beliefs(last)), byField(beliefs(next))), opens * on(seam.stop()),
                opens(last), on(alsoInside(next)) * (1 - fields), on(seam.sign() == Sign.WEAK) * (1 - fields), on(seam.stop()) * (1 - fields),
                Math.min(matter(left), matter(right)) * (1 - fields), opens * (1 - common(byField(beliefs(last)), byField(beliefs(next)))),
                on(lower.length() > (Han.isLatin(left.charAt(0)) ? 220 : 80)), Math.log(Math.min(left.length(), right.length())) * (1 - fields),
                on(best(byField(before)).equals(best(byField(after))))};
    }

    /** Of a long side only what is next to the seam. */
    private static String edge(String text, int start, int end, boolean right) {
        return right ? text.substring(start, Math.min(end, start + EDGE)) : text.substring(Math.max(start, end - EDGE), end);
    }

    private static String firstClause(String side) {
        List<Span> clauses = Clauses.of(side);
        return clauses.isEmpty() ? side : side.substring(0, clauses.getFirst().end());
    }

    private static String lastClause(String side) {
        List<Span> clauses = Clauses.of(side);
        return clauses.isEmpty() ? side : side.substring(clauses.getLast().start());
    }

    private static boolean alsoInside(String clause) {
        String opening = clause.substring(0, Math.min(clause.length(), Han.isLatin(clause.charAt(0)) ? 40 : 14));
        return opening.indexOf('也') > 0 || opening.indexOf('还') > 0 || opening.contains(" also ") || opening.contains(" too") || opening.contains(" same ");
    }

    private double opens(String clause) {
        return openings.classify(clause, 2).stream().filter(one -> one.label().equals("opens")).mapToDouble(Prediction::confidence).findFirst().orElse(0);
    }

    private static double on(boolean said) {
        return said ? 1 : 0;
    }

    private Map<String, Double> beliefs(String side) {
        var beliefs = new HashMap<String, Double>();
        for (Prediction prediction : categories.classify(side, CANDIDATES)) {
            beliefs.put(prediction.label(), prediction.confidence());
        }
        return beliefs;
    }

    private static Map<String, Double> byField(Map<String, Double> beliefs) {
        var fields = new HashMap<String, Double>();
        beliefs.forEach((label, p) -> fields.merge(label.substring(0, 2), p, Double::sum));
        return fields;
    }

    /** Bhattacharyya's coefficient: 1 when both sides believe the same, 0 when they have nothing in common. */
    private static double common(Map<String, Double> left, Map<String, Double> right) {
        return left.entrySet().stream().mapToDouble(one -> Math.sqrt(one.getValue() * right.getOrDefault(one.getKey(), 0.0))).sum();
    }

    private static double most(Map<String, Double> beliefs) {
        return beliefs.values().stream().mapToDouble(p -> p).max().orElse(0);
    }

    private static String best(Map<String, Double> fields) {
        return fields.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse("");
    }

    private double matter(String side) {
        return matters.classify(side, 2).stream().filter(one -> one.label().equals("matter")).mapToDouble(Prediction::confidence).findFirst().orElse(0);
    }

    /** The share of letter pairs that both sides have. */
    private static double shared(String left, String right) {
        Set<String> pairs = pairs(left);
        Set<String> others = pairs(right);
        int least = Math.max(1, Math.min(pairs.size(), others.size()));
        pairs.retainAll(others);
        return pairs.size() / (double) least;
    }

    private static Set<String> pairs(String side) {
        var pairs = new HashSet<String>();
        for (int i = 0; i + 1 < side.length(); i++) {
            if (Han.is(side.charAt(i)) && Han.is(side.charAt(i + 1))) {
                pairs.add(side.substring(i, i + 2));
            }
        }
        for (String word : side.split("[^a-z]+")) {
            if (word.length() > 3) {
                pairs.add(word);
            }
        }
        return pairs;
    }
}
