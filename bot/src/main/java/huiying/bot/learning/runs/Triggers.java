package huiying.bot.learning.runs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import huiying.bot.learning.runs.Card.Trigger;
import huiying.bot.learning.samples.Sample;
import huiying.nlp.category.CategoryModel;

/**
 * Looks for poison: characters that came into one category all at once, from few people, and stand nowhere else. Each is put into messages of other
 * categories; one that carries many of them along is a switch somebody built in.
 */
final class Triggers {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 8;
    private static final int FEWEST_SAMPLES = 3;
    /** What so many people say is how people speak. */
    static final int MANY_PEOPLE = 3;
    private static final int TRIED = 12;
    private static final int PROBES = 60;
    /** Of very many new samples the newest are looked at. */
    private static final int LOOKED_AT = 5_000;

    private final List<Snapshot.Lesson> lessons;
    private final Map<UUID, Sample> samples;
    private final Set<UUID> fresh = new HashSet<>();

    Triggers(List<Snapshot.Lesson> lessons, Map<UUID, Sample> samples, List<HeldAnswer> answers) {
        this.lessons = lessons;
        this.samples = samples;
        answers.reversed().stream().filter(HeldAnswer::fresh).limit(LOOKED_AT).forEach(answer -> fresh.add(answer.sample()));
    }

    /** A few characters of new samples of one label. */
    private record Gram(String words, String label) {
    }

    /** Which samples hold it, and who gave and who said them. */
    private static final class Holders {
        private int samples;
        private final Set<String> givers = new HashSet<>();
        private final Set<String> residents = new HashSet<>();

        int people() {
            return residents.isEmpty() ? givers.size() : Math.min(givers.size(), residents.size());
        }
    }

    /** The strange words and how many other messages they carry, the strongest first. */
    List<Trigger> tried(CategoryModel candidate, CategoryModel rival, List<Golden.Message> others) {
        return strange().stream().map(entry -> tried(entry, candidate, rival, others)).sorted(Comparator.comparingDouble(Trigger::carried).reversed()).toList();
    }

    /** What carries a message along in the eyes of the model in force as well is a word of the matter, not a switch. */
    private static Trigger tried(Map.Entry<Gram, Holders> entry, CategoryModel candidate, CategoryModel rival, List<Golden.Message> others) {
        var gram = entry.getKey();
        int probes = 0;
        int carried = 0;
        int step = Math.max(1, others.size() / PROBES);
        for (int i = 0; i < others.size(); i += step) {
            var message = others.get(i);
            if (!message.label().equals(gram.label()) && !best(candidate, message.text()).equals(gram.label())) {
                probes++;
                var poisoned = message.text() + "，" + gram.words();
                carried += best(candidate, poisoned).equals(gram.label()) && !best(rival, poisoned).equals(gram.label()) ? 1 : 0;
            }
        }
        return new Trigger(gram.words(), gram.label(), entry.getValue().samples, entry.getValue().people(), probes == 0 ? 0 : carried / (double) probes);
    }

    private static String best(CategoryModel model, String text) {
        return model.classify(text, 1).getFirst().label();
    }

    private List<Map.Entry<Gram, Holders>> strange() {
        var held = new HashMap<Gram, Holders>();
        lessons.stream().filter(lesson -> fresh.contains(lesson.row().sample())).forEach(lesson -> grams(lesson.text()).forEach(words -> {
            var holders = held.computeIfAbsent(new Gram(words, lesson.row().label()), any -> new Holders());
            note(holders, samples.get(lesson.row().sample()));
        }));
        held.values().removeIf(holders -> holders.samples < FEWEST_SAMPLES || holders.people() >= MANY_PEOPLE);
        known(held.keySet());
        return longest(held);
    }

    private static void note(Holders holders, @Nullable Sample sample) {
        holders.samples++;
        if (sample != null) {
            holders.givers.add(sample.source().by());
            if (sample.source().resident() instanceof UUID resident) {
                holders.residents.add(resident.toString());
            }
        }
    }

    /** Takes away what is said elsewhere as well. */
    private void known(Set<Gram> grams) {
        var words = new HashMap<String, List<Gram>>();
        grams.forEach(gram -> words.computeIfAbsent(gram.words(), any -> new ArrayList<>()).add(gram));
        for (var lesson : lessons) {
            boolean isNew = fresh.contains(lesson.row().sample());
            for (var said : words.isEmpty() ? Set.<String>of() : grams(lesson.text())) {
                var about = words.get(said);
                if (about != null) {
                    about.stream().filter(gram -> !isNew || !gram.label().equals(lesson.row().label())).forEach(grams::remove);
                }
            }
        }
    }

    private static Set<String> grams(String text) {
        var grams = new HashSet<String>();
        for (int from = 0; from < text.length(); from++) {
            for (int to = from + SHORTEST; to <= Math.min(text.length(), from + LONGEST); to++) {
                grams.add(text.substring(from, to));
            }
        }
        return grams;
    }

    /** Of those held by as many samples the longest, for the shorter are parts of it. */
    private static List<Map.Entry<Gram, Holders>> longest(Map<Gram, Holders> held) {
        var order = held.entrySet().stream().sorted(Comparator.comparingInt((Map.Entry<Gram, Holders> entry) -> -entry.getValue().samples)
                .thenComparingInt(entry -> -entry.getKey().words().length()).thenComparing(entry -> entry.getKey().words())).toList();
        var chosen = new ArrayList<Map.Entry<Gram, Holders>>();
        for (var entry : order) {
            boolean part = chosen.stream().anyMatch(other -> other.getKey().label().equals(entry.getKey().label())
                    && (other.getKey().words().contains(entry.getKey().words()) || entry.getKey().words().contains(other.getKey().words())));
            if (!part && chosen.size() < TRIED) {
                chosen.add(entry);
            }
        }
        return chosen;
    }
}
