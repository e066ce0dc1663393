package huiying.nlp.mentions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

import com.google.re2j.Pattern;

import huiying.nlp.chinese.Hanlp;
import huiying.nlp.chinese.Hanlp.Word;
import huiying.nlp.sequence.HanlpPerceptron;
import huiying.nlp.sequence.Sequence;
import huiying.nlp.sequence.SpanScores;
import huiying.nlp.sequence.Stretch;
import huiying.nlp.sequence.Tagger;
import huiying.nlp.sequence.TaggerTrainer;
import huiying.nlp.sequence.Token;

/**
 * The tagger of mentions beside HanLP's perceptron for entities, both taught the same lines of a file of news with ten kinds of entities marked
 * ({@code {"text": …, "label": {"name": {"…": [[9, 11]]}}}}), characters as tokens, every fifth line judged. Run: {@code java -cp … EntityRivals cluener.json [no]}.
 * The file is not part of the project.
 */
final class EntityRivals {
    private static final Pattern KIND = Pattern.compile("\"(\\w+)\": \\{(.*?)\\]\\]\\}");
    private static final Pattern ENDS = Pattern.compile("\\[(\\d+), (\\d+)\\]");
    private static final int JUDGED = 5;
    private static final Hanlp HANLP = new Hanlp(List.of());
    private static final MentionClues CLUES = new MentionClues(HANLP);

    private EntityRivals() {
    }

    static void main(String[] arguments) throws IOException {
        List<Sequence> all = Files.readAllLines(Path.of(arguments[0])).stream().filter(line -> !line.isBlank()).map(EntityRivals::read).toList();
        List<Sequence> taught = IntStream.range(0, all.size()).filter(i -> i % JUDGED != 0).mapToObj(all::get).toList();
        List<Sequence> judged = IntStream.range(0, all.size()).filter(i -> i % JUDGED == 0).mapToObj(all::get).toList();
        System.out.printf(Locale.ROOT, "taught %d, judged %d%n", taught.size(), judged.size());
        judge("ours", judged, ours(taught));
        judge("HanLP", judged, hanlp(taught));
    }

    private static Function<List<String>, List<Stretch>> ours(List<Sequence> taught) {
        long start = System.nanoTime();
        Tagger tagger = TaggerTrainer.train(taught, EntityRivals::clues, new TaggerTrainer.Options(12, 21, 1.5f, 7));
        told("ours", start);
        return tagger::tag;
    }

    private static Function<List<String>, List<Stretch>> hanlp(List<Sequence> taught) throws IOException {
        long start = System.nanoTime();
        var rival = HanlpPerceptron.train(taught, EntityRivals::tags);
        told("HanLP", start);
        return rival::tag;
    }

    /** What the tagger of mentions sees, with single characters as tokens. */
    private static int[][] clues(List<String> characters) {
        String text = String.join("", characters);
        return CLUES.of(text, IntStream.range(0, characters.size()).mapToObj(i -> new Token(i, i + 1, characters.get(i))).toList(), HANLP.words(text));
    }

    private static void told(String name, long start) {
        System.out.printf(Locale.ROOT, "%s trained in %.1f s%n", name, (System.nanoTime() - start) / 1e9);
    }

    private static void judge(String name, List<Sequence> judged, Function<List<String>, List<Stretch>> tagger) {
        var scores = new SpanScores();
        long start = System.nanoTime();
        judged.forEach(one -> scores.add(one.stretches(), tagger.apply(one.tokens())));
        System.out.printf(Locale.ROOT, "%s: %.0f microseconds a sentence, F1 %.4f precision %.4f recall %.4f%n", name,
                (System.nanoTime() - start) / 1e3 / judged.size(), scores.all().f1(), scores.all().precision(), scores.all().recall());
        scores.byLabel().forEach((label, score) -> System.out.printf(Locale.ROOT, "  %-14s F1 %.3f of %d%n", label, score.f1(), score.wanted()));
    }

    /** The part of speech of the word a character stands in, and where in it. */
    private static List<String> tags(List<String> characters) {
        String text = String.join("", characters);
        var tags = new ArrayList<String>();
        for (Word word : HANLP.words(text)) {
            for (int i = word.start(); i < word.end(); i++) {
                tags.add(word.nature() + (i == word.start() ? "B" : i == word.end() - 1 ? "E" : "M"));
            }
        }
        while (tags.size() < characters.size()) {
            tags.add("w");
        }
        return tags;
    }

    private static Sequence read(String line) {
        int from = line.indexOf("\"text\": \"") + 9;
        int to = line.indexOf("\", \"label\"");
        String text = line.substring(from, to).replace("\\\"", "\"").replace("\\\\", "\\");
        String[] labels = new String[text.length()];
        Arrays.fill(labels, "O");
        var kinds = KIND.matcher(line.substring(to + "\", \"label\": {".length()));
        while (kinds.find()) {
            var ends = ENDS.matcher(kinds.group(2) + "]");
            while (ends.find()) {
                mark(labels, Integer.parseInt(ends.group(1)), Integer.parseInt(ends.group(2)), kinds.group(1));
            }
        }
        return new Sequence(text.chars().mapToObj(c -> String.valueOf((char) c)).toList(), List.of(labels));
    }

    private static void mark(String[] labels, int first, int last, String kind) {
        for (int i = first; i <= Math.min(last, labels.length - 1); i++) {
            labels[i] = (i == first ? "B-" : "I-") + kind;
        }
    }
}
