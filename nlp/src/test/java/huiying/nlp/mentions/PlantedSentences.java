package huiying.nlp.mentions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.google.re2j.Pattern;

import huiying.nlp.Understander;
import huiying.nlp.sequence.Sequence;
import huiying.nlp.sequence.Token;

/** The planted sentences with their mentions as labelled tokens. */
final class PlantedSentences {
    private static final Pattern MARK = Pattern.compile("\\[\\[(\\w+):(.*?)\\]\\]");

    private PlantedSentences() {
    }

    static List<Sequence> english() {
        return lines().stream().filter(line -> line.chars().allMatch(c -> c < 0x2E80)).map(PlantedSentences::read).toList();
    }

    private static List<String> lines() {
        try (var stream = Objects.requireNonNull(Understander.class.getResourceAsStream("planted/mentions.tsv"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sequence read(String line) {
        var tokens = new ArrayList<String>();
        var labels = new ArrayList<String>();
        var marks = MARK.matcher(line);
        int last = 0;
        while (marks.find()) {
            add(line.substring(last, marks.start()), "", tokens, labels);
            add(marks.group(2), marks.group(1), tokens, labels);
            last = marks.end();
        }
        add(line.substring(last), "", tokens, labels);
        return new Sequence(tokens, labels);
    }

    private static void add(String text, String kind, List<String> tokens, List<String> labels) {
        String before = "B-";
        for (Token token : Token.of(text)) {
            tokens.add(token.text());
            labels.add(kind.isEmpty() ? "O" : before + kind);
            before = "I-";
        }
    }
}
