package huiying.nlp.hotspots;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One way to look at letters: each becomes its strongest n-grams, weighted and of length one, sorted by number. */
final class View {
    private static final int STRONGEST = 80;
    /** In a small batch even what a third of the letters hold tells something. */
    private static final int COMMON_ENOUGH = 30;
    private static final int LETTERS_PER_HOLDER = 200;
    private static final double LEAST_BACKGROUND = 200;
    final int[][] features;
    final float[][] values;
    final int size;

    /** What a view looks at: n-grams of these lengths held by at least {@code rarest} letters and at most this share of them, with or without the parts of place names. */
    record Lens(int shortest, int longest, int rarest, double commonest, double power, boolean withoutNames) {
        static final Lens RARE = new Lens(2, 3, Phrases.RAREST, .03, 1.5, false);
        static final Lens TOPIC = new Lens(1, 2, 20, .2, 1, true);
    }

    View(Phrases[] halves, int letters, Lens lens, SpotNames spots) {
        features = new int[letters][];
        values = new float[letters][];
        size = halves[0].size() + halves[1].size();
        float[] worth = worth(halves, letters, lens, spots);
        IntStream.range(0, 2).parallel().forEach(part -> {
            for (int letter = letters * part / 2; letter < letters * (part + 1) / 2; letter++) {
                look(halves, letter, worth);
            }
        });
    }

    private static float[] worth(Phrases[] halves, int letters, Lens lens, SpotNames spots) {
        float[] worth = new float[halves[0].size() + halves[1].size()];
        double commonest = Math.max(lens.commonest * letters, COMMON_ENOUGH);
        int rarest = Math.clamp(letters / LETTERS_PER_HOLDER, Phrases.RAREST, lens.rarest);
        int n = 0;
        for (Phrases half : halves) {
            for (int i = 0; i < half.size(); i++, n++) {
                int held = half.letters(i);
                boolean looked = held >= rarest && held <= commonest && half.length(i) >= lens.shortest && half.length(i) <= lens.longest;
                if (looked && !(lens.withoutNames && half.isPartOfNames(i, spots))) {
                    worth[n] = (float) Math.pow(Math.log(Math.max(letters, LEAST_BACKGROUND) / (double) held), lens.power);
                }
            }
        }
        return worth;
    }

    private void look(Phrases[] halves, int letter, float[] worth) {
        long[] ranked = new long[halves[0].numbersOf(letter).length + halves[1].numbersOf(letter).length];
        int n = 0;
        for (int half = 0; half < 2; half++) {
            int[] numbers = halves[half].numbersOf(letter);
            float[] weights = halves[half].weightsOf(letter);
            int offset = half * halves[0].size();
            for (int i = 0; i < numbers.length; i++) {
                float value = worth[offset + numbers[i]];
                if (value > 0) {
                    value *= (float) (1 + Math.log(weights[i]));
                    ranked[n++] = (long) ~Float.floatToIntBits(value) << 32 | offset + numbers[i];
                }
            }
        }
        Arrays.sort(ranked, 0, n);
        keep(letter, ranked, Math.min(n, STRONGEST));
    }

    private void keep(int letter, long[] ranked, int kept) {
        long[] byNumber = new long[kept];
        for (int i = 0; i < kept; i++) {
            byNumber[i] = ranked[i] << 32 | ~(int) (ranked[i] >>> 32) & 0xffffffffL;
        }
        Arrays.sort(byNumber);
        features[letter] = new int[kept];
        values[letter] = new float[kept];
        double squares = 0;
        for (int i = 0; i < kept; i++) {
            features[letter][i] = (int) (byNumber[i] >>> 32);
            values[letter][i] = Float.intBitsToFloat((int) byNumber[i]);
            squares += values[letter][i] * values[letter][i];
        }
        for (int i = 0; i < kept; i++) {
            values[letter][i] /= (float) Math.sqrt(squares);
        }
    }

    /** The mean over all pairs across. */
    double likeness(List<Integer> some, List<Integer> others) {
        double sum = 0;
        for (int a : some) {
            for (int b : others) {
                sum += likeness(a, b);
            }
        }
        return sum / some.size() / others.size();
    }

    double likeness(int a, int b) {
        double sum = 0;
        int j = 0;
        for (int i = 0; i < features[a].length; i++) {
            while (j < features[b].length && features[b][j] < features[a][i]) {
                j++;
            }
            if (j < features[b].length && features[b][j] == features[a][i]) {
                sum += values[a][i] * values[b][j];
            }
        }
        return sum;
    }
}
