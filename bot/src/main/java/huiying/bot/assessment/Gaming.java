package huiying.bot.assessment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What looks as if figures were made rather than earned. A suspicion with its cases, for a person to look at; nothing follows from it by itself. */
public final class Gaming {
    private static final int LEAST = 10;
    private static final int SAME_REPORT = 4;
    private static final int ONE_ADDRESS = 5;

    private Gaming() {
    }

    /** The patterns looked for. */
    public enum Kind {
        /** Closed without contact: residents say so more often than elsewhere. */
        NO_CONTACT,
        /** More left out of the rates than elsewhere. */
        LEFT_OUT,
        /** The same report for many cases. */
        SAME_REPORT,
        /** Answers taken down by staff are better than those residents gave themselves. */
        OWN_RATING,
        /** One resident's address gave many top grades. */
        ONE_ADDRESS
    }

    /**
     * A suspicion.
     *
     * @param here      the share at this unit
     * @param elsewhere the share it stands out from
     */
    public record Flag(Kind kind, String unit, Share here, Share elsewhere, List<UUID> cases) {
    }

    /** What a report said, without what differs between cases. */
    record Report(UUID caseId, String unit, String plain) {
    }

    static List<Flag> find(List<Cycle> cycles, List<Report> reports) {
        var flags = new ArrayList<Flag>();
        var byUnit = cycles.stream().collect(Collectors.groupingBy(Cycle::unit, TreeMap::new, Collectors.toList()));
        byUnit.forEach((unit, own) -> {
            var others = cycles.stream().filter(cycle -> !cycle.unit().equals(unit)).toList();
            standsOut(Kind.NO_CONTACT, unit, own, others, cycle -> cycle.said().contacted() != null, cycle -> "NO".equals(cycle.said().contacted()), flags);
            standsOut(Kind.LEFT_OUT, unit, own, others, cycle -> true, cycle -> !cycle.counts(), flags);
            ownRating(unit, own, flags);
            oneAddress(unit, own, flags);
        });
        sameReports(reports, flags);
        return flags;
    }

    private static void standsOut(Kind kind, String unit, List<Cycle> own, List<Cycle> others, Predicate<Cycle> of, Predicate<Cycle> has, List<Flag> flags) {
        var here = share(own, of, has);
        var there = share(others, of, has);
        if (here.cases() >= LEAST && there.cases() >= LEAST && here.isAbove(there)) {
            flags.add(new Flag(kind, unit, here, there, ids(own, of.and(has))));
        }
    }

    private static void ownRating(String unit, List<Cycle> own, List<Flag> flags) {
        Predicate<Cycle> graded = cycle -> cycle.said().satisfied() != null;
        Predicate<Cycle> byStaff = graded.and(cycle -> "visitor".equals(cycle.said().by()));
        Predicate<Cycle> content = cycle -> !Objects.requireNonNull(cycle.said().satisfied()).endsWith("DISSATISFIED");
        var staff = share(own, byStaff, content);
        var residents = share(own, graded.and(byStaff.negate()), content);
        if (staff.cases() >= LEAST && residents.cases() >= LEAST && staff.isAbove(residents)) {
            flags.add(new Flag(Kind.OWN_RATING, unit, staff, residents, ids(own, byStaff)));
        }
    }

    private static void oneAddress(String unit, List<Cycle> own, List<Flag> flags) {
        var best = own.stream().filter(cycle -> cycle.said().address() != null && "VERY_SATISFIED".equals(cycle.said().satisfied()) && "citizen".equals(cycle
                .said().by())).collect(Collectors.groupingBy(cycle -> Objects.requireNonNull(cycle.said().address())));
        best.values().stream().filter(cycles -> cycles.size() >= ONE_ADDRESS).forEach(cycles -> flags.add(new Flag(Kind.ONE_ADDRESS, unit, new Share(cycles
                .size(), own.size()), new Share(0, own.size()), cycles.stream().map(Cycle::caseId).toList())));
    }

    private static void sameReports(List<Report> reports, List<Flag> flags) {
        var byUnit = reports.stream().collect(Collectors.groupingBy(Report::unit, TreeMap::new, Collectors.groupingBy(Report::plain)));
        byUnit.forEach((unit, texts) -> texts.values().stream().filter(same -> cases(same).size() >= SAME_REPORT).forEach(same -> flags.add(new Flag(
                Kind.SAME_REPORT, unit, new Share(cases(same).size(), total(texts)), new Share(0, total(texts)), cases(same)))));
    }

    private static List<UUID> cases(List<Report> same) {
        return same.stream().map(Report::caseId).distinct().toList();
    }

    private static long total(Map<String, List<Report>> texts) {
        return texts.values().stream().flatMap(Collection::stream).map(Report::caseId).distinct().count();
    }

    private static Share share(List<Cycle> cycles, Predicate<Cycle> of, Predicate<Cycle> has) {
        return new Share(cycles.stream().filter(of.and(has)).count(), cycles.stream().filter(of).count());
    }

    private static List<UUID> ids(List<Cycle> cycles, Predicate<Cycle> wanted) {
        return cycles.stream().filter(wanted).map(Cycle::caseId).toList();
    }
}
