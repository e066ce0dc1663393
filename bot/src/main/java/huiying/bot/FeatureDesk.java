package huiying.bot;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.audit.Audit;
import huiying.bot.features.FeatureBook;
import huiying.bot.features.Features;
import huiying.bot.staff.StaffMember;

/** Administrators switch here what the house does of itself. It holds from the next act on, on every node. */
public final class FeatureDesk {
    private final TransactionOperations transactions;
    private final FeatureBook book;
    private final Audit audit;

    public FeatureDesk(TransactionOperations transactions, FeatureBook book, Audit audit) {
        this.transactions = transactions;
        this.book = book;
        this.audit = audit;
    }

    /** Makes the next version; false when somebody made one since {@code seen}, or it would say the same. */
    public boolean change(StaffMember who, int seen, Features next, String why) {
        return Objects.requireNonNull(transactions.execute(status -> {
            book.hold();
            return book.number() == seen && !next.equals(book.current()) && made(who, next, why, null);
        }));
    }

    /** Brings an older version back, as a new one; 0 is what the configuration says. False when there is none of that number. */
    public boolean revert(StaffMember who, int version, String why) {
        return Objects.requireNonNull(transactions.execute(status -> {
            book.hold();
            return book.at(version).map(earlier -> made(who, earlier, why, version)).orElse(false);
        }));
    }

    private boolean made(StaffMember who, Features next, String why, @Nullable Integer reverts) {
        int number = book.keep(next, who.login(), why, reverts);
        audit.record(who.id().toString(), reverts == null ? "features.change" : "features.revert", Integer.toString(number), Map.of("why", why));
        return true;
    }
}
