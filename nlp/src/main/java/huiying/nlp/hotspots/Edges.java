package huiying.nlp.hotspots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs of letters that are alike. Either they share rare phrases and the words of a matter, found through an inverted index of the rare phrases; or they name
 * the same spot and share the words of a matter. Letters of one person make no pair; the same wording about different spots counts against a
 * pair, so that a letter without a place cannot hold letters of many places together.
 */
final class Edges {
    private static final float LEAST_RARE = .04f;
    private static final double ELSEWHERE = -.3;
    private static final double SAME_SPOT = 1.3;
    private static final double SLOPE = .15;
    private static final double RARE_SPOT = 12;
    private static final double LEAST_SAME_SPOT = .5;

    int[] from = new int[1 << 16];
    int[] to = new int[1 << 16];
    float[] likeness = new float[1 << 16];
    int size;
    private final View topic;
    private final SpotNames spots;
    private final int[] people;
    private final float[] sums;
    private final boolean[] isTouched;
    private final int[] touched;
    private int touches;
    private final Map<Long, List<Integer>> atSpot = new HashMap<>();

    private Edges(View topic, SpotNames spots, int[] people) {
        this.topic = topic;
        this.spots = spots;
        this.people = people;
        this.sums = new float[people.length];
        this.isTouched = new boolean[people.length];
        this.touched = new int[people.length];
    }

    static Edges between(View rare, View topic, SpotNames spots, int[] people) {
        var edges = new Edges(topic, spots, people);
        edges.find(rare);
        return edges;
    }

    private void find(View rare) {
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
        for (int letter = 0; letter < letters; letter++) {
            for (int i = 0; i < rare.features[letter].length; i++) {
                int feature = rare.features[letter][i];
                float value = rare.values[letter][i];
                for (int p = starts[feature]; p < ends[feature]; p++) {
                    touch(holders[p]);
                    sums[holders[p]] += value * held[p];
                }
                holders[ends[feature]] = letter;
                held[ends[feature]++] = value;
            }
            touchThoseOfTheSameSpot(letter);
            keep(letter);
        }
    }

    private void touchThoseOfTheSameSpot(int letter) {
        for (long name : spots.of(letter)) {
            var earlier = atSpot.computeIfAbsent(name, n -> new ArrayList<>());
            earlier.forEach(this::touch);
            earlier.add(letter);
        }
    }

    private void touch(int letter) {
        if (!isTouched[letter]) {
            isTouched[letter] = true;
            touched[touches++] = letter;
        }
    }

    private void keep(int letter) {
        for (int i = 0; i < touches; i++) {
            int other = touched[i];
            if (people[letter] != people[other]) {
                weigh(other, letter, sums[other]);
            }
            sums[other] = 0;
            isTouched[other] = false;
        }
        touches = 0;
    }

    private void weigh(int a, int b, float rare) {
        int shared = spots.rarestShared(a, b);
        if (rare >= LEAST_RARE || shared > 0) {
            double matter = topic.likeness(a, b);
            double both = rare < LEAST_RARE ? 0 : Math.sqrt(rare * matter) * (shared == 0 && spots.bothNameSome(a, b) ? ELSEWHERE : 1);
            double alike = shared == 0 ? both : Math.max(both, sameSpot(shared) * matter);
            if (alike != 0) {
                add(a, b, (float) alike);
            }
        }
    }

    /** A spot that many letters name says less. */
    private static double sameSpot(int letters) {
        return Math.clamp(SAME_SPOT - SLOPE * Math.log(letters / RARE_SPOT) / Math.log(2), LEAST_SAME_SPOT, SAME_SPOT);
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
