package huiying.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.nimbusds.jose.JOSEException;

import huiying.app.House;
import huiying.app.Visitor;

/** Signing in through the organisation's provider, against one that speaks real HTTP and signs its tokens. */
class OidcTest {
    private static OidcProvider provider;
    private static House house;

    @BeforeAll
    static void open() throws IOException, JOSEException {
        provider = new OidcProvider();
        house = House.open(House.directory(), "huiying.oidc.issuer=" + provider.issuer(), "huiying.oidc.client-id=" + OidcProvider.CLIENT,
                "huiying.oidc.client-secret=" + OidcProvider.SECRET, "huiying.oidc.name=政务统一认证", "huiying.staff.second-factor=optional");
    }

    @AfterAll
    static void close() {
        house.close();
        provider.close();
    }

    @AfterEach
    void nobodyIsBound() {
        provider.spoil("");
        house.owner().sql("delete from outside_login").update();
        house.owner().sql("update person set enabled = true where login = 'agent'").update();
    }

    private static UUID person(String login) {
        return house.owner().sql("select id from person where login = ?").param(login).query(UUID.class).single();
    }

    /** As whoever decides who comes in does it, on the page. */
    private static void bind(String login, String email) {
        var security = Visitor.signedIn(house, "security");
        security.seeForm("/console/admin/people");
        assertThat(security.submit("/console/admin/people/" + person(login) + "/outside", Map.of("email", email)).headers().firstValue("Location").orElse(""))
                .endsWith("person.changed");
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    /** Away to the provider, and back as it says; where that leads. */
    private static String through(Visitor visitor) {
        return location(visitor.get(pathOf(back(visitor))));
    }

    private static String back(Visitor visitor) {
        var away = visitor.get("/login/oidc/provider");
        assertThat(away.statusCode()).isEqualTo(302);
        assertThat(location(away)).contains("code_challenge_method=S256", "nonce=", "state=", "scope=openid");
        try (var client = HttpClient.newHttpClient()) {
            return location(client.send(HttpRequest.newBuilder(URI.create(location(away))).build(), HttpResponse.BodyHandlers.discarding()));
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String pathOf(String address) {
        var uri = URI.create(address);
        return uri.getPath() + "?" + uri.getRawQuery();
    }

    @Test
    void whoeverIsBoundComesInWithTheRightsOfTheAccountAndNoOther() {
        assertThat(new Visitor(house).get("/login").body()).contains("政务统一认证", "/login/oidc/provider");
        bind("agent", "Lin.Xiao@example.org");
        provider.seat("subject-1", "lin.xiao@example.org", true, "pwd");
        var visitor = new Visitor(house);

        assertThat(through(visitor)).isEqualTo("/console");

        assertThat(visitor.get("/console/desk").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/console/admin/people").statusCode()).isEqualTo(403);
        assertThat(Visitor.signedIn(house, "auditor").get("/console/admin/audit").body()).contains("outside-bound");
    }

    @Test
    void fromTheFirstTimeOnOnlyTheSubjectCounts() {
        bind("agent", "lin@example.org");
        provider.seat("subject-2", "lin@example.org", true);
        assertThat(through(new Visitor(house))).isEqualTo("/console");
        provider.seat("subject-2", "new-name@example.org", false);
        assertThat(through(new Visitor(house))).as("married, moved, renamed").isEqualTo("/console");
        provider.seat("subject-3", "lin@example.org", true);
        assertThat(through(new Visitor(house))).as("whoever inherits the address does not inherit the account").isEqualTo("/login?problem=unbound");
    }

    @Test
    void nobodyGetsAnAccountBySigningIn() {
        var before = house.owner().sql("select count(*) from person").query(Long.class).single();
        provider.seat("subject-4", "stranger@example.org", true);
        assertThat(through(new Visitor(house))).isEqualTo("/login?problem=unbound");
        bind("agent", "unproved@example.org");
        provider.seat("subject-5", "unproved@example.org", false);
        assertThat(through(new Visitor(house))).as("an address the provider has not verified").isEqualTo("/login?problem=unbound");
        assertThat(house.owner().sql("select count(*) from person").query(Long.class).single()).isEqualTo(before);
    }

    @Test
    void aClosedAccountStaysClosedAndNobodyBindsHimself() {
        bind("agent", "lin@example.org");
        provider.seat("subject-6", "lin@example.org", true);
        house.owner().sql("update person set enabled = false, epoch = epoch + 1 where login = 'agent'").update();
        assertThat(through(new Visitor(house))).isEqualTo("/login?problem=unbound");

        var security = Visitor.signedIn(house, "security");
        security.seeForm("/console/admin/people");
        assertThat(location(security.submit("/console/admin/people/" + person("security") + "/outside", Map.of("email", "me@example.org"))))
                .endsWith("refused");
        assertThat(location(security.submit("/console/admin/people/" + person("cgj") + "/outside", Map.of("email", "lin@example.org")))).as("taken").endsWith(
                "refused");
        var agent = Visitor.signedIn(house, "supervisor");
        agent.seeForm("/console/me");
        assertThat(agent.submit("/console/admin/people/" + person("cgj") + "/outside", Map.of("email", "x@example.org")).statusCode()).isEqualTo(403);
    }

    @Test
    void tokensThatAreForgedStaleOrMeantForOthersOpenNothing() {
        bind("agent", "lin@example.org");
        provider.seat("subject-7", "lin@example.org", true);
        for (var fault : new String[]{"signature", "nonce", "audience", "late"}) {
            provider.spoil(fault);
            var visitor = new Visitor(house);
            assertThat(through(visitor)).as(fault).isEqualTo("/login?problem=outside");
            assertThat(visitor.get("/console/desk").statusCode()).as(fault).isEqualTo(302);
        }
    }

    @Test
    void whoDidNotLeaveFromHereIsNotLetInHere() {
        bind("agent", "lin@example.org");
        provider.seat("subject-8", "lin@example.org", true);
        var attacker = new Visitor(house);
        var address = pathOf(back(attacker));
        assertThat(location(new Visitor(house).get(address))).as("somebody else's link, clicked by a victim").isEqualTo("/login?problem=outside");
        assertThat(location(attacker.get(address))).isEqualTo("/console");
        assertThat(location(attacker.get(address))).as("twice").isEqualTo("/login?problem=outside");
        assertThat(location(new Visitor(house).get("/login/oidc?code=x"))).isEqualTo("/login?problem=outside");
    }

    @Test
    void theSecondFactorIsAskedForAsAfterAPassword() throws IOException, JOSEException {
        for (var trusted : new boolean[]{false, true}) {
            try (var other = new OidcProvider();
                    var strict = House.open(House.directory(), "huiying.oidc.issuer=" + other.issuer(), "huiying.oidc.client-id=" + OidcProvider.CLIENT,
                            "huiying.oidc.client-secret=" + OidcProvider.SECRET, "huiying.staff.second-factor=required",
                            "huiying.oidc.second-factor=" + (trusted ? "provider" : "own"))) {
                strict.owner().sql(
                        """
                        insert into outside_login (person, email, made_by, made_at) select id, 'lin@example.org', 'test', now() from person where login = 'agent'""")
                        .update();
                other.seat("subject-9", "lin@example.org", true, "pwd");
                assertThat(through(new Visitor(strict))).as("a password alone").isEqualTo("/login/code");
                other.seat("subject-9", "lin@example.org", true, "pwd", "otp");
                assertThat(through(new Visitor(strict))).as("the provider asked for a code, trusted: " + trusted)
                        .isEqualTo(trusted ? "/console" : "/login/code");
            }
        }
    }

    @Test
    void withoutTheProviderPasswordsStillWork() throws IOException, JOSEException {
        var gone = new OidcProvider();
        try (var lonely = House.open(House.directory(), "huiying.oidc.issuer=" + gone.issuer(), "huiying.oidc.client-id=a", "huiying.oidc.client-secret=b")) {
            gone.close();
            assertThat(location(new Visitor(lonely).get("/login/oidc/provider"))).isEqualTo("/login?problem=down");
            assertThat(Visitor.signedIn(lonely, "agent").get("/console/desk").statusCode()).isEqualTo(200);
        }
        assertThat(House.demo().get("/login").body()).as("where none is configured").doesNotContain("/login/oidc");
    }
}
