package huiying.bot;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.audit.Audit;
import huiying.bot.learning.lists.DangerTrial;
import huiying.bot.learning.lists.Kind;
import huiying.bot.learning.lists.ListChanges;
import huiying.bot.learning.lists.ListFollowing;
import huiying.bot.learning.lists.Rows;
import huiying.bot.staff.StaffMember;

/** Administrators change the lists the service reads by: answers, signs of danger, names of places, ways of speaking. */
public final class ListDesk {
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final ListChanges changes;
    private final ListFollowing following;
    private final DangerTrial danger;
    private final Audit audit;

    public ListDesk(TransactionOperations transactions, JdbcClient jdbc, ListChanges changes, ListFollowing following, DangerTrial danger, Audit audit) {
        this.danger = danger;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.changes = changes;
        this.following = following;
        this.audit = audit;
    }

    /** What is wrong with a row somebody brings. */
    public Optional<String> flaw(Kind kind, List<String> row) {
        return changes.flaw(kind, new Rows.Edit.Add(List.of(row)));
    }

    /** Messages nobody disputes that would be heard wrongly after an edit of the signs of danger, and are heard rightly now. */
    public List<DangerTrial.Lost> lost(Kind kind, Rows.Edit edit) {
        return kind == Kind.SIGNS ? changes.tried(kind, edit).map(then -> danger.lost(changes.current(kind), then)).orElse(List.of()) : List.of();
    }

    /** Makes an edit to the version somebody looked at, and says as which version; in force here at once and everywhere a second later. */
    public Optional<Integer> edit(StaffMember who, Kind kind, int seen, Rows.Edit edit, String why) {
        return !lost(kind, edit).isEmpty() ? Optional.empty() : made(who, kind, "edit", why, () -> changes.edit(kind, seen, edit, who.id().toString(), why));
    }

    public Optional<Integer> goBack(StaffMember who, Kind kind, int version, String why) {
        return made(who, kind, "revert", why, () -> changes.goBack(kind, version, who.id().toString(), why));
    }

    private Optional<Integer> made(StaffMember who, Kind kind, String what, String why, Supplier<Optional<Integer>> work) {
        var version = Objects.requireNonNull(transactions.execute(status -> {
            jdbc.sql("set local statement_timeout = '30s'").update();
            var made = work.get();
            made.ifPresent(number -> audit.record(who.id().toString(), "list." + what, kind.stored(), Map.of("version", Integer.toString(number), "why", why)));
            return made;
        }));
        following.follow();
        return version;
    }

    /** Somebody took a list away in a file. */
    public void exported(StaffMember who, Kind kind, int rows) {
        transactions.executeWithoutResult(status -> audit.record(who.id().toString(), "list.export", kind.stored(), Map.of("rows", Integer.toString(rows))));
    }
}
