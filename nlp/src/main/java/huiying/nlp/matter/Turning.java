package huiying.nlp.matter;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import huiying.nlp.Prediction;
import huiying.nlp.Span;
import huiying.nlp.chinese.Hanlp.Word;
import huiying.nlp.classify.Classifier;
import huiying.nlp.matter.Seams.Seam;
import huiying.nlp.matter.Seams.Sign;
import huiying.nlp.text.Han;

/**
 * What can be seen of a seam: how sure and how different the fields of both sides are, what stands on it, how long everything is, and the parts of speech
 * with which the right side begins. {@link SeamNet} weighs it.
 */
final class Turning {
    static final List<String> FEATURES = List.of("bias", "strong word", "weak word", "announced", "stop", "stop and strong", "fields in common", "field sure",
            "both are matters", "shorter side", "whole length", "letters in common", "carries on", "question", "first person", "english", "opens",
            "also inside",
            "left opens", "long", "same best field", "strong word, fields apart", "announced, fields apart", "clear fields apart", "opens, fields apart",
            "also, fields apart", "weak word, fields apart", "stop, fields apart", "matters, fields apart", "shorter side, fields apart", "opens and stop",
            "neighbours apart", "length of next", "length of last", "clauses behind", "clauses before", "clauses", "length of next, fields apart",
            "length of last, fields apart", "clauses behind, fields apart", "clauses before, fields apart", "clauses, fields apart");
    private static final int CANDIDATES = 6;
    private static final int EDGE = 60;

    /** The small models a seam is looked at with: the field of a side, whether it is a matter, whether a clause opens one. */
    record Views(Classifier fields, Classifier matters, Classifier openings) {
    }

    private final Views views;
    private final String lower;
    private final List<Word> words;
    private final int clauses;
    private final boolean announced;
    private final boolean english;
    private final Map<String, Double> opening = new HashMap<>();
    private final Map<String, Map<String, Double>> fields = new HashMap<>();

    /** @param lower the whole text in lower case; @param words the same segmented */
    Turning(Views views, String lower, List<Word> words) {
        this.views = views;
        this.lower = lower;
        this.words = words;
        clauses = Clauses.of(lower).size();
        announced = Seams.announced(lower);
        english = !lower.isEmpty() && lower.chars().filter(c -> Han.is((char) c)).count() * 4 < lower.length();
    }

    /** What speaks for and against a turn; {@link #FEATURES} first, then those of {@link Speech}. */
    double[] features(Seam seam) {
        double[] seen = seen(seam);
        double[] speech = Speech.at(seam.right().start(), lower, words);
        double[] all = Arrays.copyOf(seen, seen.length + speech.length);
        System.arraycopy(speech, 0, all, seen.length, speech.length);
        return all;
    }

    private double[] seen(Seam seam) {
        String left = lower.substring(Math.max(seam.left().start(), seam.left().end() - EDGE), seam.left().end());
        String right = lower.substring(seam.right().start(), Math.min(seam.right().end(), seam.right().start() + EDGE));
        List<Span> behind = Clauses.of(right);
        List<Span> before = Clauses.of(left);
        String next = behind.isEmpty() ? right : right.substring(0, behind.getFirst().end());
        String last = before.isEmpty() ? left : left.substring(before.getLast().start());
        double apart = 1 - common(fields(left), fields(right));
        double sure = Math.min(most(fields(left)), most(fields(right)));
        double matters = Math.min(share(views.matters, left, "matter"), share(views.matters, right, "matter"));
        double opens = opens(next);
        double shorter = Math.log(Math.min(left.length(), right.length()));
        double strong = on(seam.sign() == Sign.STRONG);
        double weak = on(seam.sign() == Sign.WEAK);
        double stop = on(seam.stop());
        double also = on(alsoInside(next));
        double nextLength = Math.log(1 + next.length() / 10.0);
        double lastLength = Math.log(1 + last.length() / 10.0);
        double after = Math.log(1 + behind.size());
        double ahead = Math.log(1 + before.size());
        double all = Math.log(1 + clauses);
        return new double[]{1, strong, weak, on(announced), stop, stop * strong, 1 - apart, sure, matters, shorter, Math.log(lower.length()),
                shared(left, right), on(Seams.carriesOn(right)), on(lower.indexOf('?') >= 0), on(right.startsWith("我")), on(english), opens, also, opens(last),
                on(lower.length() > (english ? 220 : 80)), on(best(fields(left)).equals(best(fields(right)))), strong * apart, on(announced) * apart,
                sure * apart, opens * apart, also * apart, weak * apart, stop * apart, matters * apart, shorter * apart, opens * stop,
                1 - common(fields(last), fields(next)), nextLength, lastLength, after, ahead, all, nextLength * apart, lastLength * apart, after * apart,
                ahead * apart, all * apart};
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

    private Map<String, Double> fields(String side) {
        return fields.computeIfAbsent(side, words -> shares(views.fields, words, CANDIDATES));
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
