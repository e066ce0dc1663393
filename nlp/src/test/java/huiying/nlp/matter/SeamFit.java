package huiying.nlp.matter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import huiying.nlp.Kept;
import huiying.nlp.chinese.Hanlp;
import huiying.nlp.matter.Seams.Seam;
import huiying.nlp.starter.Half;
import huiying.nlp.starter.ModelText;
import huiying.nlp.starter.Table;
import huiying.nlp.text.Normaliser;

/**
 * Fits {@code seam-weights.tsv}: messages with two matters, and pairs of starter samples of different fields joined in many ways, against single matters, all
 * of them seen by models that learnt from other texts. A third of the planted rows ({@link Kept}) takes no part. Prints the table; on the error stream, how
 * many single samples are cut at several thresholds. Run: {@code java -cp ... huiying.nlp.matter.SeamFit > seam-weights.tsv}.
 */
final class SeamFit {
    private static final List<String> JOINS_ZH = List.of("，", "，", "，", "。", "。", "；", "；", "，还有", "，另外", "。另外，", "；再有，", "，顺便", "！", "、", "，也", "，再", " ",
            "然后还有那个", "，同时");
    private static final List<String> JOINS_EN = List.of(". ", ". ", ", ", "; ", ". Also ", " and ", ", and ", ". By the way ", " Separately, ", "; ",
            ", also ", ". ", ", plus ", "! ", ". Besides, ");
    private static final int LONGEST_SIDE = 60;
    private static final double TOLD = 40;
    private static final double BESIDE = 10;
    private static final Hanlp HANLP = new Hanlp(List.of());

    private final List<SeamTraining.Row> rows = new ArrayList<>();
    private final List<List<SeamTraining.Row>> singles = new ArrayList<>();

    private SeamFit() {
    }

    static void main(String[] arguments) throws IOException {
        var fit = new SeamFit();
        List<Turning.Views> views = List.of(views(0), views(1));
        for (int parity = 0; parity < 2; parity++) {
            fit.samples(parity, views.get(parity));
        }
        fit.told(Table.read("two-matters.tsv"), views);
        fit.told(lines("planted/two-matters.tsv").stream().filter(line -> !Kept.is(line)).map(line -> line.split("\t")).toList(), views);
        lines("seams/single-matters.tsv").forEach(line -> fit.single(line, BESIDE, views.getFirst()));
        lines("seams/short-matters.tsv").forEach(line -> fit.single(line, BESIDE, views.getFirst()));
        lines("planted/angry-valid.tsv").stream().filter(line -> !Kept.is(line)).forEach(line -> fit.single(line.split("\t")[1], BESIDE, views.getFirst()));
        List<String> lines = new SeamTraining(fit.rows, 11).lines(fit::name);
        System.out.println(String.join("\n", lines));
        fit.curve(lines);
    }

    private static Turning.Views views(int parity) {
        Half half = Half.of(parity);
        return new Turning.Views(half.field(), half.matter(), half.opening());
    }

    private String name(int feature) {
        return feature < Turning.FEATURES.size() ? Turning.FEATURES.get(feature) : Speech.name(feature - Turning.FEATURES.size());
    }

    /** The half of the samples that these views have not seen: alone, and joined with another. */
    private void samples(int parity, Turning.Views views) {
        List<String[]> samples = Table.read("samples.tsv");
        List<String[]> fresh = IntStream.range(0, samples.size()).filter(i -> i % 2 != parity).mapToObj(samples::get).toList();
        for (String[] row : fresh) {
            List<SeamTraining.Row> seams = seams(views, lower(row[3]), at -> false, 1, 1);
            singles.add(seams);
            rows.addAll(seams);
        }
        var random = new Random(parity);
        fresh.forEach(row -> joined(row, fresh.get(random.nextInt(fresh.size())), random, views));
    }

    private void joined(String[] row, String[] other, Random random, Turning.Views views) {
        int side = row[1].equals("zh") ? LONGEST_SIDE : 2 * LONGEST_SIDE;
        boolean fit = other[1].equals(row[1]) && !other[0].substring(0, 2).equals(row[0].substring(0, 2)) && row[3].length() <= side
                && other[3].length() <= side;
        if (fit) {
            List<String> joins = row[1].equals("zh") ? JOINS_ZH : JOINS_EN;
            String left = lower(row[3]).replaceAll("[.。!！?？]+$", "");
            String join = lower("x" + joins.get(random.nextInt(joins.size())) + "x");
            String text = left + join.substring(1, join.length() - 1) + lower(other[3]);
            rows.addAll(seams(views, text, at -> at >= left.length() && at <= left.length() + join.length(), 1, 0));
        }
    }

    private void told(List<String[]> told, List<Turning.Views> views) {
        for (int i = 0; i < told.size(); i++) {
            String[] row = told.get(i);
            String text = lower(row[4]);
            int end = text.indexOf(lower(row[1])) + lower(row[1]).length();
            int start = text.indexOf(lower(row[3]));
            rows.addAll(seams(views.get(1 - i % 2), text, at -> at >= end - 3 && at <= start + 3, TOLD, BESIDE));
        }
    }

    private void single(String text, double weight, Turning.Views views) {
        rows.addAll(seams(views, lower(text), at -> false, weight, weight));
    }

    /** @param turn whether a right side that begins there begins another matter */
    private static List<SeamTraining.Row> seams(Turning.Views views, String lower, IntPredicate turn, double right, double wrong) {
        var looking = new Turning(views, lower, HANLP.words(lower));
        var rows = new ArrayList<SeamTraining.Row>();
        for (Seam seam : Seams.of(lower)) {
            boolean turns = turn.test(seam.right().start());
            if ((turns ? right : wrong) > 0) {
                rows.add(new SeamTraining.Row(looking.features(seam), turns, turns ? right : wrong));
            }
        }
        return rows;
    }

    private static String lower(String text) {
        return ModelText.of(Normaliser.standard().normalise(text).text());
    }

    private static List<String> lines(String resource) throws IOException {
        try (var reader = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(SeamFit.class.getResourceAsStream("/huiying/nlp/" + resource)), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    private void curve(List<String> lines) {
        SeamNet net = SeamNet.of(lines.stream().skip(1).map(line -> line.split("\t")).toList());
        for (double cut = 0; cut <= 2; cut += 0.1) {
            double least = cut;
            long wrong = singles.stream().filter(text -> text.stream().anyMatch(row -> net.weigh(row.features()) > least)).count();
            System.err.printf(Locale.ROOT, "cut %4.1f: single samples cut %.3f%n", cut, wrong / (double) singles.size());
        }
    }
}
