package huiying.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Visitor;

class SignInTest {
    private final House house = House.demo();
    private final String password = house.bean(DemoLogins.class).all().getFirst().password();

    @AfterEach
    void forgetTries() {
        house.owner().sql("delete from login_attempt").update();
        house.owner().sql("update person set enabled = true").update();
    }

    @Test
    void theRightPasswordOpensTheConsole() {
        var agent = Visitor.signedIn(house, "agent");

        assertThat(agent.get("/console/style").statusCode()).isEqualTo(200);
        assertThat(agent.cookies().get("huiying")).hasSizeGreaterThan(40);
    }

    @Test
    void theCookieIsForThisSiteOnlyAndUnreadableForScripts() {
        var visitor = new Visitor(house);
        visitor.seeForm(house.pageWithForm());
        var cookie = visitor.submit("/login", Map.of("username", "agent", "password", password)).headers().allValues("Set-Cookie");

        assertThat(cookie)
                .anySatisfy(set -> assertThat(set).startsWith("huiying=").containsIgnoringCase("HttpOnly").contains("SameSite=Lax").contains("Path=/"));
    }

    @Test
    void theDatabaseHoldsNothingThatOpensASession() {
        var agent = Visitor.signedIn(house, "agent");

        assertThat(house.owner().sql("select id from session").query(String.class).list()).isNotEmpty().doesNotContain(agent.cookies().get("huiying"));
    }

    @Test
    void aWrongPasswordAnUnknownNameAndADisabledOneLookTheSame() {
        house.owner().sql("update person set enabled = false where login = 'admin'").update();

        assertThat(List.of(where("agent", "wrong"), where("nobody", "wrong"), where("admin", password))).containsOnly("/login?problem=wrong");
    }

    @Test
    void signingOutEndsTheSessionInTheDatabase() {
        var agent = Visitor.signedIn(house, "agent");
        var stolen = "huiying=" + agent.cookies().get("huiying");
        agent.seeForm(house.pageWithForm());
        assertThat(agent.submit("/logout", Map.of()).headers().firstValue("Location")).contains("/login?out");

        assertThat(house.get("/console/style", "Cookie", stolen).statusCode()).isEqualTo(302);
    }

    @Test
    void signingInAgainMakesANewSessionAndEndsTheOldOne() {
        var agent = Visitor.signedIn(house, "agent");
        var before = agent.cookies().get("huiying");
        agent.login("agent", password);

        assertThat(agent.cookies().get("huiying")).isNotEqualTo(before);
        assertThat(house.get("/console/style", "Cookie", "huiying=" + before).statusCode()).isEqualTo(302);
    }

    @Test
    void aMemberWhoIsDisabledOrGetsANewRoleIsOut() {
        var sessions = new Sessions(house.jdbc(), house.bean(Clock.class));
        var person = house.jdbc().sql("select id from person where login = 'supervisor'").query(UUID.class).single();
        var first = sessions.open(person);
        house.owner().sql("update person set epoch = epoch + 1 where id = ?").param(person).update();
        var second = sessions.open(person);
        house.owner().sql("update person set enabled = false where id = ?").param(person).update();

        assertThat(sessions.find(first)).isEmpty();
        assertThat(sessions.find(second)).isEmpty();
    }

    @Test
    void aSessionEndsAfterHalfAnHourOfSilenceAndAfterTwelveHoursInAnyCase() {
        var sessions = new Sessions(house.jdbc(), house.bean(Clock.class));
        var person = house.jdbc().sql("select id from person where login = 'agent'").query(UUID.class).single();
        var idle = sessions.open(person);
        house.owner().sql("update session set last_seen_at = now() - interval '31 minutes'").update();
        var old = sessions.open(person);
        house.owner().sql("update session set created_at = now() - interval '12 hours 1 minute' where last_seen_at > now() - interval '1 minute'").update();

        assertThat(sessions.find(idle)).isEmpty();
        assertThat(sessions.find(old)).isEmpty();
        sessions.sweep();
        assertThat(house.jdbc().sql("select count(*) from session").query(Integer.class).single()).isZero();
    }

    @Test
    void ofManyTriesAtOnceOnlyTenReachThePassword() {
        var limiter = house.bean(LoginLimiter.class);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var admitted = IntStream.range(0, 100).mapToObj(n -> CompletableFuture.supplyAsync(() -> limiter.admit("Victim", "10.0.0." + n), threads)).toList()
                    .stream()
                    .filter(CompletableFuture::join).count();

            assertThat(admitted).isEqualTo(LoginLimiter.PER_ACCOUNT);
        }
    }

    @Test
    void afterTenWrongPasswordsEvenTheRightOneMustWait() {
        var visitor = new Visitor(house);
        IntStream.range(0, LoginLimiter.PER_ACCOUNT).forEach(n -> house.bean(LoginLimiter.class).admit("agent", "10.0.0.1"));

        assertThat(place(visitor.login("agent", password))).isEqualTo("/login?problem=often");
    }

    @Test
    void theRightPasswordCleansTheSlate() {
        IntStream.range(0, LoginLimiter.PER_ACCOUNT - 1).forEach(n -> house.bean(LoginLimiter.class).admit("agent", "10.0.0.1"));
        Visitor.signedIn(house, "agent");

        assertThat(house.bean(LoginLimiter.class).admit("agent", "10.0.0.1")).isTrue();
    }

    @Test
    void aWholeCallCentreSignsInFromOneAddressWhileWrongTriesStillAddUp() {
        var limiter = house.bean(LoginLimiter.class);
        for (int n = 0; n < 2 * LoginLimiter.PER_ADDRESS; n++) {
            assertThat(limiter.admit("agent-" + n, "10.0.0.9")).as("agent %d", n).isTrue();
            limiter.forgive("agent-" + n, "10.0.0.9");
        }
        IntStream.range(0, LoginLimiter.PER_ADDRESS).forEach(n -> limiter.admit("guessed-" + n, "10.0.0.9"));

        assertThat(limiter.admit("guessed-more", "10.0.0.9")).isFalse();
    }

    @Test
    void theTokenOfSomebodyElsesFormIsWorthNothing() {
        var other = new Visitor(house);
        other.seeForm(house.pageWithForm());
        var visitor = new Visitor(house);
        visitor.seeForm(house.pageWithForm());

        assertThat(visitor.withToken(other.token()).submit("/login", Map.of("username", "agent", "password", password)).statusCode()).isEqualTo(403);
    }

    private String where(String login, String tried) {
        return place(new Visitor(house).login(login, tried));
    }

    private static String place(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
