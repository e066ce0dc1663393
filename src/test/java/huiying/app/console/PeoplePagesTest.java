package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.google.re2j.Pattern;

import huiying.app.House;
import huiying.app.Until;
import huiying.app.Visitor;

/** An administrator lets people and programs in and out, from outside. */
class PeoplePagesTest {
    private static final String PASSWORD = "a-long-enough-secret-7";
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
    void whoeverIsAddedSignsInAtOnceWithTheirRoleAndNoOther() {
        assertThat(add("newcomer", "AGENT", "").headers().firstValue("Location")).contains("/console/admin/people?note=person.made");
        var newcomer = new Visitor(house);
        assertThat(newcomer.login("newcomer", PASSWORD).headers().firstValue("Location")).contains("/console");
        assertThat(newcomer.get("/console/desk").statusCode()).isEqualTo(200);
        assertThat(newcomer.get("/console/admin/people").statusCode()).isEqualTo(403);
        assertThat(audited("person-added", "newcomer")).isOne();
    }

    @Test
    void whoeverIsShutOutIsOutInTheMiddleOfTheirWork() {
        add("leaver", "AGENT", "");
        var leaver = new Visitor(house);
        leaver.login("leaver", PASSWORD);
        assertThat(leaver.get("/console/desk").statusCode()).isEqualTo(200);
        var admin = admin("/console/admin/people");
        admin.submit("/console/admin/people/" + id("leaver"), Map.of("enabled", "false"));
        Until.holds(Duration.ofSeconds(5), () -> assertThat(leaver.get("/console/desk").headers().firstValue("Location")).contains("/login"));
        assertThat(leaver.login("leaver", PASSWORD).headers().firstValue("Location").orElse("")).isNotEqualTo("/console");
        admin.submit("/console/admin/people/" + id("leaver"), Map.of("enabled", "true"));
        assertThat(new Visitor(house).login("leaver", PASSWORD).headers().firstValue("Location")).contains("/console");
    }

    @Test
    void nobodyShutsThemselvesOut() {
        var admin = admin("/console/admin/people");
        assertThat(admin.submit("/console/admin/people/" + id("security"), Map.of("enabled", "false")).headers().firstValue("Location").orElse("")).contains(
                "refused");
        assertThat(admin.get("/console/admin/people").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsWrongWithANewPersonIsSaidAndNothingIsAdded() {
        long before = people();
        assertThat(add("agent", "AGENT", "").body()).as("a login that is taken").contains("login-why");
        assertThat(add("x", "AGENT", "").body()).as("a login too short").contains("login-why");
        assertThat(add("worker", "DEPARTMENT", "").body()).as("a worker of no unit").contains("unit-why");
        var weak = admin("/console/admin/people").submit("/console/admin/people", Map.of("login", "weak", "name", "弱", "password", "123456", "role", "AGENT"));
        assertThat(weak.body()).contains("pw-why").doesNotContain("123456");
        assertThat(add("king", "KING", "").statusCode()).as("a role there is not").isEqualTo(400);
        assertThat(people()).isEqualTo(before);
    }

    @Test
    void aKeyIsShownOnceWorksAndEndsWhenItIsRevoked() {
        var admin = admin("/console/admin/keys");
        var made = admin.submit("/console/admin/keys", Map.of("name", "partner", "role", "SUPERVISOR")).body();
        var found = Pattern.compile("id=\"secret\"[^>]*>([^<]+)<").matcher(made);
        assertThat(found.find()).isTrue();
        var secret = found.group(1);
        assertThat(admin.get("/console/admin/keys").body()).contains("partner").doesNotContain(secret);
        assertThat(house.get("/api/v1/feed", "Authorization", "Bearer " + secret).statusCode()).isEqualTo(200);
        var again = admin.submit("/console/admin/keys", Map.of("name", "partner", "role", "SUPERVISOR")).body();
        assertThat(Pattern.compile("id=\"secret\"").matcher(again).find()).as("a name that is taken").isFalse();
        admin.submit("/console/admin/keys/" + house.jdbc().sql("select id from api_key where name = 'partner'").query(UUID.class).single() + "/revoke",
                Map.of());
        assertThat(house.get("/api/v1/feed", "Authorization", "Bearer " + secret).statusCode()).isEqualTo(401);
    }

    private static java.net.http.HttpResponse<String> add(String login, String role, String unit) {
        return admin("/console/admin/people").submit("/console/admin/people",
                Map.of("login", login, "name", "新来的", "password", PASSWORD, "role", role, "unit", unit));
    }

    private static Visitor admin(String page) {
        var admin = Visitor.signedIn(house, "security");
        admin.seeForm(page);
        return admin;
    }

    private static UUID id(String login) {
        return house.jdbc().sql("select id from person where login = ?").param(login).query(UUID.class).single();
    }

    private static long people() {
        return house.jdbc().sql("select count(*) from person").query(Long.class).single();
    }

    private static int audited(String what, String about) {
        return house.owner().sql("select count(*) from audit where action = ? and subject = ?").params(what, about).query(Integer.class).single();
    }
}
