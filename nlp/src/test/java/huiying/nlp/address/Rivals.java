package huiying.nlp.address;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.hankcs.hanlp.model.crf.crfpp.Encoder;
import com.hankcs.hanlp.model.crf.crfpp.ModelImpl;

import huiying.nlp.sequence.HanlpPerceptron;
import huiying.nlp.sequence.Sequence;
import huiying.nlp.sequence.SpanScores;
import huiying.nlp.sequence.Stretch;
import huiying.nlp.sequence.TaggerTrainer;
import huiying.nlp.text.Han;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.namefind.TokenNameFinderFactory;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.Span;
import opennlp.tools.util.TrainingParameters;

/**
 * Measures other tools on the same labelled addresses, so that our own parser is held against something: {@code Rivals train.txt dev.txt rules|ours|opennlp|hanlp|hanlp-perceptron}.
 * Not a test; it needs a file that is not part of the project.
 */
final class Rivals {
    private static final Map<String, String> ENDINGS = Map.ofEntries(Map.entry("省", "prov"), Map.entry("市", "city"), Map.entry("区", "district"),
            Map.entry("县", "district"), Map.entry("镇", "town"), Map.entry("乡", "town"), Map.entry("道", "town"), Map.entry("村", "community"),
            Map.entry("路", "road"), Map.entry("街", "road"), Map.entry("巷", "road"), Map.entry("弄", "road"), Map.entry("号", "roadno"),
            Map.entry("幢", "houseno"), Map.entry("栋", "houseno"), Map.entry("楼", "houseno"), Map.entry("单", ""), Map.entry("元", "cellno"),
            Map.entry("层", "floorno"), Map.entry("室", "roomno"), Map.entry("苑", "poi"), Map.entry("厦", "poi"), Map.entry("园", "poi"), Map.entry("城", "poi"));

    private Rivals() {
    }

    public static void main(String[] arguments) throws IOException {
        var train = AddressFile.read(Path.of(arguments[0]));
        var dev = AddressFile.read(Path.of(arguments[1]));
        long start = System.nanoTime();
        Function<List<String>, List<Stretch>> rival = switch (arguments[2]) {
            case "opennlp" -> opennlp(train);
            case "hanlp" -> hanlp(train);
            case "hanlp-perceptron" -> HanlpPerceptron.train(train, Rivals::kinds)::tag;
            case "ours" -> TaggerTrainer.train(train, new AddressClues(), TaggerTrainer.Options.USUAL)::tag;
            default -> Rivals::rules;
        };
        System.out.printf(Locale.ROOT, "trained in %.1f s%n", (System.nanoTime() - start) / 1e9);
        var scores = new SpanScores();
        start = System.nanoTime();
        dev.forEach(address -> scores.add(address.stretches(), rival.apply(address.tokens())));
        System.out.printf(Locale.ROOT, "%s: %.0f microseconds an address%n", arguments[2], (System.nanoTime() - start) / 1e3 / dev.size());
        System.out.print(TrainAddresses.report(scores));
    }

    /** Everything up to a word that addresses' parts end with is such a part. */
    private static List<Stretch> rules(List<String> tokens) {
        var found = new ArrayList<Stretch>();
        int start = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String label = ENDINGS.getOrDefault(tokens.get(i), "");
            if (!label.isEmpty() && i > start) {
                found.add(new Stretch(start, i + 1,
                        label.equals("town") && i > 0 && !tokens.get(i - 1).equals("街") && tokens.get(i).equals("道") ? "road" : label));
                start = i + 1;
            }
        }
        return found;
    }

    /** Digit, letter, sign or character, and whether parts of addresses end with it, for a tool that wants to know parts of speech. */
    private static List<String> kinds(List<String> tokens) {
        return tokens.stream().map(token -> {
            char c = token.charAt(0);
            String shape = Han.isDigit(c) ? "d" : Han.isLatin(c) ? "l" : Han.is(c) ? "c" : "s";
            return ENDINGS.containsKey(token) ? "e" : shape;
        }).toList();
    }

    private static Function<List<String>, List<Stretch>> opennlp(List<Sequence> train) throws IOException {
        var samples = train.stream().map(address -> new NameSample(address.tokens().toArray(String[]::new), address.stretches().stream()
                .map(stretch -> new Span(stretch.first(), stretch.last(), stretch.label())).toArray(Span[]::new), true)).toList();
        var parameters = TrainingParameters.defaultParams();
        parameters.put(TrainingParameters.ALGORITHM_PARAM, "PERCEPTRON");
        parameters.put(TrainingParameters.CUTOFF_PARAM, 0);
        parameters.put(TrainingParameters.ITERATIONS_PARAM, 100);
        var model = NameFinderME.train("zh", null, ObjectStreamUtils.createObjectStream(samples), parameters, new TokenNameFinderFactory());
        var bytes = new java.io.ByteArrayOutputStream();
        model.serialize(bytes);
        System.out.println("model bytes " + bytes.size());
        var finder = new NameFinderME(model);
        return tokens -> {
            finder.clearAdaptiveData();
            return java.util.Arrays.stream(finder.find(tokens.toArray(String[]::new))).map(span -> new Stretch(span.getStart(), span.getEnd(), span.getType()))
                    .toList();
        };
    }

    /** The conditional random field that comes with HanLP, with the window it uses for its own models, widened to three characters. */
    private static Function<List<String>, List<Stretch>> hanlp(List<Sequence> train) throws IOException {
        Path folder = Files.createTempDirectory("rival");
        Path template = folder.resolve("template");
        Files.writeString(template, """
                                    U0:%x[-3,0]
                                    U1:%x[-2,0]
                                    U2:%x[-1,0]
                                    U3:%x[0,0]
                                    U4:%x[1,0]
                                    U5:%x[2,0]
                                    U6:%x[3,0]
                                    U7:%x[-2,0]/%x[-1,0]
                                    U8:%x[-1,0]/%x[0,0]
                                    U9:%x[0,0]/%x[1,0]
                                    U10:%x[1,0]/%x[2,0]
                                    U11:%x[-1,0]/%x[1,0]
                                    B
                                    """);
        Path data = folder.resolve("train");
        Files.writeString(data, train.stream().map(Rivals::columns).collect(Collectors.joining("\n")));
        Path model = folder.resolve("model");
        new Encoder().learn(template.toString(), data.toString(), model.toString(), true, Integer.getInteger("rounds", 60), 2, 0.0005, 4.0, 2, 20,
                Encoder.Algorithm.CRF_L2);
        System.out.println("model bytes " + Files.size(model));
        var loaded = new ModelImpl();
        loaded.open(new String[]{"-m", model.toString()});
        var tagger = loaded.createTagger();
        return tokens -> {
            tagger.clear();
            tokens.forEach(tagger::add);
            tagger.parse();
            var labels = new ArrayList<String>();
            for (int i = 0; i < tokens.size(); i++) {
                labels.add(tagger.y2(i));
            }
            return Stretch.of(labels);
        };
    }

    private static String columns(Sequence address) {
        var lines = new StringBuilder();
        for (int i = 0; i < address.tokens().size(); i++) {
            lines.append(address.tokens().get(i)).append('\t').append(address.labels().get(i)).append('\n');
        }
        return lines.toString();
    }
}
