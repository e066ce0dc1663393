package huiying.app.security;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.audit.Audit;
import huiying.bot.staff.People;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.bot.vault.Ids;

/** What an administrator changes about who may come in: people and keys. Every change is audited in the same transaction. */
@Component
public final class Accounts {
    private static final int NEW_PASSWORD = 20;

    private final TransactionOperations transactions;
    private final StaffAccounts people;
    private final Passwords passwords;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final SecondFactors factors;
    private final People directory;

    Accounts(TransactionOperations transactions, StaffAccounts people, Passwords passwords, Audit audit, JdbcClient jdbc, SecondFactors factors) {
        this.transactions = transactions;
        this.people = people;
        this.passwords = passwords;
        this.audit = audit;
        this.jdbc = jdbc;
        this.factors = factors;
        this.directory = new People(jdbc);
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
            boolean changed = enabled
                    ? jdbc.sql("update person set enabled = true, epoch = epoch + 1 where id = ? and not enabled").param(person).update() == 1
                    : directory.disable(admin, person).isEmpty();
            if (changed) {
                jdbc.sql("delete from session where person = ?").param(person).update();
                audit.record(admin.id().toString(), enabled ? "person-enabled" : "person-disabled", person.toString(), Map.of());
            }
            return changed;
        }));
    }

    /** Another role; nobody gives himself one, and the last of a kind that has to be there stays. False when it was refused. */
    public boolean move(StaffMember admin, UUID person, Place place) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean moved = directory.change(admin, person, place.role(), place.unit()).isEmpty();
            if (moved) {
                jdbc.sql("delete from session where person = ?").param(person).update();
                audit.record(admin.id().toString(), "role-changed", person.toString(), Map.of("role", place.role().name()));
            }
            return moved;
        }));
    }

    /** Somebody lost the telephone, or the password: a new password that is shown once, and a new device at the next sign-in. */
    public Optional<String> renew(StaffMember admin, UUID person) {
        var password = Digest.newToken().substring(0, NEW_PASSWORD);
        var hash = passwords.hash(password);
        return Optional.ofNullable(person.equals(admin.id()) ? null : transactions.execute(status -> {
            if (people.find(person).isEmpty()) {
                return null;
            }
            people.setPassword(person, hash);
            factors.forget(person);
            audit.record(admin.id().toString(), "person-renewed", person.toString(), Map.of());
            return password;
        }));
    }

    /** One's own password, by whoever knows the old one. Null when it was changed, else what is wrong: {@code old} or {@code password}. */
    public @Nullable String changeOwn(StaffMember who, String old, String wanted) {
        if (!passwords.matches(old, people.find(who.id()).map(StaffAccounts.Account::passwordHash).orElse(null))) {
            return "old";
        }
        if (!Passwords.good(wanted, who.login()) || wanted.equals(old)) {
            return "password";
        }
        var hash = passwords.hash(wanted);
        transactions.executeWithoutResult(status -> {
            people.setPassword(who.id(), hash);
            audit.record(who.id().toString(), "password-changed", who.id().toString(), Map.of());
        });
        return null;
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
