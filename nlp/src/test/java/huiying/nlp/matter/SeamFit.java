package huiying.nlp.matter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

import huiying.nlp.matter.Seams.Seam;
import huiying.nlp.starter.Half;
import huiying.nlp.starter.ModelText;
import huiying.nlp.starter.Table;
import huiying.nlp.text.Normaliser;

/**
 * Fits the weights of {@code seam-weights.tsv}: pairs of starter samples of different fields joined in many ways against single samples, seen by models
 * that learnt from the other half. Prints the table, then how many pairs are cut rightly and how many single matters wrongly at several thresholds.
 * Run: {@code java -cp ... huiying.nlp.matter.SeamFit [two-matters.tsv]}; the file is only measured, never learnt from.
 */
final class SeamFit {
    private static final List<String> JOINS_ZH = List.of("，", "，", "，", "。", "。", "；", "；", "，还有", "，另外", "。另外，", "；再有，", "，顺便", "！", "、", "，也", "，再", " ",
            "然后还有那个", "，同时");
    private static final List<String> JOINS_EN = List.of(". ", ". ", ", ", "; ", ". Also ", " and ", ", and ", ". By the way ", " Separately, ", "; ",
            ", also ", ". ", ", plus ", "! ", ". Besides, ");
    private static final int LONGEST_SIDE = 60;
    private static final int TOLD_WEIGH = 20;

    private record Text(String lower, int turn) {
    }

    private record Row(double[] features, boolean turn) {
    }

    private SeamFit() {
    }

    static void main(String[] arguments) throws IOException {
        List<String[]> samples = Table.read("samples.tsv");
        List<List<double[]>> single = new ArrayList<>();
        List<List<Row>> pairs = new ArrayList<>();
        List<Turning.Views> views = new ArrayList<>();
        for (int parity = 0; parity < 2; parity++) {
            Half half = Half.of(parity);
            var turning = new Turning.Views(half.field(), half.matter(), half.opening());
            views.add(turning);
            int other = 1 - parity;
            List<String[]> fresh = IntStream.range(0, samples.size()).filter(i -> i % 2 == other).mapToObj(samples::get).toList();
            fresh.forEach(row -> single.add(seams(turning, lower(row[3])).stream().map(Row::features).toList()));
            joined(fresh, new Random(parity)).forEach(text -> pairs.add(seams(turning, text)));
        }
        int joinedPairs = pairs.size();
        List<List<Row>> told = told().stream().map(text -> seams(views.getFirst(), text)).toList();
        for (int i = 0; i < TOLD_WEIGH; i++) {
            pairs.addAll(told);
        }
        double[] weights = fit(single, pairs);
        System.out.println("feature\tweight");
        IntStream.range(0, weights.length).forEach(i -> System.out.printf(Locale.ROOT, "%s\t%.3f%n", Turning.FEATURES.get(i), weights[i]));
        for (double cut = -3; cut <= 3; cut += 0.5) {
            measure(cut, weights, single, pairs.subList(0, joinedPairs), arguments.length == 0 ? List.of() : Files.readAllLines(Path.of(arguments[0])),
                    views.getFirst());
        }
    }

    /** Messages as people write them, with two matters each. */
    private static List<Text> told() throws IOException {
        var texts = new ArrayList<>(told("/huiying/nlp/seams/two-matters.tsv"));
        List<Text> planted = told("/huiying/nlp/planted/two-matters.tsv");
        IntStream.range(0, planted.size()).filter(i -> PARITY == null || i % 2 == PARITY).mapToObj(planted::get).forEach(texts::add);
        return texts;
    }

    private static final Integer PARITY = Integer.getInteger("parity");

