package huiying.bot.assessment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far the seven links were closed for the cases of one unit that were closed in a period, and how long each took.
 *
 * @param unit     null for all together
 * @param closed   cases closed after a unit's work
 * @param complete those with all seven links
 * @param reached  how many have each link
 * @param median   from the link before, where both are there
 */
public record Chain(@org.jspecify.annotations.Nullable String unit, long closed, long complete, Map<Link, Long> reached, Map<Link, Duration> median) {

    /** A closed case that lacks a link. */
    public record Gap(java.util.UUID caseId, String number, String unit, List<Link> missing) {
    }

    static List<Chain> of(List<Tale> closed) {
        var byUnit = new TreeMap<String, List<Tale>>();
        closed.forEach(tale -> byUnit.computeIfAbsent(Objects.requireNonNullElse(tale.unit(), ""), unit -> new ArrayList<>()).add(tale));
        var chains = new ArrayList<Chain>();
        chains.add(chain(null, closed));
        byUnit.forEach((unit, tales) -> chains.add(chain(unit, tales)));
        return chains;
    }

    static List<Gap> gaps(List<Tale> closed) {
        return closed.stream().map(tale -> new Gap(tale.caseId(), tale.number(), Objects.requireNonNullElse(tale.unit(), ""), missing(tale))).filter(
                gap -> !gap.missing().isEmpty()).toList();
    }

    private static List<Link> missing(Tale tale) {
        return Arrays.stream(Link.values()).filter(link -> !tale.links().containsKey(link)).toList();
    }

    private static Chain chain(@org.jspecify.annotations.Nullable String unit, List<Tale> tales) {
        var reached = new EnumMap<Link, Long>(Link.class);
        var median = new EnumMap<Link, Duration>(Link.class);
        for (var link : Link.values()) {
            reached.put(link, tales.stream().filter(tale -> tale.links().containsKey(link)).count());
            median(link, tales).ifPresent(time -> median.put(link, time));
        }
        return new Chain(unit, tales.size(), tales.stream().filter(tale -> missing(tale).isEmpty()).count(), reached, median);
    }

    private static Optional<Duration> median(Link link, List<Tale> tales) {
        if (link.ordinal() == 0) {
            return Optional.empty();
        }
        var before = Link.values()[link.ordinal() - 1];
        var times = tales.stream().filter(tale -> tale.links().containsKey(link) && tale.links().containsKey(before)).mapToLong(tale -> Duration.between(tale
                .links().get(before), tale.links().get(link)).toMillis()).sorted().toArray();
        return times.length == 0 ? Optional.empty() : Optional.of(Duration.ofMillis((times[(times.length - 1) / 2] + times[times.length / 2]) / 2));
    }
}
