package huiying.app.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.staff.People;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.bot.vault.Ids;
import huiying.nlp.Language;

/** The people who may sign in, and what their passwords are checked against. */
final class StaffAccounts {
    private final JdbcClient jdbc;

    StaffAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A member of staff with the hash of the password. */
    record Account(StaffMember member, String passwordHash) {
        @Override
        public String toString() {
            return "Account[" + member.id() + "]";
        }
    }

    /** Somebody to be let in from now on. */
    record Newcomer(String login, String name, Role role, @Nullable String unit, boolean demo) {
    }

    Optional<Account> find(String login) {
        return jdbc.sql("select id, login, name, role, unit, language, password_hash, " + People.head("person") + " from person where login = ? and enabled")
                .param(normal(login))
                .query((row, n) -> new Account(member(row, n), row.getString("password_hash"))).optional();
    }

    Optional<Account> find(UUID id) {
        return jdbc.sql("select id, login, name, role, unit, language, password_hash, " + People.head("person") + " from person where id = ? and enabled")
                .param(id).query((row, n) -> new Account(member(row, n), row.getString("password_hash"))).optional();
    }

    /** From now on this password; all sessions end. */
    void setPassword(UUID person, String hash) {
        jdbc.sql("update person set password_hash = ?, epoch = epoch + 1 where id = ?").params(hash, person).update();
        jdbc.sql("delete from session where person = ?").param(person).update();
    }

    /** False when the login is taken. */
    boolean add(Newcomer who, String passwordHash) {
        return jdbc.sql("""
                        insert into person (id, login, name, password_hash, role, unit, demo, created_at)
                        values (:id, :login, :name, :hash, :role, :unit, :demo, now()) on conflict (login) do nothing
                        """).param("id", Ids.next()).param("login", normal(who.login())).param("name", who.name()).param("hash", passwordHash)
                .param("role", who.role().name()).param("unit", who.unit()).param("demo", who.demo()).update() == 1;
    }

    boolean hasSecurity() {
        return jdbc.sql("select exists (select from person where role = 'SECURITY' and enabled and not demo)").query(Boolean.class).single();
    }

    /** Demo logins end where real work begins. */
    void disableDemo() {
        jdbc.sql("update person set enabled = false, epoch = epoch + 1 where demo and enabled").update();
    }

    void enableDemo() {
        jdbc.sql("update person set enabled = true where demo and not enabled").update();
    }

    static String normal(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    static StaffMember member(ResultSet row, int n) throws SQLException {
        return new StaffMember(Objects.requireNonNull(row.getObject("id", UUID.class)), row.getString("login"), row.getString("name"),
                Role.valueOf(row.getString("role")), row.getString("unit"), row.getString("language").equals("en") ? Language.EN : Language.ZH,
                row.getBoolean("head"));
    }
}
