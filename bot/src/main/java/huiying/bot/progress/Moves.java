package huiying.bot.progress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Origin;
import huiying.bot.routing.Assignment;
import huiying.bot.routing.DispatchPolicy;
import huiying.bot.routing.Precedent;
import huiying.bot.sla.Clocks;
import huiying.bot.vault.Ids;
import huiying.nlp.Guess;

/**
 * Every step of a case together with all that follows from it: its clock, its tasks, its survey, what the resident is told, and the next
 * step where a rule takes it. For MessageHandler, CaseDesk and DeadlineWatch, inside their transaction.
 */
public final class Moves {
    private static final int ASSIST_PERCENT = 70;
    private static final Duration SAME_MATTER = Duration.ofDays(90);
    private static final int RETURNS_TO_ARBITRATE = 2;

    private final Cases cases;
    private final Rules rules;
    private final Clocks clocks;
    private final Chores chores;
    private final Clock clock;
    private final Together together;
    private final Waits waits;
    private final Ladder ladder;
    private final Conditions conditions;
    private final Again again;

    public Moves(Cases cases, Rules rules, Clocks clocks, Chores chores, Clock clock) {
        this.cases = cases;
        this.rules = rules;
        this.clocks = clocks;
        this.chores = chores;
        this.clock = clock;
        this.together = new Together(cases, this);
        this.waits = new Waits(cases, clocks, clock);
        this.ladder = new Ladder(rules.units());
        this.conditions = new Conditions(cases, rules, clocks, together, clock);
        this.again = new Again(this, cases, rules, clock);
    }

    /** A resident begins to tell. */
    public Case open(Draft draft, Origin origin, Actor actor) {
        return open(Ids.next(), draft, origin, actor);
    }

    /** The same under an id that was made beforehand. */
    public Case open(UUID id, Draft draft, Origin origin, Actor actor) {
        var located = draft.at(rules.places().locate(draft));
        var opened = cases.open(id, located, origin, actor);
        clocks.follow(opened, new CaseEvent.Opened(located, origin));
        return opened;
    }

    /** The resident tells more, or corrects; what is with the wrong unit because of it goes to the right one, unless that has signed. */
    public Case amend(UUID id, Draft draft, Actor actor) {
        var before = known(id);
        var now = classed(make(id, new CaseEvent.Amended(draft.at(rules.places().locate(draft))), actor));
        return now.state() == CaseStatus.DISPATCHED ? rerouted(before, now) : now;
    }

    /** What the resident corrects may be promised another time; who has it already keeps the date it got. */
    private Case classed(Case now) {
        boolean counts = now.category() != null && (now.state() == CaseStatus.SUBMITTED || now.state() == CaseStatus.TRIAGE
                || now.state() == CaseStatus.DISPATCHED);
        return counts && !rules.levels().levelFor(now).equals(now.standing().level())
                ? categorise(now, Objects.requireNonNull(now.category()), Actor.clock("correction"))
                : now;
    }

    /** Files a draft: number, code, promise; then it goes to a unit at once or to a person. The resident's acknowledgement is the caller's when the resident is there. */
    public Cases.Filed file(UUID id, @Nullable Guess guess, Actor actor) {
        var filed = submit(id, actor);
        if (actor.kind() != Actor.Kind.CITIZEN) {
            chores.acknowledge(filed);
        }
        return new Cases.Filed(onward(filed.filed(), guess), filed.queryCode());
    }

    /** The first half of filing: number, code, promise. The caller acknowledges it and then sends it {@link #onward}. */
    public Cases.Filed submit(UUID id, Actor actor) {
        var filed = cases.file(id, promise(known(id)), actor);
        follow(filed.filed(), submitted(filed.filed()), actor);
        return new Cases.Filed(linked(filed.filed()), filed.queryCode());
    }

    /** The same resident brought the same matter before: the cases are tied together, and more eyes look at it. */
    private Case linked(Case filed) {
        var before = cases.earlier(filed, clock.instant().minus(SAME_MATTER));
        return before.isEmpty() || filed.confidential()
                ? filed
                : make(filed.id(), new CaseEvent.RepeatFound(before.getFirst().id(), before.size()), Actor.clock("repeats"));
    }

