package huiying.app.security;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.audit.Audit;
import huiying.bot.staff.StaffMember;

/** Whom the organisation's own sign-in may bring in: only accounts that exist and that somebody bound to it, by an address first and for good by the provider's own name. */
@Component
public final class OutsideLogins {
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Audit audit;

    OutsideLogins(JdbcClient jdbc, TransactionOperations transactions, Audit audit) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Binds an account to an address, or with none lets it no longer in that way. False when the address is somebody else's, or none. */
    public boolean bind(StaffMember admin, UUID person, String email) {
        var wanted = email.strip().toLowerCase(Locale.ROOT);
        if (!wanted.isEmpty() && (wanted.length() > 200 || wanted.indexOf('@') < 1 || person.equals(admin.id()))) {
            return false;
        }
        try {
            transactions.executeWithoutResult(status -> {
                jdbc.sql("delete from outside_login where person = ?").param(person).update();
                if (!wanted.isEmpty()) {
                    jdbc.sql("insert into outside_login (person, email, made_by, made_at) values (?, ?, ?, now())")
                            .params(person, wanted, admin.id().toString())
                            .update();
                }
                audit.record(admin.id().toString(), wanted.isEmpty() ? "outside-unbound" : "outside-bound", person.toString(), Map.of());
            });
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    /** The addresses by account. */
    public Map<UUID, String> all() {
        return jdbc.sql("select person, email from outside_login")
                .query((row, n) -> Map.entry(java.util.Objects.requireNonNull(row.getObject("person", UUID.class)),
                        java.util.Objects.requireNonNull(row.getString("email"))))
                .list().stream().collect(java.util.stream.Collectors.toMap(Map.Entry::getKey,
                        Map.Entry::getValue));
    }

    /** Whose account it is. The address counts only the first time and only when the provider has verified it; from then on the subject alone does. */
    Optional<UUID> personOf(String subject, @Nullable String verifiedEmail) {
        var known = jdbc.sql("select person from outside_login where subject = ?").param(subject).query(UUID.class).optional();
        return known.isPresent() || verifiedEmail == null
                ? known
                : jdbc.sql("update outside_login set subject = ?, bound_at = now() where email = ? and subject is null returning person").params(subject,
                        verifiedEmail.toLowerCase(Locale.ROOT)).query(UUID.class).optional();
    }
}
