package huiying.app.console;

import java.time.Duration;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.vault.Vault;

/** Counts how often somebody tried within an hour, for all nodes together. Neither numbers nor network addresses are kept, only keyed hashes of them. */
@Component
final class Tries {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Vault vault;

    Tries(JdbcClient jdbc, TransactionOperations transactions, Vault vault) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.vault = vault;
    }

    /** Counts this try; false when there were too many already. Parallel tries queue up, so that no two of them see the same count. */
    boolean admit(String kind, String who, int most) {
        var hash = vault.index("lookup", kind, who);
        return Boolean.TRUE.equals(transactions.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(encode(?, 'hex'), 11))").param(hash).query((row, n) -> true).single();
            jdbc.sql("delete from lookup_try where who = ? and at < now() - ? * interval '1 second'").params(hash, WINDOW.toSeconds()).update();
            boolean room = jdbc.sql("select count(*) from lookup_try where who = ?").param(hash).query(Integer.class).single() < most;
            if (room) {
                jdbc.sql("insert into lookup_try (who, at) values (?, now())").param(hash).update();
            }
            return room;
        }));
    }

    /** The right code was given: its tries do not count against the owner. */
    void forget(String kind, String who) {
        jdbc.sql("delete from lookup_try where who = ?").param(vault.index("lookup", kind, who)).update();
    }
}
