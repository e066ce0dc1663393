package huiying.nlp.category;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

import huiying.nlp.Prediction;
import huiying.nlp.classify.Sample;
import huiying.nlp.starter.Half;
import huiying.nlp.starter.StarterModels;
import huiying.nlp.starter.Table;
import huiying.nlp.text.Normaliser;

/**
 * Cross-validates the category on the starter samples and tells the accuracy of each language and register. Rows of one category that retell
 * each other (a third of their letter pairs in common) never stand on both sides. Run: {@code java -cp ... huiying.nlp.category.Slices [folds to run]}.
 */
public final class Slices {
    private static final int FOLDS = 4;
    private static final double RETOLD = 0.33;

    private Slices() {
    }

    static void main(String[] arguments) {
        int run = arguments.length > 0 ? Integer.parseInt(arguments[0]) : FOLDS;
        List<String[]> rows = Table.read("samples.tsv");
        var starter = new StarterModels(Normaliser.standard());
        List<Sample> samples = starter.samples();
        int[] folds = folds(rows);
        Map<String, int[]> slices = new TreeMap<>();
        for (int fold = 0; fold < run; fold++) {
            int held = fold;
            List<Sample> seen = IntStream.range(0, folds.length).filter(i -> folds[i] != held).mapToObj(samples::get).toList();
            CategoryModel model = Half.trained(seen, starter);
            IntStream.range(0, folds.length).filter(i -> folds[i] == held).forEach(i -> count(model.classify(samples.get(i).text(), 3), rows.get(i), slices));
        }
        slices.forEach((name, n) -> System.out.printf(Locale.ROOT, "%-16s %5d  field %.3f  category %.3f  among three %.3f%n", name, n[0], n[1] / (double) n[0],
                n[2] / (double) n[0], n[3] / (double) n[0]));
    }

    private static void count(List<Prediction> answers, String[] row, Map<String, int[]> slices) {
        String best = answers.isEmpty() ? "none" : answers.getFirst().label();
        for (String slice : List.of(" all", row[1], row[1] + " " + row[2])) {
            int[] n = slices.computeIfAbsent(slice, key -> new int[4]);
            n[0]++;
            n[1] += best.startsWith(row[0].substring(0, 2)) ? 1 : 0;
            n[2] += best.equals(row[0]) ? 1 : 0;
            n[3] += answers.stream().anyMatch(answer -> answer.label().equals(row[0])) ? 1 : 0;
        }
    }

    /** Groups of retellings are dealt out in turn, category by category. */
    public static int[] folds(List<String[]> rows) {
        return folds(rows, RETOLD);
    }

    /** @param alike the share of letter pairs from which rows count as retellings */
    public static int[] folds(List<String[]> rows, double alike) {
        int[] folds = new int[rows.size()];
        Map<String, List<Integer>> byCategory = new TreeMap<>();
        IntStream.range(0, folds.length).forEach(i -> byCategory.computeIfAbsent(rows.get(i)[0] + rows.get(i)[1], key -> new ArrayList<>()).add(i));
        byCategory.values().forEach(own -> deal(own, rows, alike, folds));
        return folds;
    }

    private static void deal(List<Integer> own, List<String[]> rows, double alike, int[] folds) {
        Map<Integer, Set<String>> pairs = new HashMap<>();
        own.forEach(i -> pairs.put(i, pairs(rows.get(i)[3])));
        int groups = 0;
        var dealt = new HashSet<Integer>();
        for (int first : own) {
            if (dealt.add(first)) {
                folds[first] = groups++ % FOLDS;
                spread(first, own, pairs, alike, folds, dealt);
            }
        }
    }

    private static void spread(int from, List<Integer> own, Map<Integer, Set<String>> pairs, double alike, int[] folds, Set<Integer> dealt) {
        for (int other : own) {
            if (!dealt.contains(other) && shared(pairs.get(from), pairs.get(other)) >= alike) {
                dealt.add(other);
                folds[other] = folds[from];
                spread(other, own, pairs, alike, folds, dealt);
            }
        }
    }

    private static double shared(Set<String> left, Set<String> right) {
        long both = left.stream().filter(right::contains).count();
        return both / Math.max(1.0, Math.min(left.size(), right.size()));
    }

    /** Letter pairs of Chinese, words of English. */
    private static Set<String> pairs(String text) {
        var pairs = new HashSet<String>();
        String lower = text.toLowerCase(Locale.ROOT);
        for (String word : lower.split("[^a-z]+")) {
            if (word.length() > 3) {
                pairs.add(word);
            }
        }
        for (int i = 0; i + 1 < lower.length(); i++) {
            if (lower.charAt(i) > 0x2E80 && lower.charAt(i + 1) > 0x2E80) {
                pairs.add(lower.substring(i, i + 2));
            }
        }
        return pairs;
    }
}
