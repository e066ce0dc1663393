package huiying.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Visitor;
import huiying.bot.staff.Role;

class FirstStartTest {
    private static final String PASSWORD = "correct horse battery";

    private final House house = House.demo();
    private final Invitations invitations = house.bean(Invitations.class);

    @AfterEach
    void tidy() {
        house.owner().sql("delete from session where person in (select id from person where login = 'first.admin')").update();
        house.owner().sql("delete from person where login = 'first.admin'").update();
        house.owner().sql("delete from invitation where role = 'SECURITY'").update();
        house.owner().sql("delete from login_attempt").update();
    }

    @Test
    void theLinkOfTheFirstStartMakesOneAdministratorAndNoSecond() {
        var token = invitations.invite(Role.SECURITY);
        var visitor = new Visitor(house);
        visitor.seeForm("/welcome?token=" + token);
        var made = visitor.submit("/welcome", choice(token, "first.admin", PASSWORD));

        assertThat(made.headers().firstValue("Location")).contains("/login");
        assertThat(new Visitor(house).login("first.admin", PASSWORD).headers().firstValue("Location")).contains("/console");
        assertThat(house.jdbc().sql("select role from person where login = 'first.admin'").query(String.class).single()).isEqualTo("SECURITY");
        assertThat(visitor.submit("/welcome", choice(token, "second.admin", PASSWORD)).headers().firstValue("Location")).isEmpty();
        assertThat(house.jdbc().sql("select count(*) from person where login = 'second.admin'").query(Integer.class).single()).isZero();
    }

    @Test
    void aWeakPasswordATakenLoginAndAWornOutLinkMakeNobody() {
        var token = invitations.invite(Role.SECURITY);
        var visitor = new Visitor(house);
        visitor.seeForm("/welcome?token=" + token);
        visitor.submit("/welcome", choice(token, "first.admin", "short"));
        visitor.submit("/welcome", choice(token, "first.admin", "first.admin-first.admin"));
        visitor.submit("/welcome", choice(token, "agent", PASSWORD));
        assertThat(invitations.isOpen(token)).isTrue();
        house.owner().sql("update invitation set expires_at = now() - interval '1 second' where role = 'SECURITY'").update();
        visitor.submit("/welcome", choice(token, "first.admin", PASSWORD));

        assertThat(house.jdbc().sql("select count(*) from person where login = 'first.admin'").query(Integer.class).single()).isZero();
    }

    @Test
    void aNewLinkMakesTheOldOneWorthless() {
        var old = invitations.invite(Role.SECURITY);
        invitations.invite(Role.SECURITY);

        assertThat(invitations.isOpen(old)).isFalse();
    }

    @Test
    void aKeyForAutomationIsFoundByItsSecretAndNotAfterItWasTakenBack() {
        var keys = house.bean(ApiKeys.class);
        house.owner().sql(
                "insert into api_key (id, name, secret_hash, role, created_by, created_at) values (gen_random_uuid(), 'made', sha256('made-secret'), 'AGENT', 'test', now())")
                .update();

        assertThat(keys.find("made-secret")).hasValueSatisfying(worker -> assertThat(worker.role()).isEqualTo(Role.AGENT));
        assertThat(keys.find(House.API_SECRET)).hasValueSatisfying(worker -> assertThat(worker.login()).isEqualTo("api:watcher"));
        house.owner().sql("update api_key set revoked_at = now()").update();
        assertThat(keys.find("made-secret")).isEmpty();
        assertThat(keys.find("")).isEmpty();
        house.owner().sql("delete from api_key").update();
    }

    private static Map<String, String> choice(String token, String login, String password) {
        return Map.of("token", token, "login", login, "name", "管理员", "password", password);
    }
}
