package huiying.nlp.knowledge;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Known questions, each with the ways it is asked and the words of its answer. A new question is compared with every way; how sure the best one is depends on how
 * close it is, how far ahead of the next, and how much of the question it accounts for. Thread-safe; a few microseconds a question.
 */
public final class KnownQuestions {
    /** One word in common may be chance. */
    private static final int FEWEST_SHARED = 2;
    private static final double OF_ONE_WAY = .75;
    private static final double SURE_FROM = -2.97;
    private static final double BY_CLOSENESS = -3.26;
    private static final double BY_LEAD = 2.77;
    private static final double BY_COVER = 8.28;

    private final List<Known> known;
    private final Map<String, Double> rarity;
    private final double unseen;

    /** A question by its name, the ways it is asked, and the words of its answer. */
    public record Question(String name, List<String> ways, String answer) {
        public Question {
            ways = List.copyOf(ways);
        }
    }

    /** The known question that is nearest, and how likely it is what was asked, 0 to 1. */
    public record Found(String name, double confidence) {
    }

    private record Known(String name, List<Set<String>> ways, Set<String> all) {
    }

    /** What is known about the nearest question before it is turned into a confidence. */
    record Signs(String name, double closeness, double lead, double cover) {
    }

    public KnownQuestions(List<Question> questions) {
        known = questions.stream().map(KnownQuestions::read).toList();
        var counts = new HashMap<String, Integer>();
        known.forEach(question -> question.all.forEach(term -> counts.merge(term, 1, Integer::sum)));
        rarity = counts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> Math.log(1 + known.size() / (double) entry.getValue())));
        unseen = Math.log(1.0 + known.size());
    }

    private static Known read(Question question) {
        var ways = question.ways().stream().map(Terms::of).filter(terms -> !terms.isEmpty()).toList();
        var all = new HashSet<>(Terms.of(question.answer()));
        ways.forEach(all::addAll);
        return new Known(question.name(), ways, all);
    }

    /** The nearest known question; empty when none has two words in common. */
    public Optional<Found> nearest(String asked) {
        return signs(asked).map(signs -> new Found(signs.name, confidence(signs)));
    }

    Optional<Signs> signs(String asked) {
        var terms = Terms.of(asked);
        Known best = null;
        double first = 0;
        double second = 0;
        for (var question : known) {
            double close = closeness(terms, question);
            if (close > first) {
                second = first;
                first = close;
                best = question;
            } else {
                second = Math.max(second, close);
            }
        }
        return best == null || terms.stream().filter(best.all::contains).count() < FEWEST_SHARED
                ? Optional.empty()
                : Optional.of(new Signs(best.name, first, first - second, cover(terms, best.all)));
    }

    private double closeness(Set<String> terms, Known question) {
        double way = question.ways.stream().map(other -> cosine(terms, other)).max(Comparator.naturalOrder()).orElse(0.0);
        return OF_ONE_WAY * way + (1 - OF_ONE_WAY) * cosine(terms, question.all);
    }

    private double cosine(Set<String> some, Set<String> others) {
        double shared = shared(some, others);
        return shared == 0 ? 0 : shared / Math.sqrt(weight(some) * weight(others));
    }

    /** The part of the question that the known one accounts for. */
    private double cover(Set<String> terms, Set<String> all) {
        return shared(terms, all) / weight(terms);
    }

    private double shared(Set<String> some, Set<String> others) {
        return some.stream().filter(others::contains).mapToDouble(this::weight).sum();
    }

    private double weight(Set<String> terms) {
        return terms.stream().mapToDouble(this::weight).sum();
    }

    private double weight(String term) {
        return rarity.getOrDefault(term, unseen);
    }

    /** A logistic curve fitted to held-out ways of asking and to words that ask nothing known; how much is accounted for tells most, closeness beyond that little. */
    private static double confidence(Signs signs) {
        double sum = SURE_FROM + BY_CLOSENESS * signs.closeness + BY_LEAD * signs.lead + BY_COVER * signs.cover;
        return 1 / (1 + Math.exp(-sum));
    }
}
