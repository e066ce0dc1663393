package huiying.nlp.classify;

import java.util.Arrays;
import java.util.function.LongPredicate;

/** The n-grams frequent enough to become features, the most frequent first, in how many texts each occurs, and how often in each text. */
record Lexicon(long[] keys, int[] frequencies, Sparse rows) {

    /**
     * Every thread reads all texts and owns the n-grams of its hash bits, writing provisional numbers into one array; so no lock is needed, and the rows are
     * built without a second look into a table.
     */
    static Lexicon of(Corpus corpus, Shape shape, LongPredicate wanted, Crew crew) {
        int textsPerLabel = corpus.size() / Math.max(1, corpus.classes());
        int rarest = shape.rarestFor(textsPerLabel);
        int[][] sequences = new int[corpus.size()][];
        crew.each(crew.threads(), part -> count(corpus, shape, sequences, part, crew.threads()));
        var tables = new KeyTable[crew.threads()];
        crew.each(tables.length, part -> {
            tables[part] = new KeyTable(part, tables.length, rarest, wanted);
            tables[part].read(corpus, shape, sequences, crew);
        });
        return number(tables, sequences, rarest, crew);
    }

    private static void count(Corpus corpus, Shape shape, int[][] sequences, int part, int parts) {
        var grams = new Grams();
        for (int i = part; i < sequences.length; i += parts) {
            sequences[i] = new int[grams.count(corpus.texts()[i], shape)];
        }
    }

    private static Lexicon number(KeyTable[] tables, int[][] sequences, int rarest, Crew crew) {
        long[] keys = sortedKeys(tables, rarest);
        int[] frequencies = new int[keys.length];
        int[][] numbers = new int[tables.length][];
        crew.each(tables.length, part -> numbers[part] = tables[part].numbers(keys, rarest, frequencies));
        int[] order = byFrequency(frequencies);
        int[] rank = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            rank[order[i]] = i;
        }
        crew.each(tables.length, part -> Arrays.setAll(numbers[part], i -> numbers[part][i] < 0 ? -1 : rank[numbers[part][i]]));
        long[] ordered = Arrays.stream(order).mapToLong(i -> keys[i]).toArray();
        int[] orderedFrequencies = Arrays.stream(order).map(i -> frequencies[i]).toArray();
        return new Lexicon(ordered, orderedFrequencies, rows(sequences, numbers, ordered.length, crew));
    }

    private static long[] sortedKeys(KeyTable[] tables, int rarest) {
        long[] keys = Arrays.stream(tables).flatMapToLong(table -> table.frequent(rarest)).toArray();
        Arrays.sort(keys);
        return keys;
    }

    /** Frequent features first: their weights share cache lines. Equal ones stay in the order of their keys. */
    private static int[] byFrequency(int[] frequencies) {
        int most = Arrays.stream(frequencies).max().orElse(0);
        int[] starts = new int[most + 2];
        for (int frequency : frequencies) {
            starts[most - frequency + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] order = new int[frequencies.length];
        for (int i = 0; i < frequencies.length; i++) {
            order[starts[most - frequencies[i]]++] = i;
        }
        return order;
    }

    private static Sparse rows(int[][] sequences, int[][] numbers, int features, Crew crew) {
        int parts = crew.threads();
        int[][] rowFeatures = new int[sequences.length][];
        float[][] rowCounts = new float[sequences.length][];
        crew.each(parts, part -> {
            var tally = new Tally(features);
            for (int i = sequences.length * part / parts; i < sequences.length * (part + 1) / parts; i++) {
                tally.count(sequences[i], numbers);
                rowFeatures[i] = tally.features();
                rowCounts[i] = tally.countsAndClear(rowFeatures[i]);
            }
        });
        return joined(rowFeatures, rowCounts, features);
    }

    private static Sparse joined(int[][] rowFeatures, float[][] rowCounts, int features) {
        int[] starts = new int[rowFeatures.length + 1];
        for (int i = 0; i < rowFeatures.length; i++) {
            starts[i + 1] = starts[i] + rowFeatures[i].length;
        }
        int[] all = new int[starts[rowFeatures.length]];
        float[] values = new float[all.length];
        for (int i = 0; i < rowFeatures.length; i++) {
            System.arraycopy(rowFeatures[i], 0, all, starts[i], rowFeatures[i].length);
            System.arraycopy(rowCounts[i], 0, values, starts[i], rowFeatures[i].length);
        }
        return new Sparse(starts, all, values, features);
    }

    /** Counts the features of one text after the other. */
    private static final class Tally {
        private final int[] counts;
        private int[] seen = new int[1024];
        private int size;

        Tally(int features) {
            counts = new int[features];
        }

        void count(int[] sequence, int[][] numbers) {
            size = 0;
            for (int coded : sequence) {
                int feature = coded == KeyTable.RARE ? -1 : numbers[coded & (1 << KeyTable.PART_BITS) - 1][coded >>> KeyTable.PART_BITS];
                if (feature >= 0 && counts[feature]++ == 0) {
                    if (size == seen.length) {
                        seen = Arrays.copyOf(seen, size * 2);
                    }
                    seen[size++] = feature;
                }
            }
        }

        int[] features() {
            return Arrays.copyOf(seen, size);
        }

        float[] countsAndClear(int[] features) {
            float[] values = new float[features.length];
            for (int i = 0; i < features.length; i++) {
                values[i] = counts[features[i]];
                counts[features[i]] = 0;
            }
            return values;
        }
    }
}
