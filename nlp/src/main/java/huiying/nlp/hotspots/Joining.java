package huiying.nlp.hotspots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Where a new report belongs: to a group, with others to a new group, or to none. It joins a group when it is close to its members on average, never because it
 * is close to one of them, so that groups do not grow in chains.
 */
public final class Joining {
    /** A group begins with so many different people. */
    public static final int FEWEST_PEOPLE = 3;
    /** A large group is judged by its latest members. */
    private static final int MOST_MEMBERS = 30;
    private final Affinity affinity;

    public Joining(Affinity affinity) {
        this.affinity = affinity;
    }

    /** Reports taken for the same thing. */
    public record Group(UUID id, List<Report> members) {
        public Group {
            members = List.copyOf(members);
        }
    }

    /** What becomes of a report. */
    public sealed interface Choice {
    }

    /** @param score the mean closeness to the members; @param nearest the member it is closest to, and why */
    public record Joins(UUID group, double score, Report member, Closeness nearest) implements Choice {
    }

    /** A new group with these others, the closest first. */
    public record Begins(List<Report> others, List<Closeness> why) implements Choice {
        public Begins {
            others = List.copyOf(others);
            why = List.copyOf(why);
        }
    }

    /** It stays by itself. */
    public record Alone() implements Choice {
    }

    /** @param loose recent reports that belong to no group */
    public Choice choose(Report report, List<Group> groups, List<Report> loose) {
        var joins = groups.stream().filter(group -> group.members().stream().noneMatch(member -> member.id().equals(report.id())))
                .map(group -> join(report, group))
                .filter(join -> join.score >= Affinity.SAME).max(Comparator.comparingDouble(Joins::score));
        return joins.isPresent() ? joins.get() : begin(report, loose);
    }

    /** How well a report would fit a group. */
    public Joins join(Report report, Group group) {
        var latest = group.members().stream().sorted(Comparator.comparing(Report::at).reversed()).limit(MOST_MEMBERS).toList();
        var close = latest.stream().map(member -> new Pair(member, affinity.between(report, member))).toList();
        var nearest = close.stream().max(Comparator.comparingDouble(pair -> pair.why.score())).orElseThrow();
        return new Joins(group.id(), close.stream().mapToDouble(pair -> pair.why.score()).average().orElse(0), nearest.other, nearest.why);
    }

    private record Pair(Report other, Closeness why) {
    }

    private Choice begin(Report report, List<Report> loose) {
        var close = loose.stream().filter(other -> !other.id().equals(report.id())).map(other -> new Pair(other, affinity.between(report, other)))
                .filter(pair -> pair.why.score() >= Affinity.SAME).sorted(Comparator.comparingDouble((Pair pair) -> pair.why.score()).reversed()
                        .thenComparing(pair -> pair.other.id()))
                .limit(MOST_MEMBERS).toList();
        var taken = new ArrayList<Pair>();
        for (var pair : close) {
            if (isCloseToAll(pair.other, taken)) {
                taken.add(pair);
            }
        }
        return people(report, taken).size() < FEWEST_PEOPLE
                ? new Alone()
                : new Begins(taken.stream().map(Pair::other).toList(), taken.stream().map(Pair::why).toList());
    }

    private boolean isCloseToAll(Report other, List<Pair> taken) {
        return taken.isEmpty() || taken.stream().mapToDouble(pair -> affinity.between(other, pair.other).score()).average().orElse(0) >= Affinity.SAME;
    }

    private static Set<String> people(Report report, List<Pair> taken) {
        var people = new HashSet<>(Set.of(report.person()));
        taken.forEach(pair -> people.add(pair.other.person()));
        return people;
    }
}
