package huiying.app.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.app.config.Secrets;
import huiying.bot.staff.Role;

/** Makes sure somebody can sign in: the logins of the demo, or a one-time link for the first administrator. */
final class FirstStart {
    private static final int DEMO_UNITS = 3;
    private static final int PASSWORD_LENGTH = 10;

    private final JdbcClient jdbc;
    private final StaffAccounts accounts;
    private final Passwords passwords;
    private final Invitations invitations;
    private final Secrets secrets;

    FirstStart(JdbcClient jdbc, StaffAccounts accounts, Passwords passwords, Invitations invitations, Secrets secrets) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.passwords = passwords;
        this.invitations = invitations;
        this.secrets = secrets;
    }

    /** The logins of the demo, the same at every start with this data directory; the password was made at random with it. */
    DemoLogins demo() {
        var password = secrets.text("demo-password").substring(0, PASSWORD_LENGTH).toLowerCase(Locale.ROOT);
        accounts.enableDemo();
        var missing = people().stream().filter(person -> accounts.find(person.login()).isEmpty()).toList();
        if (!missing.isEmpty()) {
            var hash = passwords.hash(password);
            missing.forEach(person -> accounts.add(person, hash));
        }
        return new DemoLogins(people().stream().map(person -> new DemoLogin(person.login(), password, person.role().name(), person.name())).toList());
    }

    /** The token of the link for the first security administrator, who lets everybody else in; null when there is one. */
    @Nullable
    String realWork() {
        accounts.disableDemo();
        return accounts.hasSecurity() ? null : invitations.invite(Role.SECURITY);
    }

    private List<StaffAccounts.Newcomer> people() {
        var people = new ArrayList<StaffAccounts.Newcomer>();
        people.add(demo("agent", "林晓", Role.AGENT, null));
        people.addAll(departments());
        people.add(demo("supervisor", "周敏", Role.SUPERVISOR, null));
        people.add(demo("admin", "管理员", Role.ADMIN, null));
        people.add(demo("security", "安全管理员", Role.SECURITY, null));
        people.add(demo("auditor", "审计员", Role.AUDITOR, null));
        return people;
    }

    private List<StaffAccounts.Newcomer> departments() {
        return jdbc.sql("select code, name_zh from unit where kind = 'department' order by code limit ?").param(DEMO_UNITS)
                .query((row, n) -> demo(row.getString("code").toLowerCase(Locale.ROOT), row.getString("name_zh"), Role.DEPARTMENT, row.getString("code")))
                .list();
    }

    private static StaffAccounts.Newcomer demo(String login, String name, Role role, @Nullable String unit) {
        return new StaffAccounts.Newcomer(login, name, role, unit, true);
    }
}
