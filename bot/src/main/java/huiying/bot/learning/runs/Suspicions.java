package huiying.bot.learning.runs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import huiying.bot.learning.runs.Card.Flips;
import huiying.bot.learning.runs.Card.Giver;
import huiying.bot.learning.samples.Sample;
import huiying.nlp.similar.SimilarTexts;

/** Labels that contradict what everything else says: mistakes, categories nobody can tell apart, or somebody's intention. */
final class Suspicions {
    private static final double SURE_OF_ANOTHER = .7;
    private static final double HARDLY_THIS = .05;
    private static final double ALIKE = .75;
    private static final int NEIGHBOURS = 4;
    private static final int MOST = 1_000;
    private static final int NAMED = 5;

    private Suspicions() {
    }

    /** What was noticed about a sample; {@code other} is the one it contradicts or repeats. */
    record Finding(String kind, UUID sample, @Nullable UUID other, double score, String says) {
    }

    /** Whether models that never saw this label are sure of another one. What the model in force does not know at all is news, not a contradiction. */
    static boolean isSuspect(HeldAnswer answer, Set<String> knownBefore) {
        return !answer.right() && answer.best().confidence() >= SURE_OF_ANOTHER && answer.given() <= HARDLY_THIS && knownBefore.contains(answer.label());
    }

    static Flips flips(List<HeldAnswer> answers, Map<UUID, Sample> samples, Set<String> knownBefore) {
        int[] counts = new int[4];
        Map<String, int[]> givers = new HashMap<>();
        for (var answer : answers) {
            boolean suspect = isSuspect(answer, knownBefore);
            counts[answer.fresh() ? 0 : 2]++;
            counts[answer.fresh() ? 1 : 3] += suspect ? 1 : 0;
            var sample = samples.get(answer.sample());
            if (answer.fresh() && sample != null) {
                int[] own = givers.computeIfAbsent(sample.source().by(), any -> new int[2]);
                own[0]++;
                own[1] += suspect ? 1 : 0;
            }
        }
        var worst = givers.entrySet().stream().filter(entry -> entry.getValue()[1] > 0)
                .sorted(Comparator.comparingInt((Map.Entry<String, int[]> entry) -> -entry.getValue()[1]).thenComparing(Map.Entry::getKey)).limit(NAMED)
                .map(entry -> new Giver(entry.getKey(), entry.getValue()[0], entry.getValue()[1])).toList();
        return new Flips(counts[0], counts[1], counts[2], counts[3], worst);
    }

    static List<Finding> suspects(List<HeldAnswer> answers, Set<String> knownBefore) {
        return answers.stream().filter(answer -> isSuspect(answer, knownBefore))
                .sorted(Comparator.comparingDouble((HeldAnswer answer) -> -answer.best().confidence())).limit(MOST)
                .map(answer -> new Finding("suspect", answer.sample(), null, answer.best().confidence(), answer.best().label())).toList();
    }

    /** New samples that say nearly what an older one says: under another label a conflict, under the same one a twin. */
    static List<Finding> doubles(List<HeldAnswer> answers, List<Snapshot.Lesson> lessons) {
        var fresh = answers.stream().filter(HeldAnswer::fresh).map(HeldAnswer::sample).collect(Collectors.toSet());
        if (fresh.isEmpty()) {
            return List.of();
        }
        var index = new SimilarTexts();
        var labels = new HashMap<UUID, String>();
        for (var lesson : lessons) {
            index.add(lesson.row().sample(), lesson.text());
            labels.put(lesson.row().sample(), lesson.row().label());
        }
        var found = new ArrayList<Finding>();
        for (var lesson : lessons) {
            if (fresh.contains(lesson.row().sample()) && found.size() < MOST) {
                nearest(lesson, index, labels).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Finding> nearest(Snapshot.Lesson lesson, SimilarTexts index, Map<UUID, String> labels) {
        var own = lesson.row();
        var near = index.nearest(lesson.text(), NEIGHBOURS).stream().filter(match -> !match.id().equals(own.sample()) && match.likeness() >= ALIKE).toList();
        var other = near.stream().filter(match -> !own.label().equals(labels.get(match.id()))).findFirst();
        return other.or(() -> near.stream().findFirst())
                .map(match -> new Finding(other.isPresent() ? "conflict" : "twin", own.sample(), match.id(), match.likeness(),
                        labels.getOrDefault(match.id(), "")));
    }
}