    private static List<Text> told(String resource) throws IOException {
        try (var reader = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(SeamFit.class.getResourceAsStream(resource)), StandardCharsets.UTF_8))) {
            return reader.lines().map(line -> line.split("\t")).map(row -> {
                String text = lower(row[4]);
                return new Text(text, text.indexOf(lower(row[1])) + lower(row[1]).length());
            }).toList();
        }
    }

    private static String lower(String text) {
        return ModelText.of(Normaliser.standard().normalise(text).text());
    }

    private static List<Text> joined(List<String[]> rows, Random random) {
        var texts = new ArrayList<Text>();
        for (String[] row : rows) {
            String[] other = rows.get(random.nextInt(rows.size()));
            boolean fit = other[1].equals(row[1]) && !other[0].substring(0, 2).equals(row[0].substring(0, 2)) && row[3].length() <= side(row[1])
                    && other[3].length() <= side(row[1]);
            if (fit) {
                List<String> joins = row[1].equals("zh") ? JOINS_ZH : JOINS_EN;
                String left = lower(row[3]).replaceAll("[.。!！?？]+$", "");
                String join = lower("x" + joins.get(random.nextInt(joins.size())) + "x");
                join = join.substring(1, join.length() - 1);
                texts.add(new Text(left + join + lower(other[3]), left.length()));
            }
        }
        return texts;
    }

    private static int side(String language) {
        return language.equals("zh") ? LONGEST_SIDE : 2 * LONGEST_SIDE;
    }

    private static List<Row> seams(Turning.Views turning, String lower) {
        return seams(turning, new Text(lower, -10));
    }

    private static List<Row> seams(Turning.Views turning, Text text) {
        var looking = new Turning(turning, text.lower);
        var rows = new ArrayList<Row>();
        for (Seam seam : Seams.of(text.lower)) {
            rows.add(new Row(looking.features(seam), Math.abs(seam.left().end() - text.turn) <= 2));
        }
        return rows;
    }

    /** Logistic regression; in a pair only the right seam and the ones far below it teach. */
    private static double[] fit(List<List<double[]>> single, List<List<Row>> pairs) {
        List<Row> rows = new ArrayList<>();
        single.forEach(text -> text.forEach(features -> rows.add(new Row(features, false))));
        pairs.forEach(text -> text.stream().filter(Row::turn).forEach(rows::add));
        double[] weights = new double[Turning.FEATURES.size()];
        double[] squares = new double[weights.length];
        var random = new Random(7);
        for (int step = 0; step < 60 * rows.size(); step++) {
            Row row = rows.get(random.nextInt(rows.size()));
            double error = (row.turn ? 1 : 0) - 1 / (1 + Math.exp(-dot(weights, row.features)));
            for (int i = 0; i < weights.length; i++) {
                double slope = error * row.features[i] - 1e-4 * weights[i];
                squares[i] += slope * slope;
                weights[i] += 0.2 * slope / Math.sqrt(squares[i] + 1);
            }
        }
        return weights;
    }

    private static double dot(double[] weights, double[] features) {
        return IntStream.range(0, weights.length).mapToDouble(i -> weights[i] * features[i]).sum();
    }

    private static void measure(double cut, double[] weights, List<List<double[]>> single, List<List<Row>> pairs, List<String> planted, Turning.Views turning) {
        long wrong = single.stream().filter(text -> text.stream().anyMatch(f -> dot(weights, f) > cut)).count();
        long right = pairs.stream().filter(text -> best(text, weights, cut)).count();
        long[] found = new long[1];
        int n = 0;
        int of = 0;
        for (String line : planted) {
            if (PARITY != null && n++ % 2 == PARITY) {
                continue;
            }
            of++;
            String[] row = line.split("\t");
            String text = lower(row[4]);
            int start = text.indexOf(lower(row[3]));
            int end = text.indexOf(lower(row[1])) + lower(row[1]).length();
            var looking = new Turning(turning, text);
            Seam best = Seams.of(text).stream().max((a, b) -> Double.compare(dot(weights, looking.features(a)),
                    dot(weights, looking.features(b)))).orElse(null);
            boolean cutThere = best != null && dot(weights, looking.features(best)) > cut;
            found[0] += cutThere && best.right().start() >= end - 3 && best.right().start() <= start + 3 ? 1 : 0;
        }
        System.out.printf(Locale.ROOT, "cut %4.1f: single matters cut %.3f, joined pairs cut rightly %.3f, planted %d of %d%n", cut,
                wrong / (double) single.size(),
                right / (double) pairs.size(), found[0], of);
    }

    private static boolean best(List<Row> text, double[] weights, double cut) {
        Row best = text.stream().max((a, b) -> Double.compare(dot(weights, a.features), dot(weights, b.features))).orElse(null);
        return best != null && best.turn && dot(weights, best.features) > cut;
    }
}
