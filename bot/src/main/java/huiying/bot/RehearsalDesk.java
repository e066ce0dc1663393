package huiying.bot;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.audit.Audit;
import huiying.bot.cases.Case;
import huiying.bot.learning.talks.Expected;
import huiying.bot.learning.talks.Recorder;
import huiying.bot.learning.talks.Rehearsals;
import huiying.bot.learning.talks.TestTalks;
import huiying.bot.staff.StaffMember;

/** People decide here which talks every candidate has to take, and what ought to come of them. */
public final class RehearsalDesk {
    private final TransactionOperations transactions;
    private final Recorder recorder;
    private final TestTalks talks;
    private final Rehearsals rehearsals;
    private final Audit audit;

    public RehearsalDesk(TransactionOperations transactions, Recorder recorder, TestTalks talks, Rehearsals rehearsals, Audit audit) {
        this.transactions = transactions;
        this.recorder = recorder;
        this.talks = talks;
        this.rehearsals = rehearsals;
        this.audit = audit;
    }

    /** What came of the wish to keep a talk. */
    public enum Kept {
        /** It is played from now on. */
        KEPT,
        /** The very same one is kept already. */
        KNOWN,
        /** There was no talk, or one that is to stay secret. */
        NOTHING
    }

    /** Keeps the talk in which a case was told. */
    public Kept keepTalkOf(StaffMember who, Case c) {
        return Objects.requireNonNull(transactions.execute(status -> keep(who, recorder.ofCase(c))));
    }

    /** Keeps the latest talk with an address. */
    public Kept keepTalkWith(StaffMember who, UUID address) {
        return Objects.requireNonNull(transactions.execute(status -> keep(who, recorder.ofAddress(address))));
    }

    private Kept keep(StaffMember who, Optional<Recorder.Recorded> talk) {
        if (talk.isEmpty()) {
            return Kept.NOTHING;
        }
        var id = talks.keep(talk.get(), who.id().toString());
        id.ifPresent(kept -> record(who, "test-talk.keep", kept, ""));
        return id.isPresent() ? Kept.KEPT : Kept.KNOWN;
    }

    /** Something else is expected of a talk from now on. */
    public boolean expect(StaffMember who, UUID talk, Expected expected, String why) {
        return done(who, "test-talk.expect", talk, why, talks.find(talk).isPresent() ? () -> talks.expect(talk, expected) : () -> false);
    }

    public boolean retire(StaffMember who, UUID talk, String why) {
        return done(who, "test-talk.retire", talk, why, () -> talks.retire(talk, why));
    }

    public boolean restore(StaffMember who, UUID talk) {
        return done(who, "test-talk.restore", talk, "", () -> talks.restore(talk));
    }

    private boolean done(StaffMember who, String what, UUID talk, String why, BooleanSupplier act) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean changed = act.getAsBoolean();
            if (changed) {
                record(who, what, talk, why);
            }
            return changed;
        }));
    }

    /** Everything is played once more with this candidate. */
    public int playAgain(UUID run) {
        return Objects.requireNonNullElse(transactions.execute(status -> rehearsals.forget(run)), 0);
    }

    /** Somebody took the talks away in a file. */
    public void exported(StaffMember who, int count) {
        transactions.executeWithoutResult(status -> audit.record(who.id().toString(), "test-talks.export", "test_talk",
                Map.of("talks", Integer.toString(count))));
    }

    private void record(StaffMember who, String what, UUID talk, String why) {
        audit.record(who.id().toString(), what, talk.toString(), why.isEmpty() ? Map.of() : Map.of("why", why));
    }
}
