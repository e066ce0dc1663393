package huiying.bot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.audit.Audit;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.cases.NotAllowedNow;
import huiying.bot.desk.Command;
import huiying.bot.desk.Commands;
import huiying.bot.hotspots.Hotspot;
import huiying.bot.hotspots.Hotspots;
import huiying.bot.hotspots.Member;
import huiying.bot.hotspots.Neighbourhood;
import huiying.bot.hotspots.Polls;
import huiying.bot.progress.Moves;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.bot.tasks.TaskKind;
import huiying.bot.tasks.Tasks;
import huiying.nlp.hotspots.Closeness;

/**
 * Decides about hotspots: supervisors accept, turn down and split them, agents and residents join a case to one or take it out. The cases themselves are moved by
 * {@link CaseDesk}, so that each step can be taken back and each resident is told.
 */
public final class HotspotDesk {
    private static final Logger LOG = LoggerFactory.getLogger(HotspotDesk.class);

    private final TransactionOperations transactions;
    private final Hotspots hotspots;
    private final CaseDesk desk;
    private final House house;

    /** What hotspots touch. */
    public record House(Cases cases, Moves moves, Work work, Audit audit, Neighbourhood neighbourhood, Polls polls) {
    }

    /** What waits to be done: by people, and by the desk itself. */
    public record Work(Tasks tasks, Commands commands) {
    }

    public HotspotDesk(TransactionOperations transactions, Hotspots hotspots, CaseDesk desk, House house) {
        this.transactions = transactions;
        this.hotspots = hotspots;
        this.desk = desk;
        this.house = house;
    }

    /** How a decision went. */
    public enum Outcome {
        DONE, CHANGED, NOT_PERMITTED, NOT_TOGETHER
    }

    /** One cause: every member that still can is dealt with under the head. */
    public Outcome accept(StaffMember who, UUID id, String key) {
        return supervised(who, id, (hotspot, moves) -> {
            if (hotspot.status() == Hotspot.Status.PROPOSED) {
                hotspots.decide(id, Hotspot.Status.ACCEPTED, who.id().toString());
            }
            hotspot.present().forEach(member -> merge(who, hotspot, member.caseId(), key, moves));
            house.work.tasks.finishFor(hotspot.head(), "accepted", TaskKind.HOTSPOT);
            note(who, "hotspot-accepted", id);
        });
    }

    /** Not one cause: nothing is changed, and the same cases are not proposed together again. */
    public Outcome reject(StaffMember who, UUID id, String key) {
        return supervised(who, id, (hotspot, moves) -> {
            hotspot.present().forEach(member -> takeOut(who, hotspot, member.caseId(), Member.State.REJECTED, key, moves));
            hotspots.decide(id, Hotspot.Status.REJECTED, who.id().toString());
            house.work.tasks.finishFor(hotspot.head(), "rejected", TaskKind.HOTSPOT);
            note(who, "hotspot-rejected", id);
        });
    }

    /** One that was proposed for it belongs. */
    public Outcome acceptMember(StaffMember who, UUID id, UUID caseId, String key) {
        return answering(who, id, (hotspot, moves) -> merge(who, hotspot, caseId, key, moves));
    }

    /** One does not belong, or no longer: its own state and clock are restored. */
    public Outcome takeOut(StaffMember who, UUID id, UUID caseId, String key) {
        return answering(who, id, (hotspot, moves) -> takeOut(who, hotspot, caseId, hotspot.stateOf(caseId) == Member.State.JOINED
                ? Member.State.LEFT
                : Member.State.REJECTED, key, moves));
    }

    /** Some members are about something else: they leave and are proposed as a hotspot of their own. */
    public Outcome split(StaffMember who, UUID id, List<UUID> others, String key) {
        return supervised(who, id, (hotspot, moves) -> {
            var moved = others.stream().filter(other -> hotspot.holds(other) && !other.equals(hotspot.head())).toList();
            moved.forEach(other -> takeOut(who, hotspot, other, Member.State.LEFT, key, moves));
            var cases = moved.stream().flatMap(other -> house.cases.byId(other).stream()).toList();
            if (!cases.isEmpty()) {
                var apart = hotspots.begin(cases.getFirst(), Hotspot.Status.PROPOSED, Member.By.STAFF);
                cases.stream().skip(1).forEach(other -> hotspots.put(apart, other.id(), Member.State.PROPOSED, Member.By.STAFF, Member.BY_HAND));
                note(who, "hotspot-split", id);
            }
        });
    }

    /** A case goes with another one that lies near it: into its hotspot, or both begin one under the other as the head. */
    public Outcome join(StaffMember who, UUID caseId, UUID near, String key) {
        var mine = house.cases.byId(caseId).filter(Neighbourhood::belongs);
        var other = house.cases.byId(near).filter(Neighbourhood::belongs);
        if (!answersPhones(who)) {
            return Outcome.NOT_PERMITTED;
        }
        if (mine.isEmpty() || other.isEmpty() || caseId.equals(near)) {
            return Outcome.NOT_TOGETHER;
        }
        var moves = new ArrayList<Runnable>();
        transactions.executeWithoutResult(status -> join(who, caseId, other.get(), key, moves));
        moves.forEach(HotspotDesk::tried);
        return Outcome.DONE;
    }