    /** The second half: to a unit when that is sure enough, else to a person. */
    public Case onward(Case filed, @Nullable Guess guess) {
        return onward(filed, DispatchPolicy.decide(filed, guess, assignment(filed), rules.features().get()));
    }

    /** The resident fell silent or hung up: what is known is filed, the rest is asked back by a person. */
    public Case leave(UUID id, Actor actor) {
        var draft = known(id);
        if (draft.state() != CaseStatus.DRAFT) {
            return draft;
        }
        if (draft.told().missing() == Draft.Missing.NOTHING) {
            return file(id, null, actor).filed();
        }
        var filed = cases.fileUnfinished(id, promise(draft), actor);
        var times = filed.filed().times();
        follow(filed.filed(), new CaseEvent.LeftUnfinished(Objects.requireNonNull(filed.filed().number()), filed.filed().standing().level(), Objects
                .requireNonNull(times.promised())), actor);
        chores.acknowledge(filed);
        return filed.filed();
    }

    /** Nobody's by the list, or disputed twice: somebody decides within a working day, else the unit of the place has it. */
    Case arbitrate(Case c, String reason) {
        return make(c.id(), new CaseEvent.SentToArbitration(reason), Actor.clock("arbitration"));
    }

    /** Any other step. */
    public Case make(UUID id, CaseEvent event, Actor actor) {
        if (Conditions.has(event)) {
            conditions.check(known(id), event, actor);
        }
        var now = cases.record(id, event, actor);
        follow(now, event, actor);
        together.follow(now, event);
        return switch (event) {
            case CaseEvent.DeadlineFired fired when Ladder.isLate(now, fired) -> make(now.id(), ladder.next(now, fired), Actor.clock(fired.kind()));
            case CaseEvent.Reported report when report.unsolved() == null && needsNobody(now, report) -> approved(now);
            case CaseEvent.ReturnAsked e when now.returns() >= RETURNS_TO_ARBITRATE -> arbitrate(now, "two-returns");
            default -> now;
        };
    }

    /** What the resident adds; when we had asked for it, the clock goes on. */
    public Case inform(UUID id, String words, Actor actor) {
        return make(id, told(known(id), words), actor);
    }

    /** The event that adding words comes down to. */
    CaseEvent told(Case now, String words) {
        return waits.told(now, words);
    }

    /** The resident has been waited for as long as is allowed: what is known has to do. */
    public void goOnWithout(Case now, Actor actor) {
        if (now.state() == CaseStatus.NEED_INFO) {
            make(now.id(), waits.over(now), actor);
        }
    }

    /** Takes a case out of the one it was merged into: its state and its clock are what they were. */
    public Case unmerge(UUID id, Actor actor) {
        return make(id, unmerged(known(id)), actor);
    }

    CaseEvent unmerged(Case now) {
        return together.unmerged(now);
    }

    /** The resident, or a person, says what kind of thing it is. */
    public Case categorise(Case c, String category, Actor actor) {
        return make(c.id(), new CaseEvent.Categorised(category, rules.levels().levelFor(c, category)), actor);
    }

    /** A second matter becomes a case of its own, told by the same resident at the same place; this one keeps the rest. */
    Case split(Case about, String first, String second, String category, Actor actor) {
        make(about.id(), new CaseEvent.Amended(about.told().retold(first)), actor);
        var told = about.told();
        var draft = new Draft("", second, told.spot(), told.matter().in(category), null, told.language());
        var other = open(draft, about.origin().after(about.id()), actor);
        return file(other.id(), null, actor).filed();
    }

    /** Throws what {@link #make} would throw. */
    void check(Case now, CaseEvent event, Actor actor) {
        conditions.check(now, event, actor);
    }

    /** Sends a case where the list says. */
    public Case dispatch(Case c, Assignment to, boolean automatic, Actor actor) {
        var sent = make(c.id(), new CaseEvent.Dispatched(to.unit(), to.basis(), to.reason(), due(c, to.unit()), automatic, to.cited()), actor);
        return assisted(sent, to.assists(), actor);
    }

