package huiying.nlp.hotspots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Groups that grow by average link: the likeness of two groups is the mean over all pairs across, and a pair without an edge counts as zero. */
final class Groups {
    private final List<Map<Integer, Float>> sums = new ArrayList<>();
    private final List<List<Integer>> members = new ArrayList<>();
    private final int[] versions;

    /** Says whether two groups may become one. */
    interface Permission {
        boolean mayMerge(int a, int b);
    }

    private record Offer(float likeness, int a, int b, int versionA, int versionB) {
    }

    Groups(int letters, Edges edges) {
        versions = new int[letters];
        for (int i = 0; i < letters; i++) {
            sums.add(new HashMap<>());
            members.add(new ArrayList<>(List.of(i)));
        }
        for (int e = 0; e < edges.size; e++) {
            sums.get(edges.from[e]).put(edges.to[e], edges.likeness[e]);
            sums.get(edges.to[e]).put(edges.from[e], edges.likeness[e]);
        }
    }

    List<Integer> members(int group) {
        return members.get(group);
    }

    boolean alive(int group) {
        return !members.get(group).isEmpty();
    }

    int count() {
        return versions.length;
    }

    float likeness(int a, int b) {
        return sums.get(a).getOrDefault(b, 0f) / (members.get(a).size() * (float) members.get(b).size());
    }

    /** Merges the most alike groups first, down to {@code least}. */
    void grow(double least, Permission permission) {
        var offers = new PriorityQueue<Offer>(Comparator.comparingDouble(Offer::likeness).reversed().thenComparingInt(Offer::a).thenComparingInt(Offer::b));
        for (int a = 0; a < versions.length; a++) {
            offer(a, least, offers, true, permission);
        }
        while (!offers.isEmpty()) {
            var offer = offers.poll();
            boolean stands = versions[offer.a] == offer.versionA && versions[offer.b] == offer.versionB && alive(offer.a) && alive(offer.b);
            if (stands) {
                int survivor = sums.get(offer.a).size() >= sums.get(offer.b).size() ? offer.a : offer.b;
                merge(survivor, survivor == offer.a ? offer.b : offer.a);
                offer(survivor, least, offers, false, permission);
            }
        }
    }

    private void offer(int a, double least, PriorityQueue<Offer> offers, boolean once, Permission permission) {
        for (int b : sums.get(a).keySet()) {
            float likeness = likeness(a, b);
            if (likeness >= least && (!once || a < b) && permission.mayMerge(a, b)) {
                offers.add(new Offer(likeness, a, b, versions[a], versions[b]));
            }
        }
    }

    private void merge(int survivor, int other) {
        var mine = sums.get(survivor);
        mine.remove(other);
        sums.get(other).remove(survivor);
        for (var entry : sums.get(other).entrySet()) {
            int neighbour = entry.getKey();
            float sum = mine.merge(neighbour, entry.getValue(), Float::sum);
            sums.get(neighbour).remove(other);
            sums.get(neighbour).put(survivor, sum);
        }
        sums.get(other).clear();
        members.get(survivor).addAll(members.get(other));
        members.get(other).clear();
        versions[survivor]++;
        versions[other]++;
    }
}
