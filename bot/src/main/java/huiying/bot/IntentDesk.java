package huiying.bot;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.audit.Audit;
import huiying.bot.learning.lists.IntentRoom;
import huiying.bot.learning.lists.IntentRuns;
import huiying.bot.learning.lists.Kind;
import huiying.bot.learning.lists.ListBook;
import huiying.bot.staff.StaffMember;

/** Where it is decided what is learnt of the way residents speak, and which model reads their turns. */
public final class IntentDesk {
    private final TransactionOperations transactions;
    private final ListBook book;
    private final IntentRuns runs;
    private final IntentRoom room;
    private final Audit audit;

    public IntentDesk(TransactionOperations transactions, ListBook book, IntentRuns runs, IntentRoom room, Audit audit) {
        this.transactions = transactions;
        this.book = book;
        this.runs = runs;
        this.room = room;
        this.audit = audit;
    }

    /** Has the list of now learnt; false while a training waits or runs. */
    public boolean train(StaffMember who, String why) {
        return Boolean.TRUE.equals(transactions.execute(status -> runs.ask(book.newest(Kind.INTENTS), who.id().toString(), why)));
    }

    /** Lets a training read residents' turns; what keeps it from them, if anything does. */
    public List<String> release(StaffMember who, UUID run, String why) {
        var figures = runs.find(run).map(IntentRuns.Run::figures).orElse(null);
        var shut = figures == null ? List.of("unfinished") : figures.shut();
        if (shut.isEmpty()) {
            put(who, run, why);
        }
        return shut;
    }

    /** Brings back what read turns since an earlier release; 0 is the model that ships. */
    public boolean goBack(StaffMember who, long release, String why) {
        var earlier = runs.history(1_000).stream().filter(one -> one.seq() == release).findFirst();
        if (release != 0 && earlier.isEmpty()) {
            return false;
        }
        put(who, earlier.map(IntentRuns.Release::run).orElse(null), why);
        return true;
    }

    private void put(StaffMember who, @Nullable UUID run, String why) {
        transactions.executeWithoutResult(status -> {
            runs.release(run, who.id().toString(), why);
            audit.record(who.id().toString(), "intents.release", String.valueOf(run), Map.of("why", why));
        });
        room.follow();
    }
}
