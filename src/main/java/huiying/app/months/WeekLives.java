package huiying.app.months;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import huiying.bot.cases.Actor;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseNumber;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Spot;
import huiying.bot.cases.Synthesis.Life;
import huiying.bot.cases.Synthesis.Step;
import huiying.bot.routing.Places;
import huiying.bot.routing.Router;
import huiying.bot.vault.Ids;
import huiying.nlp.Category;
import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Place;
import huiying.nlp.Taxonomy;
import huiying.nlp.Urgency;

/** Turns the scripts of a week into lives of cases as they stand now: what would happen later has not happened yet. */
final class WeekLives {
    static final String LABEL = "sample-week";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final Duration TERM = Duration.ofDays(3);
    private static final List<String> REPORTS = List.of("已派员到现场处理完毕并拍照留存，已告知居民。", "经核实情况属实，当天更换损坏部件并测试正常。", "已会同社区到场清理，设置提示牌，后续每周巡查一次。");

    private final Router router;
    private final Taxonomy taxonomy;
    private final Map<String, Place> places;
    private final ZoneId zone;
    private final Instant now;

    WeekLives(Router router, Places places, Taxonomy taxonomy, ZoneId zone, Instant now) {
        this.taxonomy = taxonomy;
        this.router = router;
        this.places = places.all().stream().collect(Collectors.toMap(Place::name, place -> place, (one, other) -> one));
        this.zone = zone;
        this.now = now;
    }

    /** What a resident told, labelled in its title and in its row. */
    Draft draft(Script script) {
        var title = taxonomy.find(script.category()).map(Category::zh).orElse(script.category());
        var spot = spot(script);
        var matter = new Matter(Nature.HELP, script.category(), script.words().length() % 23 == 0 ? Urgency.URGENT : Urgency.ORDINARY, false, script.reply()
                .grade().startsWith("VERY_DIS"));
        return Draft.of(script.words(), Language.ZH).titled("［样例］" + title).about(matter).at(spot);
    }

    private Spot spot(Script script) {
        var name = script.words().substring(0, script.words().indexOf('，'));
        var place = places.get(name);
        return place == null ? Spot.named(name) : Spot.named(name).in(place.gridCode());
    }

    Origin origin(Script script) {
        return new Origin(script.door().channel(), null, null, null, LABEL);
    }

    /** Its life up to now; numbers follow one another through the day. */
    Life live(Script script, int number) {
        var draft = draft(script);
        var told = script.told();
        var unit = Objects.requireNonNullElse(router.assignmentFor(script.category(), draft.spot().grid()).unit(), "CGJ");
        var due = told.plus(TERM);
        var clerk = Actor.staff(UUID.nameUUIDFromBytes(unit.getBytes(java.nio.charset.StandardCharsets.UTF_8)), "department", unit);
        var resident = Actor.integrator("sample");
        var steps = new ArrayList<Step>();
        steps.add(new Step(new CaseEvent.Opened(draft, origin(script)), resident, told));
        steps.add(new Step(new CaseEvent.Submitted(number(told, number), "general7d", told.plus(Duration.ofDays(7))), resident, told.plusSeconds(40)));
        var dispatched = told.plus(script.work().triage());
        steps.add(new Step(new CaseEvent.Dispatched(unit, "权责清单", "", due, number % 3 != 0), Actor.clock("dispatch"), dispatched));
        work(script, steps, dispatched, clerk);
        return new Life(Ids.next(), upToNow(steps));
    }

    private void work(Script script, List<Step> steps, Instant dispatched, Actor clerk) {
        var signed = dispatched.plus(sign(script.work().sign()));
        var done = signed.plusSeconds((long) (TERM.toSeconds() * script.work().pace()));
        steps.add(new Step(new CaseEvent.Signed(script.work().sign() == null), clerk, signed));
        if (script.work().manner().contacts()) {
            steps.add(new Step(new CaseEvent.ContactMade("phone", true, "已电话联系居民核实"), clerk, signed.plus(Duration.between(signed, done).dividedBy(2))));
        }
        steps.add(new Step(new CaseEvent.Reported("权责清单", REPORTS.get(Math.floorMod(script.words().hashCode(), REPORTS.size()))), clerk, done));
        var resolved = done.plus(script.work().review());
        steps.add(new Step(new CaseEvent.Resolved(false), Actor.staff(new UUID(0, 7), "supervisor"), resolved));
        var after = script.reply().after();
        if (after != null) {
            rated(script, steps, resolved.plus(after));
        }
    }

    private static Duration sign(@Nullable Duration wanted) {
        return wanted == null ? Duration.ofHours(2) : wanted;
    }

    private static void rated(Script script, List<Step> steps, Instant at) {
        var resident = Actor.integrator("sample");
        steps.add(new Step(new CaseEvent.Rated(1, "CONTACTED", script.reply().contacted()), resident, at));
        steps.add(new Step(new CaseEvent.Rated(1, "SOLVED", script.reply().solved()), resident, at.plusSeconds(20)));
        steps.add(new Step(new CaseEvent.Rated(1, "SATISFIED", script.reply().grade()), resident, at.plusSeconds(40)));
        if (script.reply().solved().equals("YES")) {
            steps.add(new Step(new CaseEvent.ConfirmedSolved("resident"), resident, at.plusSeconds(41)));
        }
    }

    private List<Step> upToNow(List<Step> steps) {
        return steps.stream().takeWhile(step -> step.at().isBefore(now)).toList();
    }

    private CaseNumber number(Instant told, int n) {
        return new CaseNumber(DAY.format(LocalDate.ofInstant(told.plusSeconds(40), zone)) + "%06d".formatted(900_000 + n));
    }
}
