package huiying.nlp.hotspots;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Phrases of three or four Chinese characters that few letters hold: names of places, firms, schools, matters. */
final class SharedPhrases {
    private static final double COMMONEST = .02;
    private static final double MOST_OF_A_GROUP = .5;
    private final Phrases[] halves;
    private final double commonest;
    private final Map<Integer, int[]> ofLetter = new HashMap<>();

    SharedPhrases(Phrases[] halves, int letters) {
        this.halves = halves;
        this.commonest = COMMONEST * letters;
    }

    /** True when a phrase is held by most letters of both groups. */
    boolean between(List<Integer> a, List<Integer> b) {
        var phrases = heldByMost(a);
        return heldByMost(b).stream().anyMatch(phrases::contains);
    }

    Set<Integer> heldByMost(List<Integer> group) {
        var most = new HashSet<Integer>();
        counts(group).forEach((phrase, count) -> {
            if (count >= MOST_OF_A_GROUP * group.size()) {
                most.add(phrase);
            }
        });
        return most;
    }

    private Map<Integer, Integer> counts(List<Integer> group) {
        var counts = new HashMap<Integer, Integer>();
        for (int letter : group) {
            for (int phrase : phrasesOf(letter)) {
                counts.merge(phrase, 1, Integer::sum);
            }
        }
        return counts;
    }

    int[] phrasesOf(int letter) {
        return ofLetter.computeIfAbsent(letter, this::find);
    }

    private int[] find(int letter) {
        int[] found = new int[halves[0].numbersOf(letter).length + halves[1].numbersOf(letter).length];
        int n = 0;
        for (int half = 0; half < 2; half++) {
            for (int number : halves[half].numbersOf(letter)) {
                int held = halves[half].letters(number);
                if (held >= Phrases.RAREST && held <= commonest && halves[half].length(number) >= 3 && halves[half].chinese(number)) {
                    found[n++] = number + half * halves[0].size();
                }
            }
        }
        return Arrays.copyOf(found, n);
    }

    /** The phrase most letters share; of equals the one fewer others hold, then the longer one. */
    String name(List<Integer> group) {
        String name = "";
        double best = 0;
        for (var entry : counts(group).entrySet()) {
            int half = entry.getKey() < halves[0].size() ? 0 : 1;
            int number = entry.getKey() - half * halves[0].size();
            String text = halves[half].text(number);
            double score = entry.getValue() * (double) entry.getValue() / halves[half].letters(number) * text.length();
            if (score > best || score == best && text.compareTo(name) < 0) {
                best = score;
                name = text;
            }
        }
        return name;
    }
}
