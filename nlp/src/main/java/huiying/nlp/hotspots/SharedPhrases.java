package huiying.nlp.hotspots;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjIntConsumer;

/** Phrases of three Chinese characters, or of two and more words, that few letters hold: names of places, firms, schools, matters. */
final class SharedPhrases {
    private static final double COMMONEST = .02;
    private static final int COMMON_ENOUGH = 12;
    private static final double MOST_OF_A_GROUP = .5;
    private final Phrases[] halves;
    private final double commonest;
    private final Map<List<Integer>, Held> held = new IdentityHashMap<>();

    /** What most of a group of this size held; a group that has grown is looked at again. */
    private record Held(int size, Set<Integer> phrases) {
    }

    SharedPhrases(Phrases[] halves, int letters) {
        this.halves = halves;
        this.commonest = Math.max(COMMONEST * letters, COMMON_ENOUGH);
    }

    /** True when a phrase is held by most letters of both groups. */
    boolean between(List<Integer> a, List<Integer> b) {
        var phrases = heldByMost(a);
        return heldByMost(b).stream().anyMatch(phrases::contains);
    }

    private Set<Integer> heldByMost(List<Integer> group) {
        var known = held.get(group);
        if (known == null || known.size != group.size()) {
            known = new Held(group.size(), count(group));
            held.put(group, known);
        }
        return known.phrases;
    }

    private Set<Integer> count(List<Integer> group) {
        var counts = new HashMap<Integer, Integer>();
        for (int letter : group) {
            visit(letter, (half, number) -> {
                if (names(half, number)) {
                    counts.merge(half == halves[0] ? number : ~number, 1, Integer::sum);
                }
            });
        }
        var most = new HashSet<Integer>();
        counts.forEach((phrase, count) -> {
            if (count >= MOST_OF_A_GROUP * group.size()) {
                most.add(phrase);
            }
        });
        return most;
    }

    /** All phrases of a letter. */
    void visit(int letter, ObjIntConsumer<Phrases> visitor) {
        for (var half : halves) {
            for (int number : half.numbersOf(letter)) {
                visitor.accept(half, number);
            }
        }
    }

    private boolean names(Phrases half, int number) {
        int letters = half.letters(number);
        return letters >= Phrases.RAREST && letters <= commonest && (half.length(number) == Phrases.LONGEST && half.chinese(number)
                || half.length(number) > 1 && half.words(number));
    }
}
