package huiying.nlp.matter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import huiying.nlp.Prediction;
import huiying.nlp.Span;
import huiying.nlp.classify.Classifier;
import huiying.nlp.matter.Seams.Seam;
import huiying.nlp.matter.Seams.Sign;
import huiying.nlp.text.Han;

/**
 * Weighs how likely one text turns to another matter at a seam. The features are below; their weights were fitted by logistic regression on pairs of
 * starter samples joined in many ways and on messages with two matters, against single samples, with models that had seen neither.
 */
final class Turning {
    static final List<String> FEATURES = List.of("bias", "strong word", "weak word", "announced", "stop", "stop and strong", "fields in common", "field sure",
            "both are matters", "shorter side", "whole length", "letters in common", "carries on", "question", "first person", "english", "opens",
            "also inside",
            "left opens", "long", "same best field", "strong word, fields apart", "announced, fields apart", "clear fields apart", "opens, fields apart",
            "also, fields apart", "weak word, fields apart", "stop, fields apart", "matters, fields apart", "shorter side, fields apart", "opens and stop");
    private static final int CANDIDATES = 6;
    private static final int EDGE = 60;

    /** The small models a seam is looked at with: the field of a side, whether it is a matter, whether a clause opens one. */
    record Views(Classifier fields, Classifier matters, Classifier openings) {
    }

    private final Views views;
    private final String lower;
    private final boolean announced;
    private final boolean english;
    private final Map<String, Double> opening = new HashMap<>();

    /** @param lower the whole text in lower case */
    Turning(Views views, String lower) {
        this.views = views;
        this.lower = lower;
        announced = Seams.announced(lower);
        english = !lower.isEmpty() && lower.chars().filter(c -> Han.is((char) c)).count() * 4 < lower.length();
    }

    /** What speaks for and against a turn. */
    double[] features(Seam seam) {
        String left = lower.substring(Math.max(seam.left().start(), seam.left().end() - EDGE), seam.left().end());
        String right = lower.substring(seam.right().start(), Math.min(seam.right().end(), seam.right().start() + EDGE));
        Map<String, Double> before = shares(views.fields, left, CANDIDATES);
        Map<String, Double> after = shares(views.fields, right, CANDIDATES);
        double apart = 1 - common(before, after);
        double sure = Math.min(most(before), most(after));
        double matters = Math.min(share(views.matters, left, "matter"), share(views.matters, right, "matter"));
        String next = firstClause(right);
        double opens = opens(next);
        double shorter = Math.log(Math.min(left.length(), right.length()));
        double strong = on(seam.sign() == Sign.STRONG);
        double weak = on(seam.sign() == Sign.WEAK);
        double stop = on(seam.stop());
        double also = on(alsoInside(next));
        return new double[]{1, strong, weak, on(announced), stop, stop * strong, 1 - apart, sure, matters, shorter, Math.log(lower.length()),
                shared(left, right),
                on(Seams.carriesOn(right)), on(lower.indexOf('?') >= 0), on(right.startsWith("我")), on(english), opens, also, opens(lastClause(left)),
                on(lower.length() > (english ? 220 : 80)), on(best(before).equals(best(after))), strong * apart, on(announced) * apart, sure * apart,
                opens * apart, also * apart, weak * apart, stop * apart, matters * apart, shorter * apart, opens * stop};
    }

    private static double on(boolean said) {
        return said ? 1 : 0;
    }

    private static Map<String, Double> shares(Classifier model, String side, int top) {
        var shares = new HashMap<String, Double>();
        for (Prediction prediction : model.classify(side, top)) {
            shares.put(prediction.label(), prediction.confidence());
        }
        return shares;
    }

    private static double share(Classifier model, String side, String label) {
        return shares(model, side, 2).getOrDefault(label, 0.0);
    }

    private double opens(String clause) {
        return opening.computeIfAbsent(clause, words -> share(views.openings, words, "opens"));
    }

    private static String firstClause(String side) {
        List<Span> clauses = Clauses.of(side);
        return clauses.isEmpty() ? side : side.substring(0, clauses.getFirst().end());
    }

    private static String lastClause(String side) {
        List<Span> clauses = Clauses.of(side);
        return clauses.isEmpty() ? side : side.substring(clauses.getLast().start());
    }

    private boolean alsoInside(String clause) {
        String opening = clause.substring(0, Math.min(clause.length(), english ? 40 : 14));
        return opening.indexOf('也') > 0 || opening.indexOf('还') > 0 || opening.contains(" also ") || opening.contains(" too") || opening.contains(" same ");
    }

    /** Bhattacharyya's coefficient: 1 when both sides believe the same, 0 when they have nothing in common. */
    private static double common(Map<String, Double> left, Map<String, Double> right) {
        double common = 0;
        for (var one : left.entrySet()) {
            common += Math.sqrt(one.getValue() * right.getOrDefault(one.getKey(), 0.0));
        }
        return common;
    }

    private static double most(Map<String, Double> beliefs) {
        return beliefs.values().stream().mapToDouble(p -> p).max().orElse(0);
    }

    private static String best(Map<String, Double> beliefs) {
        return beliefs.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse("");
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
        int word = -1;
        for (int i = 0; i < side.length(); i++) {
            if (i + 1 < side.length() && Han.is(side.charAt(i)) && Han.is(side.charAt(i + 1))) {
                pairs.add(side.substring(i, i + 2));
            }
            boolean latin = Han.isLatin(side.charAt(i));
            word = latin && word < 0 ? i : word;
            if (word >= 0 && (!latin || i + 1 == side.length())) {
                if (i - word > 3) {
                    pairs.add(side.substring(word, i));
                }
                word = -1;
            }
        }
        return pairs;
    }
}
