package huiying.bot;

import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.audit.Audit;
import huiying.bot.sla.TermBook;
import huiying.bot.sla.Terms;
import huiying.bot.staff.StaffMember;

/** Administrators change here how long things may take. What is running keeps the terms it began under; what begins afterwards has the new ones. */
public final class TermDesk {
    private final TransactionOperations transactions;
    private final TermBook book;
    private final Audit audit;

    public TermDesk(TransactionOperations transactions, TermBook book, Audit audit) {
        this.transactions = transactions;
        this.book = book;
        this.audit = audit;
    }

    /** Makes the next version of the one in force and says its number; {@code what} names the part that changed. */
    public int change(StaffMember who, String what, String why, UnaryOperator<Terms> change) {
        return Objects.requireNonNull(transactions.execute(status -> {
            book.hold();
            int made = book.keep(change.apply(book.current()), new TermBook.Author(who.login(), why), what, null);
            audit.record(who.id().toString(), "terms.change", Integer.toString(made), Map.of("what", what, "why", why));
            return made;
        }));
    }

    /** Brings an older version back, as a new one. */
    public int revert(StaffMember who, int version, String why) {
        return Objects.requireNonNull(transactions.execute(status -> {
            book.hold();
            int made = book.keep(book.at(version), new TermBook.Author(who.login(), why), "", version);
            audit.record(who.id().toString(), "terms.revert", Integer.toString(made), Map.of("version", Integer.toString(version), "why", why));
            return made;
        }));
    }
}
