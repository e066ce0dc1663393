package huiying.app.security;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.vault.Vault;

/** Counts tries to sign in, by account and by network address, before any password is looked at. Without its table nobody gets in. */
final class LoginLimiter {
    static final int PER_ACCOUNT = 10;
    static final int PER_ADDRESS = 60;
    static final Duration WINDOW = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Vault vault;

    LoginLimiter(JdbcClient jdbc, TransactionOperations transaction, Vault vault) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.vault = vault;
    }

    private record Bucket(byte[] who, int most) {
    }

    /** Counts this try and says whether it may go on. Parallel tries queue up, so that no two of them see the same count. */
    boolean admit(String login, String address) {
        var buckets = List.of(account(login), address(address));
        return Boolean.TRUE.equals(transaction.execute(status -> {
            buckets.forEach(this::lock);
            boolean room = buckets.stream().allMatch(this::hasRoom);
            (room ? buckets.stream() : Stream.<Bucket>empty()).forEach(this::count);
            return room;
        }));
    }

    /**
     * The right password was given: the account's slate is clean, and this try no longer counts against the address,
     * which a whole call centre may share. The wrong tries of the address stay.
     */
    void forgive(String login, String address) {
        jdbc.sql("delete from login_attempt where who = ?").param(account(login).who()).update();
        jdbc.sql("delete from login_attempt where id = (select max(id) from login_attempt where who = ?)").param(address(address).who()).update();
    }

    void sweep() {
        jdbc.sql("delete from login_attempt where at < now() - :window * interval '1 second'").param("window", WINDOW.toSeconds()).update();
    }

    private Bucket account(String login) {
        return new Bucket(vault.index("login-account", StaffAccounts.normal(login)), PER_ACCOUNT);
    }

    private Bucket address(String address) {
        return new Bucket(vault.index("login-address", address), PER_ADDRESS);
    }

    private void lock(Bucket bucket) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(encode(?, 'hex'), 7))").param(bucket.who()).query((row, n) -> true).single();
    }

    private boolean hasRoom(Bucket bucket) {
        int tries = jdbc.sql("select count(*) from login_attempt where who = :who and at > now() - :window * interval '1 second'").param("who", bucket.who())
                .param("window", WINDOW.toSeconds()).query(Integer.class).single();
        return tries < bucket.most();
    }

    private void count(Bucket bucket) {
        jdbc.sql("insert into login_attempt (who, at) values (?, now())").param(bucket.who()).update();
    }
}
