package huiying.nlp.hotspots;

import java.util.Arrays;

/** Pairs of letters that are alike, found through an inverted index of the rare phrases. Letters of one person make no pair. */
final class Edges {
    private static final float LEAST_RARE = .04f;
    int[] from = new int[1 << 16];
    int[] to = new int[1 << 16];
    float[] likeness = new float[1 << 16];
    int size;

    static Edges between(View rare, View topic, int[] people) {
        var edges = new Edges();
        int letters = people.length;
        int[] starts = new int[rare.size + 1];
        for (int[] features : rare.features) {
            for (int feature : features) {
                starts[feature + 1]++;
            }
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] ends = Arrays.copyOf(starts, rare.size);
        int[] holders = new int[starts[rare.size]];
        float[] held = new float[holders.length];
        float[] sums = new float[letters];
        int[] touched = new int[letters];
        for (int letter = 0; letter < letters; letter++) {
            int n = 0;
            for (int i = 0; i < rare.features[letter].length; i++) {
                int feature = rare.features[letter][i];
                float value = rare.values[letter][i];
                for (int p = starts[feature]; p < ends[feature]; p++) {
                    if (sums[holders[p]] == 0) {
                        touched[n++] = holders[p];
                    }
                    sums[holders[p]] += value * held[p];
                }
                holders[ends[feature]] = letter;
                held[ends[feature]++] = value;
            }
            edges.keep(letter, touched, n, sums, topic, people);
        }
        return edges;
    }

    private void keep(int letter, int[] touched, int count, float[] sums, View topic, int[] people) {
        for (int i = 0; i < count; i++) {
            int other = touched[i];
            float rare = sums[other];
            sums[other] = 0;
            if (rare >= LEAST_RARE && people[letter] != people[other]) {
                double both = rare * topic.likeness(letter, other);
                if (both > 0) {
                    add(other, letter, (float) Math.sqrt(both));
                }
            }
        }
    }

    private void add(int a, int b, float alike) {
        if (size == from.length) {
            from = Arrays.copyOf(from, size * 2);
            to = Arrays.copyOf(to, size * 2);
            likeness = Arrays.copyOf(likeness, size * 2);
        }
        from[size] = a;
        to[size] = b;
        likeness[size++] = alike;
    }
}
