package huiying.bot.learning.releases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import huiying.nlp.Promise;
import huiying.nlp.classify.Binomial;

/** Holds live answers against the promise. Where people's decisions show that it is broken, less is called clear: first the class that breaks it, then everything. */
public final class Guard {
    /** The latest so many count; a sudden change shows in the shorter span, a slow one in the longer. */
    static final int LONG = 200;
    private static final int BRIEF = 10;
    private static final double CERTAIN = .99;
    private static final int FEWEST_ABOVE = 5;
    /** No confidence is as high. */
    static final double NEVER = 2;

    private Guard() {
    }

    /** A clear answer and what people made of it. */
    public record Verdict(String label, double confidence, boolean right) {
    }

    /** A stricter promise when the latest verdicts, newest first, break the one in force. */
    public static Optional<Promise> stricter(List<Verdict> latest, Promise promise) {
        var counted = latest.stream().filter(verdict -> promise.allows(verdict.label(), verdict.confidence())).limit(LONG).toList();
        Map<String, Double> floors = new HashMap<>(promise.floors());
        for (var label : new TreeSet<>(counted.stream().map(Verdict::label).toList())) {
            var own = counted.stream().filter(verdict -> verdict.label().equals(label)).toList();
            if (isBroken(own, promise.precision())) {
                floors.put(label, floor(own, promise.precision()));
            }
        }
        if (floors.equals(promise.floors()) && isBroken(counted, promise.precision())) {
            floors.put(Promise.ANY, floor(counted, promise.precision()));
        }
        return floors.equals(promise.floors()) ? Optional.empty() : Optional.of(new Promise(promise.precision(), floors));
    }

    static boolean isBroken(List<Verdict> some, double precision) {
        return isBrokenWithin(some, precision, BRIEF) || isBrokenWithin(some, precision, LONG);
    }

    /** So many wrong ones would hardly ever come about if the promise held. */
    private static boolean isBrokenWithin(List<Verdict> some, double precision, int span) {
        int trials = Math.min(span, some.size());
        int wrong = (int) some.stream().limit(span).filter(verdict -> !verdict.right()).count();
        return wrong > 0 && Binomial.lowerBound(wrong, trials, CERTAIN) > 1 - precision;
    }

    /** The least confidence above which the latest answers kept the promise. */
    private static double floor(List<Verdict> some, double precision) {
        var sorted = some.stream().sorted((a, b) -> Double.compare(b.confidence(), a.confidence())).toList();
        int right = 0;
        double floor = NEVER;
        for (int n = 1; n <= sorted.size(); n++) {
            right += sorted.get(n - 1).right() ? 1 : 0;
            boolean last = n == sorted.size() || sorted.get(n).confidence() < sorted.get(n - 1).confidence();
            if (last && n >= FEWEST_ABOVE && right >= precision * n && n < sorted.size()) {
                floor = sorted.get(n - 1).confidence();
            }
        }
        return floor;
    }
}
