package huiying.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Visitor;

/** A password alone opens nothing where the second factor is required. */
class SecondFactorTest {
    private static House house;
    private static String password;

    @BeforeAll
    static void open() {
        house = House.open(House.directory(), "huiying.staff.second-factor=required");
        password = house.bean(DemoLogins.class).all().getFirst().password();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void startAfresh() {
        house.owner().sql("delete from recovery_code").update();
        house.owner().sql("delete from second_factor").update();
        house.owner().sql("delete from login_attempt").update();
        house.owner().sql("delete from session").update();
    }

    @Test
    void thePasswordLeadsToTheCodeAndNothingElseIsOpenYet() {
        var agent = new Visitor(house);

        assertThat(place(agent.login("agent", password))).isEqualTo("/login/code");
        assertThat(place(agent.get("/console/me"))).isEqualTo("/login");
        assertThat(agent.get("/console/events", "Accept", "text/event-stream").statusCode()).isEqualTo(302);
        assertThat(new Visitor(house).get("/login/code").headers().firstValue("Location")).contains("/login?problem=expired");
    }

    @Test
    void theFirstCodeEnrolsTheTelephoneAndTenCodesAreShownOnce() {
        var agent = new Visitor(house);
        agent.login("agent", password);
        var page = agent.seeForm("/login/code").body();
        assertThat(page).contains("<svg class=\"qr\"", secretOf("agent").replaceAll("(.{4})(?=.)", "$1 "));
        assertThat(agent.seeForm("/login/code").body()).as("the same when read again").contains(secretOf("agent").substring(0, 4));
        assertThat(submit(agent, "000000").body()).contains("验证码不对");

        var codes = codes(submit(agent, now("agent")).body());

        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(agent.get("/console/me").statusCode()).isEqualTo(200);
        assertThat(house.owner().sql("select encode(hash, 'escape') from recovery_code").query(String.class).list()).doesNotContainAnyElementsOf(codes);
        assertThat(house.owner().sql("select encode(secret, 'escape') from second_factor").query(String.class).single()).doesNotContain(secretOf("agent"));
    }

    @Test
    void aCodeIsGoodOnce() {
        enrol("agent");
        rewind("agent");
        var code = now("agent");
        var first = asked("agent");
        assertThat(place(submit(first, code))).isEqualTo("/console");
        var second = asked("agent");

        assertThat(submit(second, code).body()).contains("或已经用过");
        assertThat(place(second.get("/console/me"))).isEqualTo("/login");
    }

    @Test
    void aRecoveryCodeOpensOnceAndIsWrittenDown() {
        var codes = enrol("agent");

        assertThat(place(submit(asked("agent"), codes.getFirst().toUpperCase(java.util.Locale.ROOT)))).isEqualTo("/console");
        assertThat(submit(asked("agent"), codes.getFirst()).body()).contains("验证码不对");
        assertThat(actions()).contains("factor-enrolled", "signed-in-by-recovery-code", "code-refused");
    }

    @Test
    void guessingIsThrottledEvenForWhoeverKnowsThePassword() {
        enrol("agent");
        rewind("agent");
        for (int n = 0; n < LoginLimiter.PER_ACCOUNT; n++) {
            submit(asked("agent"), "00000" + n);
        }

        assertThat(submit(asked("agent"), now("agent")).body()).contains("试得太多了");
    }

    @Test
    void theSessionGetsANewIdWithTheSecondFactor() {
        enrol("agent");
        rewind("agent");
        var agent = asked("agent");
        var half = agent.cookies().get("huiying");
        submit(agent, now("agent"));

        assertThat(agent.cookies().get("huiying")).isNotEqualTo(half);
        assertThat(house.get("/console/me", "Cookie", "huiying=" + half).statusCode()).isEqualTo(302);
    }

    @Test
    void whoeverLostTheTelephoneIsLetInAnewBySomebodyElse() {
        enrol("agent");
        var security = inside("security");
        security.seeForm("/console/admin/people");
        var shown = security.submit("/console/admin/people/" + person("agent") + "/renew", Map.of()).body();
        var fresh = Pattern.compile("id=\"secret\">([^<]+)<").matcher(shown);

        assertThat(fresh.find()).isTrue();
        assertThat(place(new Visitor(house).login("agent", password))).isEqualTo("/login?problem=wrong");
        var agent = new Visitor(house);
        assertThat(place(agent.login("agent", fresh.group(1)))).isEqualTo("/login/code");
        assertThat(agent.get("/login/code").body()).contains("<svg class=\"qr\"");
        house.owner().sql("update person set password_hash = (select password_hash from person where login = 'supervisor') where login = 'agent'").update();
    }

    private Visitor inside(String login) {
        var visitor = new Visitor(house);
        visitor.login(login, password);
        visitor.seeForm("/login/code");
        submit(visitor, now(login));
        return visitor;
    }

    private List<String> enrol(String login) {
        var visitor = new Visitor(house);
        visitor.login(login, password);
        visitor.seeForm("/login/code");
        return codes(submit(visitor, now(login)).body());
    }

    /** As if the last code had been taken long ago. */
    private static void rewind(String login) {
        house.owner().sql("update second_factor set last_step = 0 where person = ?").param(person(login)).update();
    }

    private static Visitor asked(String login) {
        var visitor = new Visitor(house);
        visitor.login(login, password);
        visitor.seeForm("/login/code");
        return visitor;
    }

    private static HttpResponse<String> submit(Visitor visitor, String code) {
        return visitor.submit("/login/code", Map.of("code", code));
    }

    private static List<String> codes(String page) {
        return Pattern.compile("<code class=\"code\">([a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4})</code>").matcher(page).results().map(found -> found.group(1))
                .toList();
    }

    private static UUID person(String login) {
        return house.owner().sql("select id from person where login = ?").param(login).query(UUID.class).single();
    }

    private static String secretOf(String login) {
        return Totp.base32(house.bean(SecondFactors.class).secretFor(person(login)));
    }

    private static String now(String login) {
        Instant now = house.bean(Clock.class).instant();
        return Totp.code(house.bean(SecondFactors.class).secretFor(person(login)), now.getEpochSecond() / Totp.STEP_SECONDS);
    }

    private static List<String> actions() {
        return house.owner().sql("select action from audit").query(String.class).list();
    }

    private static String place(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