    /** Asks units to help the one that has just got it. */
    Case assisted(Case c, List<String> units, Actor actor) {
        var now = c;
        for (var unit : units) {
            now = unit.equals(c.unit()) ? now : make(c.id(), new CaseEvent.AssistAsked(unit, assistDue(c), ""), actor);
        }
        return now;
    }

    /** Decides for good whose it is; what was decided is an example for the next case of its kind in the street. */
    public Case arbitrate(Case c, Assignment to, Verdict verdict, Actor actor) {
        var bound = make(c.id(), new CaseEvent.Arbitrated(to.unit(), to.basis(), due(c, to.unit()), verdict.lastResort(), to.cited()), actor);
        if (verdict.precedent()) {
            rules.router().remember(c, rules.places().streetOf(c.grid()), new Precedent.To(to.unit(), to.assists(), to.basis()), actor.id());
        }
        return assisted(bound, to.assists(), actor);
    }

    /** Whether nobody decided in time, and whether it is an example. */
    public record Verdict(boolean lastResort, boolean precedent) {
    }

    public Assignment assignment(Case c) {
        return rules.router().assignmentFor(c);
    }

    /** When a unit that gets it now has to be done, by the class it was promised and the hours of the unit. */
    public Instant due(Case c, @Nullable String unit) {
        return rules.levels().due(c.standing().level(), clock.instant(), unit).at();
    }

    /** When a helping unit has to have done its part: in time for the lead to answer. */
    Instant assistDue(Case c) {
        var due = c.dueAt() == null ? due(c, c.unit()) : c.dueAt();
        var left = Duration.between(clock.instant(), due);
        return left.isNegative() ? due : clock.instant().plus(left.multipliedBy(ASSIST_PERCENT).dividedBy(100)).truncatedTo(ChronoUnit.SECONDS);
    }

    /** The unit of the place, else the coordination centre: who has it when nobody else does. */
    public Assignment lastResort(Case c) {
        return rules.router().lastResort(c);
    }

    /** Done again with half the time; after the window a new case that names the old one; an answer or a refusal is looked at once more. */
    public Case reopen(UUID id, String reason, Actor actor) {
        return again.reopen(known(id), reason, actor);
    }

    /** Looked at again in half the time. */
    CaseEvent appealed(Case old, String reason) {
        return again.appealed(old, reason);
    }

    private Case onward(Case filed, DispatchPolicy.Choice choice) {
        var actor = Actor.clock("dispatch");
        return switch (choice) {
            case DispatchPolicy.Auto(var to) -> dispatch(filed, to, true, actor);
            case DispatchPolicy.Manual(var reason) when reason.equals("no-duty") ->
                arbitrate(make(filed.id(), new CaseEvent.SentToTriage(reason), actor), reason);
            case DispatchPolicy.Manual(var reason) -> make(filed.id(), new CaseEvent.SentToTriage(reason), actor);
        };
    }

    private Case rerouted(Case before, Case now) {
        var to = assignment(now);
        boolean changed = !Objects.equals(before.category(), now.category()) || !Objects.equals(before.grid(), now.grid());
        return changed && !to.lastResort() && !to.unit().equals(now.unit()) ? dispatch(now, to, true, Actor.clock("correction")) : now;
    }

    private Case approved(Case reported) {
        return make(reported.id(), new CaseEvent.Resolved(true), Actor.clock("approval"));
    }

    private void follow(Case now, CaseEvent event, Actor actor) {
        clocks.follow(now, event);
        chores.follow(now, event, actor);
    }

    private Cases.Promise promise(Case draft) {
        var level = rules.levels().levelFor(draft);
        return new Cases.Promise(level, rules.levels().due(level, clock.instant(), null).at());
    }

    private static CaseEvent submitted(Case filed) {
        return new CaseEvent.Submitted(Objects.requireNonNull(filed.number()), filed.standing().level(), Objects.requireNonNull(filed.promisedAt()));
    }

    private Case known(UUID id) {
        return cases.byId(id).orElseThrow(() -> new IllegalArgumentException("no case " + id));
    }

    private boolean needsNobody(Case reported, CaseEvent.Reported report) {
        return Approval.isLowRisk(reported) && Approval.isSubstantial(report.words()) && !rules.features().get().sampling().ofApprovals(reported.id());
    }
}
