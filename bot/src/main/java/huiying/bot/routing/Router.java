package huiying.bot.routing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import huiying.bot.cases.Case;
import huiying.bot.cases.Cited;
import huiying.bot.duties.Duties;
import huiying.bot.duties.DutyList;
import huiying.bot.duties.Found;
import huiying.bot.duties.Inquiry;
import huiying.nlp.Nature;

/**
 * Whose job it is. The object that is named decides first, then an arbitration that is newer than the list, then the list; where all are
 * silent the last resort of the place has it, so that nothing is ever nobody's. Whoever is complained about never gets the complaint.
 */
public final class Router {
    private static final String BY_HAND = "指定承办";
    private static final String NOT_LISTED = "责任清单未列明，由指挥中心兜底协调";

    private final Supplier<DutyList> list;
    private final Units units;
    private final Memory memory;
    private final Day day;

    /** What is known beside the list: earlier arbitrations, things with numbers on them, and names of units in a text. */
    public record Memory(Precedents precedents, Bound objects, Accused accused) {
    }

    /** Which day it is in the city. */
    public record Day(Clock clock, ZoneId zone) {
        LocalDate today() {
            return LocalDate.ofInstant(clock.instant(), zone);
        }
    }

    public Router(Duties duties, Units units, Memory memory, Day day) {
        this(duties::current, units, memory, day);
    }

    private Router(Supplier<DutyList> list, Units units, Memory memory, Day day) {
        this.list = list;
        this.units = units;
        this.memory = memory;
        this.day = day;
    }

    /** The same city with another list: what would have gone where. */
    public Router over(DutyList other) {
        return new Router(() -> other, units, memory, day);
    }

    public DutyList list() {
        return list.get();
    }

    /** Where a case goes. */
    public Assignment assignmentFor(Case c) {
        return apart(c, assignmentFor(inquiry(c)));
    }

    public Assignment assignmentFor(@Nullable String category, @Nullable String grid) {
        return assignmentFor(new Inquiry(category, grid, ""));
    }

    public Assignment assignmentFor(Inquiry asked) {
        var now = list.get();
        var found = now.find(asked, day.today());
        return bound(asked, found, now).or(() -> decided(asked, found, now)).or(() -> found.map(hit -> listed(hit, now))).orElseGet(() -> lastResort(asked
                .grid()));
    }

    /** Whether a resident's words could lead to a narrower item than the category does. */
    boolean hasNarrower(Inquiry asked) {
        return asked.category() != null && list.get().isRefined(asked.category(), day.today());
    }

    /** What the list says about a case, with every rule that was looked at; for whoever asks why. */
    public Optional<Found> explain(Inquiry asked) {
        return list.get().find(asked, day.today());
    }

    /** The unit of the place, else the coordination centre: who has it when nobody else does. */
    public Assignment lastResort(@Nullable String grid) {
        var now = list.get();
        return now.lastResort(grid, day.today())
                .map(hit -> new Assignment(hit.lead(), hit.share().assists(), hit.share().basisText(), hit.cite(), Assignment.How.LAST_RESORT,
                        new Cited(hit.item().code(), now.version(), null)))
                .orElseGet(() -> new Assignment(units.lastResort().code(), List.of(), NOT_LISTED, "last resort", Assignment.How.LAST_RESORT,
                        new Cited(null, now.version(), null)));
    }

    /** The same for a case, and never whoever it is about. */
    public Assignment lastResort(Case c) {
        return apart(c, lastResort(c.grid()));
    }

    /** Keeps what was arbitrated for the next case of its kind in the area; a report of wrongdoing or of nothing known is no example. */
    public void remember(Case c, String area, Precedent.To to, String by) {
        if (c.category() != null && c.nature() != Nature.WHISTLEBLOWING) {
            memory.precedents().keep(c.category(), area, to, c.id(), list.get().version(), by);
        }
    }

    /** What the list says about a unit and a category, for somebody who assigns by hand. */
    public String basisFor(String unit, @Nullable String category) {
        return byHand(unit, category).basis();
    }

