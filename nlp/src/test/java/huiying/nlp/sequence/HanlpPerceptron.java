package huiying.nlp.sequence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

import com.hankcs.hanlp.model.perceptron.NERTrainer;
import com.hankcs.hanlp.model.perceptron.PerceptronNERecognizer;
import com.hankcs.hanlp.model.perceptron.tagset.NERTagSet;

/** HanLP's own perceptron for named entities, taught the same labelled tokens as ours: something to be held against. Its "parts of speech" may be anything known of a token. */
public final class HanlpPerceptron {
    private static final int ROUNDS = Integer.getInteger("rounds", 12);
    private static final String RESERVED = "/[]";

    private final PerceptronNERecognizer recogniser;
    private final Function<List<String>, List<String>> tags;

    private HanlpPerceptron(PerceptronNERecognizer recogniser, Function<List<String>, List<String>> tags) {
        this.recogniser = recogniser;
        this.tags = tags;
    }

    /** @param tags what is known of each token of a text, in the place of its part of speech */
    public static HanlpPerceptron train(List<Sequence> examples, Function<List<String>, List<String>> tags) throws IOException {
        Path folder = Files.createTempDirectory("rival");
        Path corpus = folder.resolve("corpus");
        Files.write(corpus, examples.stream().map(example -> line(example, tags.apply(example.tokens()))).toList());
        var labels = new NERTagSet();
        var kinds = new TreeSet<String>();
        examples.forEach(example -> example.stretches().forEach(stretch -> kinds.add(stretch.label())));
        labels.nerLabels.clear();
        labels.nerLabels.addAll(kinds);
        Path model = folder.resolve("model");
        new NERTrainer(labels).train(corpus.toString(), corpus.toString(), model.toString(), 0, ROUNDS, 1);
        System.out.println("model bytes " + Files.size(model));
        return new HanlpPerceptron(new PerceptronNERecognizer(model.toString()), tags);
    }

    /** In the form of the People's Daily corpus: {@code [浙/n 商/n]/company 称/v}. */
    private static String line(Sequence example, List<String> tags) {
        var line = new StringBuilder();
        var open = example.stretches();
        for (int i = 0; i < example.tokens().size(); i++) {
            int at = i;
            boolean begins = open.stream().anyMatch(stretch -> stretch.first() == at);
            line.append(i > 0 ? " " : "").append(begins ? "[" : "").append(plain(example.tokens().get(i))).append('/').append(tags.get(i));
            open.stream().filter(stretch -> stretch.last() == at + 1).forEach(stretch -> line.append("]/").append(stretch.label()));
        }
        return line.toString();
    }

    /** The signs of the format itself cannot stand in a text. */
    private static String plain(String token) {
        return token.isBlank() ? "_" : token.codePoints().anyMatch(c -> RESERVED.indexOf(c) >= 0) ? "·" : token.replace(' ', '_');
    }

    public List<Stretch> tag(List<String> tokens) {
        String[] found = recogniser.recognize(tokens.stream().map(HanlpPerceptron::plain).toArray(String[]::new), tags.apply(tokens).toArray(String[]::new));
        var stretches = new ArrayList<Stretch>();
        int start = 0;
        for (int i = 0; i < found.length; i++) {
            String label = found[i];
            if (label.startsWith("B-")) {
                start = i;
            } else if (label.startsWith("E-") && Stretch.kind(found[start]).equals(Stretch.kind(label))) {
                stretches.add(new Stretch(start, i + 1, Stretch.kind(label)));
            }
        }
        return stretches;
    }
}
