package huiying.bot;

import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.retention.Retention;

/** Time passing takes away what need not be kept any more: each case and each contact in a transaction of its own. Moves no case. */
public final class RetentionWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionWatch.class);
    private static final UUID FIRST = new UUID(0, 0);
    private static final int PAGE = 200;

    private final TransactionOperations transactions;
    private final Retention retention;

    public RetentionWatch(TransactionOperations transactions, Retention retention) {
        this.transactions = transactions;
        this.retention = retention;
    }

    /** Erases everything whose time is over, and says how many cases that were. */
    public int erase() {
        int erased = 0;
        for (var page = retention.closed(FIRST, PAGE); !page.isEmpty(); page = retention.closed(page.getLast(), PAGE)) {
            erased += (int) page.stream().filter(id -> done(() -> retention.erase(id))).peek(id -> LOG.info("case {} is erased", id)).count();
        }
        for (var left = retention.forgotten(PAGE); !left.isEmpty(); left = retention.forgotten(PAGE)) {
            left.forEach(address -> done(() -> {
                retention.forget(address);
                return true;
            }));
        }
        transactions.executeWithoutResult(status -> retention.forgetTalks());
        return erased;
    }

    private boolean done(BooleanSupplier work) {
        return Objects.requireNonNull(transactions.execute(status -> work.getAsBoolean()));
    }
}
