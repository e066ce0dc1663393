package huiying.app.security;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.audit.Audit;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.bot.vault.Ids;

/** What an administrator changes about who may come in: people and keys. Every change is audited in the same transaction. */
@Component
public final class Accounts {
    private final TransactionOperations transactions;
    private final StaffAccounts people;
    private final Passwords passwords;
    private final Audit audit;
    private final JdbcClient jdbc;

    Accounts(TransactionOperations transactions, StaffAccounts people, Passwords passwords, Audit audit, JdbcClient jdbc) {
        this.transactions = transactions;
        this.people = people;
        this.passwords = passwords;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /** A role and the unit it is held in. */
    public record Place(Role role, @Nullable String unit) {
    }

    /** Somebody new. */
    public record Newcomer(String login, String name, String password) {
        @Override
        public String toString() {
            return "Newcomer[" + login + "]";
        }
    }

    /** Null when the account was made, else what is wrong: {@code login} or {@code password}. */
    public @Nullable String add(StaffMember admin, Newcomer who, Place place) {
        var login = StaffAccounts.normal(who.login());
        boolean good = login.length() >= 3 && login.length() <= 40 && login.chars().allMatch(c -> Character.isLetterOrDigit(c) || ".-_@".indexOf(c) >= 0);
        if (!good || who.name().isEmpty()) {
            return "login";
        }
        if (!Passwords.good(who.password(), login)) {
            return "password";
        }
        var hash = passwords.hash(who.password());
        boolean made = Boolean.TRUE.equals(transactions.execute(status -> {
            boolean added = people.add(new StaffAccounts.Newcomer(login, who.name(), place.role(), place.unit(), false), hash);
            if (added) {
                audit.record(admin.id().toString(), "person-added", login, Map.of("role", place.role().name()));
            }
            return added;
        }));
        return made ? null : "login";
    }

    /** Lets somebody in again, or no more: then all their sessions end. Nobody does this to themselves, and the last administrator stays. */
    public boolean enable(StaffMember admin, UUID person, boolean enabled) {
        return !person.equals(admin.id()) && Boolean.TRUE.equals(transactions.execute(status -> {
            boolean changed = jdbc.sql("update person set enabled = ?, epoch = epoch + 1 where id = ? and enabled <> ?").params(enabled, person, enabled)
                    .update() == 1;
            if (changed) {
                jdbc.sql("delete from session where person = ?").param(person).update();
                audit.record(admin.id().toString(), enabled ? "person-enabled" : "person-disabled", person.toString(), Map.of());
            }
            return changed;
        }));
    }

    /** The secret of a new key, which is shown once and not kept; empty when the name is taken. */
    public Optional<String> makeKey(StaffMember admin, String name, Place place) {
        var secret = Digest.newToken();
        return Optional.ofNullable(transactions.execute(status -> {
            int made = jdbc.sql("""
                                insert into api_key (id, name, secret_hash, role, unit, created_by, created_at)
                                values (?, ?, ?, ?, ?, ?, now()) on conflict (name) do nothing""").param(Ids.next()).param(name).param(Digest.sha256(secret))
                    .param(place.role().name()).param(place.unit()).param(admin.id().toString()).update();
            if (made == 0) {
                return null;
            }
            audit.record(admin.id().toString(), "key-made", name, Map.of("role", place.role().name()));
            return secret;
        }));
    }

    public void revokeKey(StaffMember admin, UUID key) {
        transactions.executeWithoutResult(status -> {
            if (jdbc.sql("update api_key set revoked_at = now() where id = ? and revoked_at is null").param(key).update() == 1) {
                audit.record(admin.id().toString(), "key-revoked", key.toString(), Map.of());
            }
        });
    }
}