    private void join(StaffMember who, UUID caseId, Case near, String key, List<Runnable> moves) {
        hotspots.of(caseId).filter(old -> !old.holds(near.id())).ifPresent(old -> takeOut(who, old, caseId, Member.State.LEFT, key, moves));
        var id = hotspots.of(near.id()).map(Hotspot::id).orElseGet(() -> hotspots.begin(near, Hotspot.Status.ACCEPTED, Member.By.STAFF));
        hotspots.put(id, caseId, Member.State.PROPOSED, Member.By.STAFF, why(caseId, near.id()));
        merge(who, hotspots.lock(id).orElseThrow(), caseId, key, moves);
    }

    /** The hotspot a resident's case may join: one that people have accepted, and that the case is thought to belong to. */
    public Optional<Hotspot> offered(Case mine) {
        return hotspots.of(mine.id()).filter(hotspot -> hotspot.status() == Hotspot.Status.ACCEPTED && hotspot.stateOf(mine.id()) == Member.State.PROPOSED)
                .filter(hotspot -> !hotspot.head().equals(mine.id()) && mine.state().isWork() && mine.state() != CaseStatus.RESOLVED);
    }

    /** "It happens to me too": the resident's own word joins the case at once. */
    public boolean joinByResident(Case mine, Actor actor) {
        return inTransaction(() -> offered(mine).map(hotspot -> {
            house.moves.make(mine.id(), new CaseEvent.Merged(hotspot.head()), actor);
            hotspots.put(hotspot.id(), mine.id(), Member.State.JOINED, Member.By.RESIDENT, Member.BY_HAND);
            return true;
        }).orElse(false));
    }

    /** Everybody it concerns is asked whether it is put right for them too; once a day at most. */
    public Outcome poll(StaffMember who, UUID id) {
        if (who.role() != Role.SUPERVISOR) {
            return Outcome.NOT_PERMITTED;
        }
        return inTransaction(() -> hotspots.lock(id).filter(hotspot -> hotspot.status() == Hotspot.Status.ACCEPTED).map(hotspot -> {
            var joined = hotspot.members().stream().filter(member -> member.state() == Member.State.JOINED).map(Member::caseId).toList();
            int asked = house.polls.ask(id, house.cases.byIds(joined), who.id());
            if (asked > 0) {
                note(who, "hotspot-polled", id);
            }
            return asked > 0 ? Outcome.DONE : Outcome.CHANGED;
        }).orElse(Outcome.CHANGED));
    }

    /** The unit of the head has to see to the cause by a date, before more people have to write. */
    public Outcome prevent(StaffMember who, UUID id, Instant due, String ask, String key) {
        return supervised(who, id, (hotspot, moves) -> {
            moves.add(() -> desk.ask(who, key + ":prevent", hotspot.head(), new Command.Supervise(due, ask)));
            note(who, "hotspot-prevented", id);
        });
    }

    private Outcome supervised(StaffMember who, UUID id, BiConsumer<Hotspot, List<Runnable>> act) {
        return who.role() == Role.SUPERVISOR ? act(id, act) : Outcome.NOT_PERMITTED;
    }

    private Outcome answering(StaffMember who, UUID id, BiConsumer<Hotspot, List<Runnable>> act) {
        return answersPhones(who) ? act(id, act) : Outcome.NOT_PERMITTED;
    }

    /** What is decided about the hotspot is kept first; the cases are moved afterwards, each by itself, so that one that has moved on stops no other. */
    private Outcome act(UUID id, BiConsumer<Hotspot, List<Runnable>> act) {
        var moves = new ArrayList<Runnable>();
        var outcome = inTransaction(() -> {
            var hotspot = hotspots.lock(id).filter(found -> found.status().isAlive());
            hotspot.ifPresent(found -> act.accept(found, moves));
            return hotspot.isPresent() ? Outcome.DONE : Outcome.CHANGED;
        });
        moves.forEach(HotspotDesk::tried);
        return outcome;
    }

    /** Joined in any case; merged when the case is still in a state for it. */
    private void merge(StaffMember who, Hotspot hotspot, UUID caseId, String key, List<Runnable> moves) {
        hotspots.decide(hotspot.id(), caseId, Member.State.JOINED, who.id().toString());
        if (!caseId.equals(hotspot.head())) {
            moves.add(() -> desk.ask(who, key + ":" + caseId, caseId, new Command.Merge(hotspot.head())));
        }
    }

    private void takeOut(StaffMember who, Hotspot hotspot, UUID caseId, Member.State state, String key, List<Runnable> moves) {
        hotspots.decide(hotspot.id(), caseId, state, who.id().toString());
        house.work.commands.pendingAbout(caseId).stream().filter(pending -> pending.kind().equals("MERGE"))
                .forEach(pending -> moves.add(() -> desk.undo(who, pending.id())));
        if (house.cases.byId(caseId).filter(member -> member.state() == CaseStatus.MERGED).isPresent()) {
            moves.add(() -> desk.ask(who, key + ":out:" + caseId, caseId, new Command.Unmerge("taken out of the hotspot")));
        }
    }

    /** A case that moved on meanwhile stays as it is. */
    private static void tried(Runnable move) {
        try {
            move.run();
        } catch (NotAllowedNow moved) {
            LOG.info("case {} has moved on: {}", moved.caseId(), moved.why());
        }
    }

    private Closeness why(UUID caseId, UUID near) {
        return house.neighbourhood.find(caseId)
                .flatMap(mine -> house.neighbourhood.find(near).map(other -> house.neighbourhood.affinity().between(mine, other)))
                .orElse(Member.BY_HAND);
    }

    private void note(StaffMember who, String action, UUID hotspot) {
        house.audit.record(who.id().toString(), action, hotspot.toString(), Map.of());
    }

    private static boolean answersPhones(StaffMember who) {
        return who.role() == Role.AGENT || who.role() == Role.SUPERVISOR;
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
