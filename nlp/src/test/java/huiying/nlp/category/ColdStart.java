package huiying.nlp.category;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import huiying.nlp.classify.Classifier;
import huiying.nlp.classify.Options;
import huiying.nlp.classify.Progress;
import huiying.nlp.classify.Sample;
import huiying.nlp.classify.Trainer;
import huiying.nlp.starter.StarterModels;
import huiying.nlp.starter.Table;
import huiying.nlp.text.Normaliser;

/**
 * How a city fares on its first day: a model learnt from the starter samples alone tells the seven departments of real messages (columns row, fold, label, title,
 * body). Run: {@code java -cp ... huiying.nlp.category.ColdStart train.tsv [--confusion]}. The messages are not part of the project.
 */
final class ColdStart {
    private static final int BODY = 300;
    private static final Map<String, String> DEPARTMENTS = departments();

    private ColdStart() {
    }

    static void main(String[] arguments) throws IOException {
        List<String[]> messages = Files.readAllLines(Path.of(arguments[0])).stream().skip(1).map(line -> line.split("\t", -1)).toList();
        Classifier model = Trainer.train(samples(), Options.standard().withBrief(CategoryTrainer.FEW_SAMPLES).impatient(), Progress.SILENT);
        boolean confusion = arguments.length > 1;
        System.out.println("samples " + model.card().samples());
        judge("titles", model, messages, 0, confusion);
        judge("title and " + BODY, model, messages, BODY, confusion);
    }

    /** Chinese samples, synonyms and names, labelled with the department that would get them; categories no department has are left out. */
    private static List<Sample> samples() {
        var starter = new StarterModels(Normaliser.standard());
        List<String[]> rows = Table.read("samples.tsv");
        List<Sample> texts = starter.samples();
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i)[1].equals("zh")) {
                add(texts.get(i), samples);
            }
        }
        starter.synonyms().stream().filter(word -> word.text().chars().anyMatch(c -> c > 0x2E80)).forEach(word -> add(word, samples));
        return samples;
    }

    private static void add(Sample sample, List<Sample> samples) {
        String department = department(sample.label());
        if (department != null) {
            samples.add(sample.labelled(department));
        }
    }

    private static @Nullable String department(String code) {
        return DEPARTMENTS.getOrDefault(code, DEPARTMENTS.get(code.substring(0, 2)));
    }

    private static Map<String, String> departments() {
        var departments = new HashMap<String, String>();
        Map.of("城乡建设", "01 02 03 12 14", "劳动和社会保障", "07", "教育文体", "09 1805 1806 1807", "商贸旅游", "06 16 17 1801 1802 1803 1804", "环境保护", "05", "卫生计生",
                "08", "交通运输", "04")
                .forEach((name, codes) -> Stream.of(codes.split(" ")).forEach(code -> departments.put(code, name)));
        return departments;
    }

    private static void judge(String name, Classifier model, List<String[]> messages, int body, boolean confusion) {
        int right = 0;
        var pairs = new TreeMap<String, Integer>();
        for (String[] message : messages) {
            String text = Normaliser.standard().normalise(message[3] + (body == 0 ? "" : "。" + message[4].substring(0, Math.min(body, message[4].length()))))
                    .text();
            String found = model.classify(text.toLowerCase(Locale.ROOT), 1).getFirst().label();
            right += found.equals(message[2]) ? 1 : 0;
            pairs.merge(message[2] + " as " + found, 1, Integer::sum);
        }
        System.out.printf(Locale.ROOT, "%s: %d, accuracy %.4f%n", name, messages.size(), right / (double) messages.size());
        if (confusion) {
            pairs.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .forEach(pair -> System.out.println("  " + pair.getKey() + " " + Objects.requireNonNull(pair.getValue())));
        }
    }
}
