package huiying.bot;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.Cases;
import huiying.bot.cases.Draft;
import huiying.bot.cases.NotAllowedNow;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Spot;
import huiying.bot.desk.Command;
import huiying.bot.desk.Commands;
import huiying.bot.desk.NotPermitted;
import huiying.bot.desk.Pending;
import huiying.bot.progress.Acts;
import huiying.bot.progress.Moves;
import huiying.bot.staff.StaffMember;
import huiying.bot.vault.Ids;
import huiying.nlp.Guess;
import huiying.nlp.Urgency;

/** Staff move cases here. What somebody decides is kept and carried out a few seconds later, so that it can be taken back; danger does not wait. */
public final class CaseDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CaseDesk.class);

    private final TransactionOperations transactions;
    private final Cases cases;
    private final Commands commands;
    private final Acts acts;
    private final Moves moves;
    private final Grace grace;

    /** How long an act may be taken back. */
    public record Grace(java.time.Clock clock, Duration time) {
    }

    public CaseDesk(TransactionOperations transactions, Cases cases, Commands commands, Acts acts, Moves moves, Grace grace) {
        this.transactions = transactions;
        this.cases = cases;
        this.commands = commands;
        this.acts = acts;
        this.moves = moves;
        this.grace = grace;
    }

    /**
     * Decides something about a case. Refused at once with {@link NotPermitted} or {@link NotAllowedNow} when it cannot be; the same key
     * asked again changes nothing and finds the first answer.
     */
    public Pending ask(StaffMember who, String key, UUID caseId, Command act) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var about = cases.lock(caseId).orElseThrow(() -> acts.hidden(who, act, caseId));
            var known = commands.find(who, key);
            return known.orElseGet(() -> keep(who, key, about, act));
        }));
    }

    /** Whether such an act would be accepted now, for showing what can be done. */
    public boolean permits(StaffMember who, Case about, Command act) {
        try {
            acts.check(who, act, about);
            return true;
        } catch (NotAllowedNow | NotPermitted no) {
            return false;
        }
    }

    /** Takes an act back while that is possible; false when it has happened or is not one's own. */
    public boolean undo(StaffMember who, UUID command) {
        return Boolean.TRUE.equals(transactions.execute(status -> commands.undo(who, command)));
    }

    /** Carries out everything whose time has come and says how much that was. */
    public int carryOutDue() {
        int carried = 0;
        while (carryOutNext()) {
            carried++;
        }
        return carried;
    }

    /** A case told to us by another system: filed at once, with what was understood of it. */
    public Cases.Filed file(Draft draft, Origin origin, @Nullable Guess guess, Actor actor) {
        return file(Ids.next(), draft, origin, guess, actor);
    }

    /** The same under an id that was made beforehand, so that a repeated call meets the first one's case; danger is seen by a person at once. */
    public Cases.Filed file(UUID id, Draft draft, Origin origin, @Nullable Guess guess, Actor actor) {
        return Objects.requireNonNull(transactions.execute(status -> {
            moves.open(id, draft, origin, actor);
            var filed = moves.file(id, guess, actor);
            if (draft.matter().urgency() == Urgency.IMMEDIATE) {
                moves.make(id, new CaseEvent.EmergencyFlagged("110/119/120"), Actor.clock("danger"));
            }
            return filed;
        }));
    }

    /** What the resident adds through another system; {@code first} says, in the same transaction, that it was not heard before. */
    public void tell(UUID id, String words, Actor actor, BooleanSupplier first) {
        transactions.executeWithoutResult(status -> {
            if (first.getAsBoolean()) {
                moves.make(id, new CaseEvent.Supplemented(words), actor);
            }
        });
    }

    /** What an agent wrote down of a talk with the resident: the place and the matter as they turned out, and the words. */
    public void writeUp(StaffMember who, UUID id, @Nullable String place, String words) {
        transactions.executeWithoutResult(status -> {
            var about = cases.lock(id).orElseThrow(() -> acts.hidden(who, new Command.Inform(words), id));
            acts.check(who, new Command.Inform(words), about);
            var actor = Actor.staff(who.id(), who.role().name().toLowerCase(java.util.Locale.ROOT), who.unit());
            var moved = place != null && !place.isBlank() && !place.strip().equals(about.place()) && permits(who, about, new Command.Locate(place));
            if (moved) {
                moves.amend(id, about.told().at(Spot.named(String.valueOf(place).strip())), actor);
            }
            if (!words.isBlank()) {
                moves.inform(id, words.strip(), actor);
            }
        });
    }

    private Pending keep(StaffMember who, String key, Case about, Command act) {
        acts.check(who, act, about);
        if (!(act instanceof Command.Note) && commands.pendingAbout(about.id()).stream().anyMatch(other -> !other.kind().equals("NOTE"))) {
            throw new NotAllowedNow(about.id(), about.state(), act.kind(), NotAllowedNow.Why.PENDING);
        }
        // what no resident is told of needs no time to think again, and holds up nothing
        boolean quiet = act instanceof Command.Locate || act instanceof Command.Contact;
        boolean atOnce = quiet || about.urgency() == Urgency.IMMEDIATE || grace.time().isZero();
        var due = atOnce ? grace.clock().instant() : grace.clock().instant().plus(grace.time());
        var kept = commands.keep(who, key, about.id(), act, due);
        if (atOnce) {
            acts.carryOut(new Commands.Decided(kept.id(), about.id(), who, act));
            commands.done(kept.id());
        }
        return commands.find(kept.id()).orElseThrow();
    }

    private boolean carryOutNext() {
        var taken = new UUID[1];
        try {
            return Boolean.TRUE.equals(transactions.execute(status -> {
                var due = commands.takeDue();
                due.ifPresent(decided -> {
                    taken[0] = decided.id();
                    acts.carryOut(decided);
                    commands.done(decided.id());
                });
                return due.isPresent();
            }));
        } catch (RuntimeException refused) {
            return settle(taken[0], refused);
        }
    }

    // one bad act must not hold up the others: its own transaction is gone, it is marked in a new one
    private boolean settle(@Nullable UUID command, RuntimeException refused) {
        if (command == null) {
            throw refused;
        }
        var problem = refused instanceof NotAllowedNow moved ? moved.why() + " in " + moved.state() : refused.getClass().getSimpleName();
        LOG.warn("command {} is refused: {}", command, problem);
        transactions.executeWithoutResult(status -> commands.refused(command, problem));
        return true;
    }
}
