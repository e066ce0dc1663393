package huiying.nlp.hotspots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/** Finds hotspots in a batch of letters: what several people wrote about, clustered without chains. A few thousand letters take a fraction of a second. */
public final class Hotspots {
    private static final double LEAST_LINK = .18;
    private static final double LEAST_LINK_WITH_PHRASE = .08;
    private static final double LEAST_MATTER = .16;
    private static final double ISSUE_COHERENCE = .22;
    private static final double PLACE_COHERENCE = .16;
    private static final int FEWEST_PEOPLE = 3;
    private final List<Letter> letters;
    private final View topic;
    private final Groups groups;
    private final SharedPhrases shared;
    private final Naming naming;
    private final int[] people;

    private Hotspots(List<Letter> letters) {
        this.letters = letters;
        var symbols = new Symbols();
        char[][] titles = letters.stream().map(letter -> symbols.of(letter.title())).toArray(char[][]::new);
        char[][] bodies = letters.stream().map(letter -> symbols.of(letter.text())).toArray(char[][]::new);
        Phrases[] halves = IntStream.range(0, 2).parallel().mapToObj(half -> Phrases.read(titles, bodies, half)).toArray(Phrases[]::new);
        this.people = people(letters);
        var spots = new SpotNames(titles, bodies, symbols);
        var rare = new View(halves, letters.size(), View.Lens.RARE, spots);
        this.topic = new View(halves, letters.size(), View.Lens.TOPIC, spots);
        this.groups = new Groups(letters.size(), Edges.between(rare, topic, spots, people));
        this.shared = new SharedPhrases(halves, letters.size());
        this.naming = new Naming(titles, bodies, spots, shared, symbols);
    }

    /** Hotspots of at least three people, the most people first. */
    public static List<Hotspot> find(List<Letter> letters) {
        return letters.size() < FEWEST_PEOPLE ? List.of() : new Hotspots(List.copyOf(letters)).find();
    }

    private static int[] people(List<Letter> letters) {
        var numbers = new HashMap<String, Integer>();
        int[] people = new int[letters.size()];
        for (int i = 0; i < people.length; i++) {
            String person = letters.get(i).person();
            people[i] = person.isEmpty() ? -1 - i : numbers.computeIfAbsent(person, p -> numbers.size());
        }
        return people;
    }

    private List<Hotspot> find() {
        groups.grow(LEAST_LINK, (a, b) -> true);
        groups.grow(LEAST_LINK_WITH_PHRASE, this::shareAPhraseAndAMatter);
        return IntStream.range(0, groups.count()).filter(groups::alive).mapToObj(groups::members).filter(members -> countPeople(members) >= FEWEST_PEOPLE)
                .map(this::hotspot).sorted(Comparator.comparingInt(Hotspot::people).reversed().thenComparing(hotspot -> hotspot.messages().getFirst()))
                .toList();
    }

    private boolean shareAPhraseAndAMatter(int a, int b) {
        return topic.likeness(groups.members(a), groups.members(b)) >= LEAST_MATTER && shared.between(groups.members(a), groups.members(b));
    }

    private int countPeople(List<Integer> members) {
        return (int) members.stream().mapToInt(member -> people[member]).distinct().count();
    }

    private Hotspot hotspot(List<Integer> members) {
        double[] typical = new double[members.size()];
        double sum = 0;
        for (int i = 0; i < typical.length; i++) {
            for (int j = 0; j < i; j++) {
                double likeness = topic.likeness(members.get(i), members.get(j));
                typical[i] += likeness;
                typical[j] += likeness;
                sum += likeness;
            }
        }
        double coherence = sum / (typical.length * (typical.length - 1) / 2.0);
        var order = new ArrayList<>(IntStream.range(0, typical.length).boxed().toList());
        order.sort(Comparator.comparingDouble(i -> -typical[i]));
        var ids = order.stream().map(i -> letters.get(members.get(i)).id()).toList();
        return new Hotspot(naming.name(members), kind(coherence), countPeople(members), coherence, ids);
    }

    private static Hotspot.Kind kind(double coherence) {
        return coherence >= ISSUE_COHERENCE ? Hotspot.Kind.ISSUE : coherence >= PLACE_COHERENCE ? Hotspot.Kind.MIXED : Hotspot.Kind.PLACE;
    }
}
