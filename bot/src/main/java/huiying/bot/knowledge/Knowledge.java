package huiying.bot.knowledge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import huiying.nlp.Language;

/**
 * Ready answers to common questions, found by the characters and character pairs a question shares with an answer and the ways it is asked, rare ones counting more.
 * An answer helps at once and settles nothing: a person still sees the question.
 */
public final class Knowledge {
    /** Chosen so that of ten ways of asking never seen before, at most about one of those answered gets another answer. */
    private static final double ENOUGH = 0.22;

    private final List<Entry> entries;
    private final Map<String, Double> rarity = new HashMap<>();
    private final double unseen;

    /** A question with its answer in two languages. */
    public record Answer(String question, String zh, String en, String topic) {
        public String in(Language language) {
            return language == Language.ZH ? zh : en;
        }
    }

    private record Entry(Set<String> grams, Answer answer) {
    }

    /** @param rows question, other ways of asking (；), Chinese answer, English answer, topic */
    public Knowledge(List<String[]> rows) {
        entries = rows.stream()
                .map(row -> new Entry(grams(row[0] + "\n" + row[1].replace('；', '\n') + "\n" + row[2]), new Answer(row[0], row[2], row[3], row[4]))).toList();
        var counts = new HashMap<String, Integer>();
        entries.forEach(entry -> entry.grams.forEach(gram -> counts.merge(gram, 1, Integer::sum)));
        counts.forEach((gram, count) -> rarity.put(gram, Math.log(1 + entries.size() / (double) count)));
        unseen = Math.log(1.0 + entries.size()) / 2;
    }

    /** The answers that come with the product; a city checks limits and numbers before it uses them. */
    public static Knowledge bundled() {
        return new Knowledge(rows());
    }

    static List<String[]> rows() {
        try (var in = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(Knowledge.class.getResourceAsStream("/huiying/bot/knowledge.tsv")), StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> !line.isBlank()).map(line -> line.split("\t", -1)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Empty when nothing known is close enough to the question. */
    public Optional<Answer> find(String question) {
        var asked = grams(question);
        return entries.stream().map(entry -> Map.entry(likeness(asked, entry.grams), entry.answer)).filter(found -> found.getKey() >= ENOUGH)
                .max(Comparator.comparingDouble(Map.Entry::getKey)).map(Map.Entry::getValue);
    }

    private double likeness(Set<String> asked, Set<String> known) {
        double shared = asked.stream().filter(known::contains).mapToDouble(this::weight).sum();
        return shared == 0 ? 0 : shared / Math.sqrt(weight(asked) * weight(known));
    }

    private double weight(Set<String> grams) {
        return grams.stream().mapToDouble(this::weight).sum();
    }

    private double weight(String gram) {
        return rarity.getOrDefault(gram, unseen);
    }

    /** Characters and pairs; a line break parts them, anything else that is no letter is passed over. */
    private static Set<String> grams(String text) {
        var grams = new HashSet<String>();
        text.lines().forEach(line -> {
            var letters = line.codePoints().filter(Character::isLetterOrDigit).mapToObj(Character::toString).toList();
            for (int i = 0; i < letters.size(); i++) {
                grams.add(letters.get(i));
                if (i > 0) {
                    grams.add(letters.get(i - 1) + letters.get(i));
                }
            }
        });
        return grams;
    }
}