    /** A unit chosen by hand, with what the list says about it if it says anything. */
    public Assignment byHand(String unit, @Nullable String category) {
        var now = list.get();
        var path = now.find(new Inquiry(category, null, ""), day.today()).map(hit -> now.upwards(hit.item())).orElse(List.of());
        return path.stream().flatMap(item -> item.shares().stream().filter(share -> unit.equals(share.lead())).map(share -> new Assignment(unit, List.of(),
                share.basisText(), new Found.Line(item, share).cite(), Assignment.How.LISTED, new Cited(item.code(), now.version(), null)))).findFirst()
                .orElseGet(() -> new Assignment(unit, List.of(), BY_HAND, "by hand", Assignment.How.LISTED, new Cited(null, now.version(), null)));
    }

    /** The likeliest units, the first the one that would get it: by the list, by precedent, and the last resort. */
    public List<Assignment> options(Inquiry asked, List<String> categories, int most) {
        var all = new ArrayList<Assignment>();
        all.add(assignmentFor(asked));
        categories.forEach(category -> all.add(assignmentFor(new Inquiry(category, asked.grid(), asked.words()))));
        list.get().find(asked, day.today()).ifPresent(hit -> hit.lines().stream().filter(line -> line.share().lead() != null).forEach(
                line -> all.add(byHand(line.share().lead(), asked.category()))));
        all.add(lastResort(asked.grid()));
        var units = new ArrayList<String>();
        return all.stream().filter(option -> !units.contains(option.unit()) && units.add(option.unit())).limit(most).toList();
    }

    /** Whether a unit may not have a case because the case is about it. */
    public boolean isConflict(Case c, String unit) {
        return c.nature() == Nature.WHISTLEBLOWING && memory.accused().conflicts(c.told().title() + "\n" + c.words()).contains(unit);
    }

    public static Inquiry inquiry(Case c) {
        return new Inquiry(c.category(), c.grid(), c.told().title() + "\n" + c.words());
    }

    private Optional<Assignment> bound(Inquiry asked, Optional<Found> found, DutyList now) {
        return memory.objects().unitOf(asked)
                .map(object -> new Assignment(object.unit(), List.of(), found.map(hit -> hit.share().basisText()).orElse("") + "（" + object.cite() + "）",
                        object.cite(), Assignment.How.OBJECT, new Cited(found.map(hit -> hit.item().code()).orElse(null), now.version(), null)));
    }

    private Optional<Assignment> decided(Inquiry asked, Optional<Found> found, DutyList now) {
        if (asked.category() == null) {
            return Optional.empty();
        }
        int listed = found.map(hit -> now.since(hit.item().code())).orElseGet(() -> now.changed(String.valueOf(asked.category()), day.today()));
        return memory.precedents().of(asked.category()).stream().filter(earlier -> earlier.holdsFor(asked.category(), asked.area()))
                .filter(earlier -> earlier.made().dutyVersion() >= listed).max(Comparator.comparingInt(earlier -> earlier.area().length()))
                .map(earlier -> new Assignment(earlier.to().unit(), earlier.to().assists(), earlier.to().basis(), "precedent " + earlier.id(),
                        Assignment.How.PRECEDENT, new Cited(found.map(hit -> hit.item().code()).orElse(null), now.version(), earlier.id())));
    }

    private static Assignment listed(Found hit, DutyList now) {
        return new Assignment(hit.lead(), hit.share().assists(), hit.share().basisText(), hit.cite(),
                hit.unsure() ? Assignment.How.UNSURE : Assignment.How.LISTED, new Cited(hit.item().code(), now.version(), null));
    }

    private Assignment apart(Case c, Assignment to) {
        return c.nature() == Nature.WHISTLEBLOWING ? apart(memory.accused().conflicts(c.told().title() + "\n" + c.words()), to) : to;
    }

    private Assignment apart(Set<String> conflicts, Assignment to) {
        var assists = to.assists().stream().filter(unit -> !conflicts.contains(unit)).toList();
        if (!conflicts.contains(to.unit())) {
            return new Assignment(to.unit(), assists, to.basis(), to.reason(), to.how(), to.cited());
        }
        var instead = units.overseer(conflicts);
        return new Assignment(instead.code(), assists, "举报回避：被反映单位及其上下级不得承办", "conflict with " + to.unit(), Assignment.How.CONFLICT, to.cited());
    }
}
