package huiying.app.security;

import java.time.Duration;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.staff.Role;

/** One-time links that make somebody's first login; how the first administrator gets in. */
final class Invitations {
    static final Duration GOOD_FOR = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final StaffAccounts accounts;

    Invitations(JdbcClient jdbc, TransactionOperations transaction, StaffAccounts accounts) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.accounts = accounts;
    }

    /** What became of an attempt to use a link. */
    enum Outcome {
        WELCOME, USED, LOGIN_TAKEN
    }

    /** A new link's token; earlier ones for the same role are worth nothing from now on. */
    String invite(Role role) {
        var token = Digest.newToken();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from invitation where role = ? and used_at is null").param(role.name()).update();
            jdbc.sql("insert into invitation (token_hash, role, created_at, expires_at) values (:hash, :role, now(), now() + :good * interval '1 second')")
                    .param("hash", Digest.sha256(token)).param("role", role.name()).param("good", GOOD_FOR.toSeconds()).update();
        });
        return token;
    }

    boolean isOpen(String token) {
        return jdbc.sql("select exists (select from invitation where token_hash = ? and used_at is null and expires_at > now())").param(Digest.sha256(token))
                .query(Boolean.class).single();
    }

    /** Uses the link up and makes the login, both or neither. */
    Outcome accept(String token, String login, String name, String passwordHash) {
        return transaction.execute(status -> {
            var role = useUp(token);
            if (role.isEmpty()) {
                return Outcome.USED;
            }
            if (!accounts.add(new StaffAccounts.Newcomer(login, name, role.get(), null, false), passwordHash)) {
                status.setRollbackOnly();
                return Outcome.LOGIN_TAKEN;
            }
            return Outcome.WELCOME;
        });
    }

    private Optional<Role> useUp(String token) {
        return jdbc.sql("update invitation set used_at = now() where token_hash = ? and used_at is null and expires_at > now() returning role")
                .param(Digest.sha256(token)).query((row, n) -> Role.valueOf(row.getString("role"))).optional();
    }
}
