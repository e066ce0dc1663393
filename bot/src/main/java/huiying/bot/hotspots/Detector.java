package huiying.bot.hotspots;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.tasks.Subject;
import huiying.bot.tasks.TaskKind;
import huiying.bot.tasks.Tasks;
import huiying.nlp.hotspots.Joining;
import huiying.nlp.hotspots.Report;
import huiying.nlp.hotspots.Surge;

/** Compares a case with hotspots and with other recent cases: it is proposed for one, or with others for a new one. People decide. */
public final class Detector {
    private static final Duration DAY = Duration.ofDays(1);

    private final Neighbourhood neighbourhood;
    private final Hotspots hotspots;
    private final Cases cases;
    private final Tasks tasks;
    private final Joining joining;

    public Detector(Neighbourhood neighbourhood, Hotspots hotspots, Cases cases, Tasks tasks) {
        this.neighbourhood = neighbourhood;
        this.hotspots = hotspots;
        this.cases = cases;
        this.tasks = tasks;
        this.joining = new Joining(neighbourhood.affinity());
    }

    /** Inside the caller's transaction. */
    public void look(UUID caseId) {
        var report = neighbourhood.find(caseId);
        if (report.isPresent() && hotspots.of(caseId).isEmpty()) {
            compare(report.get());
        }
    }

    private void compare(Report report) {
        var alive = hotspots.alive(Neighbourhood.LATELY);
        switch (joining.choose(report, groups(report, alive), loose(report, alive))) {
            case Joining.Joins joins -> {
                hotspots.put(joins.group(), report.id(), Member.State.PROPOSED, Member.By.DETECTOR, joins.nearest());
                measure(hotspots.find(joins.group()).orElseThrow(), report);
            }
            case Joining.Begins begins -> measure(begin(report, begins), report);
            case Joining.Alone alone -> {
            }
        }
    }

    private List<Joining.Group> groups(Report report, List<Hotspot> alive) {
        return alive.stream().filter(hotspot -> hotspot.stateOf(report.id()) == null)
                .map(hotspot -> new Joining.Group(hotspot.id(),
                        hotspot.present().stream().flatMap(member -> neighbourhood.find(member.caseId()).stream()).toList()))
                .filter(group -> !group.members().isEmpty()).toList();
    }

    /** Neighbours in no hotspot; those that were once turned away together stay apart. */
    private List<Report> loose(Report report, List<Hotspot> alive) {
        var taken = alive.stream().flatMap(hotspot -> hotspot.present().stream()).map(Member::caseId).collect(Collectors.toSet());
        var apart = hotspots.apartFrom(report.id());
        return neighbourhood.around(report).stream().filter(other -> !taken.contains(other.id()) && !apart.contains(other.id())).toList();
    }

    private Hotspot begin(Report report, Joining.Begins begins) {
        var told = new ArrayList<>(begins.others());
        told.add(report);
        var head = head(told);
        var id = hotspots.begin(head, Hotspot.Status.PROPOSED, Member.By.DETECTOR);
        for (int i = 0; i < begins.others().size(); i++) {
            put(id, begins.others().get(i).id(), head, begins.why().get(i));
        }
        put(id, report.id(), head, begins.why().getFirst());
        tasks.open(TaskKind.HOTSPOT, Subject.ofCase(head.id(), head.address()), "proposed");
        return hotspots.find(id).orElseThrow();
    }

    private void put(UUID hotspot, UUID caseId, Case head, huiying.nlp.hotspots.Closeness why) {
        if (!caseId.equals(head.id())) {
            hotspots.put(hotspot, caseId, Member.State.PROPOSED, Member.By.DETECTOR, why);
        }
    }

    /** The one a unit already has, of several the first told. */
    private Case head(List<Report> told) {
        return told.stream().sorted(Comparator.comparing(Report::at).thenComparing(Report::id)).flatMap(report -> cases.byId(report.id()).stream())
                .min(Comparator.comparing(c -> c.state().isWithUnit() ? 0 : 1)).orElseThrow();
    }

    /** Rings when more people than usual told of this within a day. */
    private void measure(Hotspot hotspot, Report latest) {
        var from = latest.at().minus(DAY);
        int before = neighbourhood.told(latest, from.minus(Duration.ofDays(Surge.DAYS)), from);
        var surge = Surge.of(Math.max(people(hotspot, latest).size(), neighbourhood.told(latest, from, latest.at())), before);
        if (surge.isAlarming() && hotspots.surged(hotspot.id(), surge)) {
            tasks.finishFor(hotspot.head(), "surge", TaskKind.HOTSPOT);
            tasks.open(TaskKind.HOTSPOT, Subject.ofCase(hotspot.head(), null), "surge", true);
        }
    }

    private Set<String> people(Hotspot hotspot, Report latest) {
        var lately = hotspot.present().stream().flatMap(member -> neighbourhood.find(member.caseId()).stream())
                .filter(report -> report.at().isAfter(latest.at().minus(DAY)));
        return new HashSet<>(Stream.concat(lately, Stream.of(latest)).map(Report::person).toList());
    }
}
