package huiying.bot;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.audit.Audit;
import huiying.bot.learning.categories.Impact;
import huiying.bot.learning.categories.Step;
import huiying.bot.learning.categories.TaxonomyBook;
import huiying.bot.learning.categories.TaxonomyChanges;
import huiying.bot.staff.StaffMember;

/** Administrators change the tree of categories here: what a change comes to is shown first, then all of it is done or nothing, and every version can be gone back to. */
public final class TaxonomyDesk {
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final TaxonomyBook book;
    private final TaxonomyChanges changes;
    private final Audit audit;

    public TaxonomyDesk(TransactionOperations transactions, JdbcClient jdbc, TaxonomyBook book, TaxonomyChanges changes, Audit audit) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.book = book;
        this.changes = changes;
        this.audit = audit;
    }

    /** What a step would come to; empty when it cannot be taken. */
    public Optional<Impact> look(Step step) {
        return changes.look(step);
    }

    /** Takes a step and says as which version. */
    public Optional<Integer> take(StaffMember who, Step step, String why) {
        return made(who, "taxonomy." + step.getClass().getSimpleName().toLowerCase(Locale.ROOT), String.join(" ", step.about()), why,
                () -> changes.take(step, who.id().toString(), why));
    }

    /** Makes the tree what it was; that is a version of its own, so that nothing is lost. */
    public Optional<Integer> goBack(StaffMember who, int version, String why) {
        return made(who, "taxonomy.revert", Integer.toString(version), why, () -> changes.goBack(version, who.id().toString(), why));
    }

    private Optional<Integer> made(StaffMember who, String what, String about, String why, Supplier<Optional<Integer>> work) {
        var version = Objects.requireNonNull(transactions.execute(status -> {
            jdbc.sql("set local statement_timeout = '60s'").update();
            var made = work.get();
            made.ifPresent(number -> audit.record(who.id().toString(), what, about.isEmpty() ? Integer.toString(number) : about,
                    Map.of("version", Integer.toString(number), "why", why)));
            return made;
        }));
        book.follow();
        return version;
    }
}
