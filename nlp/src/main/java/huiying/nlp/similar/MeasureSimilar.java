package huiying.nlp.similar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;

import huiying.nlp.hotspots.Letters;

/**
 * Fills an index with texts made of the clauses of a file, searches it and compares with looking at every text: {@code MeasureSimilar hot.tsv 1000000}. Prints
 * memory, times and how many of the ten nearest are found.
 */
public final class MeasureSimilar {
    private static final int SEARCHES = 2_000;
    private static final int COMPARED = 100;
    private static final int WANTED = 10;

    private final List<String> clauses;
    private final SimilarTexts index = new SimilarTexts();

    private MeasureSimilar(List<String> clauses) {
        this.clauses = clauses;
    }

    public static void main(String[] arguments) throws IOException {
        var letters = Letters.read(Path.of(arguments[0]));
        var clauses = letters.stream().flatMap(letter -> Arrays.stream((letter.title() + "。" + letter.text()).split("[，。；！？,;!?]"))).map(String::strip)
                .filter(clause -> clause.length() > 5 && clause.length() < 40).toList();
        new MeasureSimilar(clauses).measure(Integer.parseInt(arguments[1]));
    }

    /** Two to five clauses, always the same for the same number. */
    private String text(long number) {
        var random = new SplittableRandom(number * 0x9E3779B97F4A7C15L);
        var text = new StringBuilder();
        int parts = 2 + random.nextInt(4);
        for (int i = 0; i < parts; i++) {
            text.append(clauses.get(random.nextInt(clauses.size()))).append('，');
        }
        return text.toString();
    }

    /** What somebody else would write about the same: one clause of the text is kept, another said with changes, the rest is new. */
    private String question(long number) {
        var random = new SplittableRandom(number + 77);
        String[] parts = text(number).split("，");
        String changed = parts[1].substring(0, parts[1].length() / 2) + clauses.get(random.nextInt(clauses.size())).substring(0, 4);
        return parts[0] + "，" + changed + "，" + clauses.get(random.nextInt(clauses.size()));
    }

    private void measure(int count) {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            index.add(new UUID(0, i), text(i));
        }
        System.out.printf("%,d texts added in %.1f s, %.0f bytes a text%n", count, (System.nanoTime() - start) / 1e9, index.bytes() / (double) count);
        var random = new SplittableRandom(5);
        long[] micros = new long[SEARCHES];
        for (int round = 0; round < 2; round++) { // the first one warms up
            for (int i = 0; i < SEARCHES; i++) {
                String question = question(random.nextInt(count));
                long before = System.nanoTime();
                index.nearest(question, WANTED);
                micros[i] = (System.nanoTime() - before) / 1_000;
            }
        }
        Arrays.sort(micros);
        System.out.printf("search: p50 %.2f ms, p99 %.2f ms, longest %.2f ms%n", micros[SEARCHES / 2] / 1e3, micros[SEARCHES * 99 / 100] / 1e3,
                micros[SEARCHES - 1] / 1e3);
        compare(count);
    }

    private void compare(int count) {
        int[][] features = new int[count][];
        int[] letters = new int[Features.COUNT];
        for (int i = 0; i < count; i++) {
            features[i] = Features.of(text(i));
            for (int feature : features[i]) {
                letters[feature]++;
            }
        }
        double[] worth = Arrays.stream(letters).mapToDouble(held -> Math.pow(Math.log(1 + (count + 1.0) / (held + 1.0)), 2)).toArray();
        double[] lengths = Arrays.stream(features).mapToDouble(all -> Math.sqrt(Arrays.stream(all).mapToDouble(f -> worth[f]).sum())).toArray();
        var random = new SplittableRandom(9);
        int found = 0;
        int first = 0;
        for (int i = 0; i < COMPARED; i++) {
            String question = question(random.nextInt(count));
            var exact = exact(Features.of(question), features, worth, lengths);
            var matches = index.nearest(question, WANTED);
            var best = new HashSet<Long>();
            exact.forEach(pair -> best.add((long) pair[1]));
            found += (int) matches.stream().filter(match -> best.contains(match.id().getLeastSignificantBits())).count();
            first += matches.getFirst().id().getLeastSignificantBits() == (long) exact.getLast()[1] ? 1 : 0;
        }
        System.out.printf("of the %d nearest by looking at every text: %.3f found; the very nearest first: %.2f%n", WANTED,
                found / (double) (COMPARED * WANTED),
                first / (double) COMPARED);
    }

    /** The nearest as likeness and number, the best last. */
    private static List<double[]> exact(int[] question, int[][] features, double[] worth, double[] lengths) {
        var best = new PriorityQueue<double[]>((a, b) -> Double.compare(a[0], b[0]));
        for (int text = 0; text < features.length; text++) {
            double shared = 0;
            int j = 0;
            for (int feature : features[text]) {
                while (j < question.length && question[j] < feature) {
                    j++;
                }
                shared += j < question.length && question[j] == feature ? worth[feature] : 0;
            }
            if (shared > 0) {
                best.add(new double[]{shared / lengths[text], text});
                if (best.size() > WANTED) {
                    best.poll();
                }
            }
        }
        return best.stream().sorted((a, b) -> Double.compare(a[0], b[0])).toList();
    }
}
