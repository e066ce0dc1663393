package huiying.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Until;
import huiying.app.Visitor;

/** Three powers kept apart: who changes rules, who lets people in, who reads what was done. */
class PowersTest {
    private static House house;

    @BeforeAll
    static void open() {
        house = House.open(House.directory());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void eachAdministratorHasARoomOfHisOwnAndNoCase() {
        var rooms = Map.of("admin", "/console/admin/units", "security", "/console/admin/people", "auditor", "/console/admin/audit");
        rooms.forEach((login, room) -> {
            var visitor = Visitor.signedIn(house, login);
            rooms.forEach((other, where) -> assertThat(visitor.get(where).statusCode()).as("%s at %s", login, where).isEqualTo(room.equals(where) ? 200 : 403));
        });
        for (var login : List.of("security", "auditor")) {
            var visitor = Visitor.signedIn(house, login);
            assertThat(visitor.get("/console/cases").statusCode()).isEqualTo(403);
            assertThat(visitor.get("/console/search").statusCode()).isEqualTo(403);
            assertThat(visitor.get("/console").headers().firstValue("Location")).contains(rooms.get(login));
        }
    }

    @Test
    void nobodyGivesHimselfARoleAndTheLastKeeperStays() {
        var security = Visitor.signedIn(house, "security");
        security.seeForm("/console/admin/people");
        assertThat(note(act(security, "security", "/role", "role", "ADMIN"))).endsWith("refused");
        assertThat(note(act(security, "security", "", "enabled", "false"))).endsWith("refused");
        assertThat(note(act(security, "admin", "/role", "role", "AGENT"))).as("the last system administrator").endsWith("refused");
        assertThat(note(act(security, "admin", "", "enabled", "false"))).endsWith("refused");
        assertThat(role("admin")).isEqualTo("ADMIN");
        assertThat(role("security")).isEqualTo("SECURITY");
    }

    @Test
    void aNewRoleEndsTheSessionAndIsWrittenDown() {
        house.owner().sql(
                "insert into person (id, login, name, password_hash, role, created_at) select gen_random_uuid(), 'mover', '换岗', password_hash, 'AGENT', now() from person where login = 'agent'")
                .update();
        var mover = Visitor.signedIn(house, "mover");
        assertThat(mover.get("/console/desk").statusCode()).isEqualTo(200);
        var security = Visitor.signedIn(house, "security");
        security.seeForm("/console/admin/people");

        assertThat(note(act(security, "mover", "/role", "role", "SUPERVISOR"))).endsWith("person.changed");
        assertThat(role("mover")).isEqualTo("SUPERVISOR");
        Until.holds(() -> assertThat(mover.get("/console/me").statusCode()).isEqualTo(302));
        var log = Visitor.signedIn(house, "auditor").get("/console/admin/audit?action=role-changed").body();
        assertThat(log).contains("role-changed", "role=SUPERVISOR", "换岗", "安全管理员");
    }

    @Test
    void aStreamEndsWithinFiveSecondsAfterItsOwnerIsPutOut() throws IOException, InterruptedException {
        house.owner().sql(
                "insert into person (id, login, name, password_hash, role, created_at) select gen_random_uuid(), 'leaver', '离岗', password_hash, 'AGENT', now() from person where login = 'agent'")
                .update();
        var leaver = Visitor.signedIn(house, "leaver");
        var request = house.request("/console/events", "Accept", "text/event-stream", "Cookie", "huiying=" + leaver.cookies().get("huiying"));
        var stream = house.client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.body().read()).as("it is open").isPositive();
        var security = Visitor.signedIn(house, "security");
        security.seeForm("/console/admin/people");
        act(security, "leaver", "", "enabled", "false");
        long put = System.nanoTime();

        stream.body().readAllBytes();

        assertThat(Duration.ofNanos(System.nanoTime() - put)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void oneChangesOnesOwnPasswordByKnowingTheOldOne() {
        var password = house.bean(DemoLogins.class).all().getFirst().password();
        house.owner().sql(
                "insert into person (id, login, name, password_hash, role, created_at) select gen_random_uuid(), 'changer', '改密', password_hash, 'AGENT', now() from person where login = 'agent'")
                .update();
        var changer = Visitor.signedIn(house, "changer");
        changer.seeForm("/console/me");
        assertThat(changer.submit("/console/me/password", Map.of("old", "wrong", "wanted", "violet meadow 41 lamps")).body()).contains("原密码不对");
        assertThat(changer.submit("/console/me/password", Map.of("old", password, "wanted", "short")).body()).contains("密码太短");
        assertThat(changer.submit("/console/me/password", Map.of("old", password, "wanted", "violet meadow 41 lamps")).headers().firstValue("Location"))
                .contains("/login?out");

        assertThat(new Visitor(house).login("changer", password).headers().firstValue("Location")).contains("/login?problem=wrong");
        assertThat(new Visitor(house).login("changer", "violet meadow 41 lamps").headers().firstValue("Location")).contains("/console");
    }

    @Test
    void theAuditorSeesThatTheChainIsWholeAndWhereItWasBroken() {
        var auditor = Visitor.signedIn(house, "auditor");
        auditor.seeForm("/console/admin/audit");
        assertThat(auditor.submit("/console/admin/audit/check", Map.of()).body()).contains("都完整");
        house.owner().sql("update audit set facts = '{\"x\":\"y\"}' where id = (select min(id) from audit)").update();
        assertThat(auditor.submit("/console/admin/audit/check", Map.of()).body()).contains("记录链断了");
        house.owner().sql("update audit set facts = '{}' where id = (select min(id) from audit)").update();
    }

    @Test
    void theDescriptionOfTheApiIsForThoseInside() {
        assertThat(house.get("/api/v1/openapi.json").statusCode()).isEqualTo(302);
        assertThat(house.get("/api/v1/docs").statusCode()).isEqualTo(302);
        assertThat(Visitor.signedIn(house, "agent").get("/api/v1/openapi.json").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> act(Visitor security, String login, String what, String field, String value) {
        return security.submit("/console/admin/people/" + person(login) + what, Map.of(field, value));
    }

    private static UUID person(String login) {
        return house.owner().sql("select id from person where login = ?").param(login).query(UUID.class).single();
    }

    private static String role(String login) {
        return house.owner().sql("select role from person where login = ?").param(login).query(String.class).single();
    }

    private static String note(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
