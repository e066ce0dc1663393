package huiying.bot.duties;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a list with the eyes of whoever will have to argue about it: no law, two owners, no owner, too much for one. */
public final class Lint {
    private static final int MANY = 10;
    private static final int TIMES_THE_USUAL = 3;

    private final DutyList list;
    private final Known known;
    private final LocalDate day;

    /** What is wrong, with which item, and what a reader needs to see it. */
    public record Finding(Kind kind, String code, List<String> about) {
    }

    /** The kinds of trouble. */
    public enum Kind {
        /** A unit is named and no law. */
        NO_BASIS,
        /** Two items answer to one word and name different units. */
        OVERLAP,
        /** A category is nobody's, or nobody's in an area. */
        GAP,
        /** The lead is a unit that is not there. */
        UNKNOWN_UNIT,
        /** One unit leads far more items than the others. */
        OVER_ASSIGNED
    }

    public Lint(DutyList list, Known known, LocalDate day) {
        this.list = list;
        this.known = known;
        this.day = day;
    }

    public List<Finding> findings() {
        return Stream.of(unfounded(), overlaps(), gaps(), strangers(), burdened()).flatMap(Collection::stream).toList();
    }

    private List<Finding> unfounded() {
        return led().flatMap(item -> item.shares().stream().filter(share -> share.lead() != null && share.basis().isEmpty()).map(
                share -> new Finding(Kind.NO_BASIS, item.code(), List.of(item.meaning().zh(), share.area(), String.valueOf(share.lead()))))).toList();
    }

    private List<Finding> strangers() {
        return led().flatMap(item -> item.shares().stream().filter(share -> share.lead() != null && !known.units().contains(share.lead())).map(
                share -> new Finding(Kind.UNKNOWN_UNIT, item.code(), List.of(item.meaning().zh(), String.valueOf(share.lead()))))).toList();
    }

    private List<Finding> overlaps() {
        var byTerm = new TreeMap<String, Set<ServiceItem>>();
        led().filter(item -> !item.code().equals(DutyList.ANYTHING)).forEach(item -> terms(item).forEach(
                term -> byTerm.computeIfAbsent(category(item) + "\n" + term, key -> new LinkedHashSet<>()).add(item)));
        var found = new LinkedHashSet<Finding>();
        byTerm.forEach((key, items) -> {
            var all = List.copyOf(items);
            for (int i = 0; i < all.size(); i++) {
                for (int j = i + 1; j < Math.min(all.size(), i + MANY); j++) {
                    overlap(all.get(i), all.get(j), key.substring(key.indexOf('\n') + 1)).ifPresent(found::add);
                }
            }
        });
        return List.copyOf(found);
    }

    private java.util.Optional<Finding> overlap(ServiceItem a, ServiceItem b, String term) {
        if (list.upwards(a).contains(b) || list.upwards(b).contains(a)) {
            return java.util.Optional.empty();
        }
        return Stream.concat(a.shares().stream(), b.shares().stream()).map(Share::area).distinct().sorted().filter(area -> {
            var one = lead(a, area);
            var other = lead(b, area);
            return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
        }).findFirst().map(area -> new Finding(Kind.OVERLAP, a.code(), List.of(a.meaning().zh(), b.code(), b.meaning().zh(), term, lead(a, area), lead(b,
                area))));
    }

    private String lead(ServiceItem item, String area) {
        return list.upwards(item).stream()
                .flatMap(at -> at.shares().stream().filter(share -> share.lead() != null && share.covers(area)).sorted(java.util.Comparator
                        .comparingInt(share -> -share.area().length())))
                .map(share -> String.valueOf(share.lead())).findFirst().orElse("");
    }

    private List<Finding> gaps() {
        var streets = known.grids().stream().filter(code -> known.grids().stream().noneMatch(other -> !other.equals(code) && code.startsWith(other) && other
                .length() > 2)).filter(code -> code.length() > 2).sorted().toList();
        var found = new ArrayList<Finding>();
        known.categories().stream().filter(category -> category.length() > 2).sorted().forEach(category -> {
            var nowhere = streets.stream().filter(street -> list.find(new Inquiry(category, street, ""), day).isEmpty()).toList();
            if (list.find(new Inquiry(category, null, ""), day).isEmpty() && nowhere.size() == streets.size()) {
                found.add(new Finding(Kind.GAP, category, List.of("")));
            } else if (!nowhere.isEmpty()) {
                found.add(new Finding(Kind.GAP, category, nowhere));
            }
        });
        return found;
    }

    private List<Finding> burdened() {
        var led = new HashMap<String, Integer>();
        led().flatMap(item -> item.shares().stream().filter(share -> share.lead() != null).map(share -> String.valueOf(share.lead())).distinct()).forEach(
                unit -> led.merge(unit, 1, Integer::sum));
        double usual = led.values().stream().mapToInt(Integer::intValue).average().orElse(0);
        return led.entrySet().stream().filter(entry -> entry.getValue() >= MANY && entry.getValue() > usual * TIMES_THE_USUAL).sorted(Map.Entry
                .comparingByKey()).map(
                        entry -> new Finding(Kind.OVER_ASSIGNED, entry.getKey(), List.of(Integer.toString(entry.getValue()), Long.toString(Math
                                .round(usual)))))
                .toList();
    }

    private Stream<ServiceItem> led() {
        return list.items().stream().filter(item -> item.isLed() && item.validity().on(day));
    }

    private static Stream<String> terms(ServiceItem item) {
        return Stream.concat(Stream.of(item.meaning().zh()), item.meaning().synonyms().stream()).map(term -> term.toLowerCase(Locale.ROOT)).filter(
                term -> term.length() > 1).distinct();
    }

    private String category(ServiceItem item) {
        return list.upwards(item).stream().map(at -> at.meaning().category()).filter(java.util.Objects::nonNull).findFirst().orElse("");
    }
}
