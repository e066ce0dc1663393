package huiying.nlp.hotspots;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Brings stray letters home: a letter that average link left alone, or in a smaller group, joins a group when it is close to the group's centre in both
 * views and holds a phrase that most of the group hold. Centres are those of the grown groups and do not move, so strays cannot pull further strays in.
 */
final class Gathering {
    private static final int SMALLEST_HOME = 4;
    private static final double LARGER = 1.2;
    private final View rare;
    private final View topic;
    private final SharedPhrases shared;
    private final double least;

    Gathering(View rare, View topic, SharedPhrases shared, double least) {
        this.rare = rare;
        this.topic = topic;
        this.shared = shared;
        this.least = least;
    }

    /** A group with the middle of its letters. */
    private static final class Home {
        private final List<Integer> members;
        private final int size;
        private final Centre rare;
        private final Centre topic;

        Home(List<Integer> members, int size, Centre rare, Centre topic) {
            this.members = members;
            this.size = size;
            this.rare = rare;
            this.topic = topic;
        }
    }

    private record Centre(Map<Integer, Double> values, double length) {
        static Centre of(View view, List<Integer> members) {
            var values = new HashMap<Integer, Double>();
            for (int letter : members) {
                for (int i = 0; i < view.features[letter].length; i++) {
                    values.merge(view.features[letter][i], (double) view.values[letter][i], Double::sum);
                }
            }
            return new Centre(values, Math.sqrt(values.values().stream().mapToDouble(v -> v * v).sum()));
        }

        double likeness(View view, int letter) {
            double sum = 0;
            for (int i = 0; i < view.features[letter].length; i++) {
                sum += view.values[letter][i] * values.getOrDefault(view.features[letter][i], 0.0);
            }
            return length == 0 ? 0 : sum / length;
        }
    }

    /** The same groups with strays gathered in; groups that lost all letters are gone. */
    List<List<Integer>> gather(List<List<Integer>> groups) {
        var homesOf = new HashMap<Integer, List<Home>>();
        var result = new ArrayList<List<Integer>>();
        for (var group : groups) {
            var members = new ArrayList<>(group);
            result.add(members);
            if (group.size() >= SMALLEST_HOME) {
                var home = new Home(members, group.size(), Centre.of(rare, group), Centre.of(topic, group));
                shared.heldByMost(group).forEach(phrase -> homesOf.computeIfAbsent(phrase, p -> new ArrayList<>()).add(home));
            }
        }
        for (int i = 0; i < groups.size(); i++) {
            var group = groups.get(i);
            for (int letter : group) {
                var home = best(letter, group.size(), homesOf);
                if (home != null) {
                    result.get(i).remove((Integer) letter);
                    home.members.add(letter);
                }
            }
        }
        result.removeIf(List::isEmpty);
        return result;
    }

    private @Nullable Home best(int letter, int size, Map<Integer, List<Home>> homesOf) {
        Home best = null;
        double most = least;
        var tried = new HashSet<Home>();
        for (int phrase : shared.phrasesOf(letter)) {
            for (var home : homesOf.getOrDefault(phrase, List.of())) {
                if (home.size >= LARGER * size && tried.add(home)) {
                    double likeness = Math.sqrt(home.rare.likeness(rare, letter) * home.topic.likeness(topic, letter));
                    best = likeness >= most ? home : best;
                    most = Math.max(most, likeness);
                }
            }
        }
        return best;
    }
}
