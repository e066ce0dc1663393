package huiying.bot.knowledge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Language;
import huiying.nlp.knowledge.KnownQuestions;

/**
 * Ready answers to common questions, in two languages. Given only when it is sure enough that this is what was asked, and only as long as the answer is valid; it
 * helps at once and settles nothing: a person still sees the question.
 */
public final class Knowledge {
    /** Of held-out ways of asking that were answered at this confidence, nine in ten got the right answer in Chinese, eight in ten in English. */
    private static final double ENOUGH = 0.8;
    private static final int COLUMNS = 7;

    private volatile List<Entry> entries;
    private final AtomicReference<@Nullable Valid> valid = new AtomicReference<>();

    /** A question with its answer in two languages. */
    public record Answer(String question, String zh, String en, String topic) {
        public String in(Language language) {
            return language == Language.ZH ? zh : en;
        }
    }

    /** An answer and how likely it is that it was asked for. */
    public record Found(Answer answer, double confidence) {
    }

    private record Entry(Answer answer, List<String> ways, @Nullable LocalDate until) {
        boolean isValidOn(LocalDate day) {
            return until == null || !day.isAfter(until);
        }
    }

    /** What may be answered on a day; it changes when an answer runs out. */
    private record Valid(LocalDate day, KnownQuestions questions, Map<String, Answer> answers) {
    }

    /** @param rows question, other ways of asking (；), Chinese answer, English answer, topic, English ways of asking (;), last valid day or nothing */
    public Knowledge(List<String[]> rows) {
        entries = rows.stream().map(Knowledge::entry).toList();
    }

    /** From now on these. */
    public void become(List<String[]> rows) {
        entries = rows.stream().map(Knowledge::entry).toList();
        valid.set(null);
    }

    private static Entry entry(String[] row) {
        String[] all = Arrays.copyOf(row, COLUMNS);
        String english = Objects.requireNonNullElse(all[5], "");
        String until = Objects.requireNonNullElse(all[6], "");
        var ways = Stream.of(Stream.of(row[0]), Arrays.stream(row[1].split("；")), Arrays.stream(english.split(";"))).flatMap(Function.identity())
                .map(String::strip)
                .filter(way -> !way.isEmpty()).toList();
        return new Entry(new Answer(row[0], row[2], row[3], row[4]), ways, until.isBlank() ? null : LocalDate.parse(until.strip()));
    }

    /** The answers that come with the product; a city checks limits and numbers before it uses them. */
    public static Knowledge bundled() {
        return new Knowledge(rows());
    }

    /** The rows that ship, as {@link #become} takes them. */
    public static List<String[]> rows() {
        try (var in = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(Knowledge.class.getResourceAsStream("/huiying/bot/knowledge.tsv")), StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> !line.isBlank()).map(line -> line.split("\t", -1)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Empty when it is not known, or not sure enough, what was asked, or the answer is no longer valid. */
    public Optional<Answer> find(String question, LocalDate today) {
        return nearest(question, today).filter(found -> found.confidence() >= ENOUGH).map(Found::answer);
    }

    /** The nearest answer, however unsure. */
    public Optional<Found> nearest(String question, LocalDate today) {
        var now = on(today);
        return now.questions.nearest(question).map(found -> new Found(Objects.requireNonNull(now.answers.get(found.name())), found.confidence()));
    }

    private Valid on(LocalDate today) {
        var known = valid.get();
        if (known == null || !known.day.equals(today)) {
            var current = entries.stream().filter(entry -> entry.isValidOn(today)).toList();
            known = new Valid(today, new KnownQuestions(current.stream().map(Knowledge::question).toList()),
                    current.stream().collect(Collectors.toMap(entry -> entry.answer.question(), Entry::answer, (first, again) -> first)));
            valid.set(known);
        }
        return known;
    }

    private static KnownQuestions.Question question(Entry entry) {
        return new KnownQuestions.Question(entry.answer.question(), entry.ways, entry.answer.zh() + " " + entry.answer.en());
    }
}
