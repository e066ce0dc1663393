package huiying.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.Test;

class HeadersTest {
    private final House house = House.demo();

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        var visitor = Visitor.signedIn(house, "agent");
        var answers = List.of(house.get("/"), house.get("/nowhere"), house.get("/console"), house.get("/css/tokens.css"), house.get("/channels/wechat"),
                house.get("/channels/none"), house.get("/api/v1/cases"), house.get("/api/v1/openapi"), house.post("/login", new byte[0]),
                visitor.get("/console/style"),
                visitor.get("/console/admin/people"), house.post("/channels/wechat", new byte[300_000]));

        assertThat(answers).allSatisfy(HeadersTest::check);
    }

    @Test
    void pagesAreNeverKeptInACache() {
        assertThat(Visitor.signedIn(house, "agent").get("/console/style").headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void automationIsToldItsProblemsInItsOwnFormat() {
        var refused = house.get("/api/v1/cases");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(refused.body()).contains("\"trace\":\"");
        assertThat(house.get("/api/v1/nowhere", "Authorization", "Bearer " + House.API_SECRET).statusCode()).isEqualTo(404);
    }

    @Test
    void anErrorPageTellsNothingOfHowTheHouseIsBuilt() {
        var page = house.get("/nowhere?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E").body();

        assertThat(page).doesNotContain("script>").doesNotContain("springframework").doesNotContain("Whitelabel").doesNotContain("Exception");
    }

    private static void check(HttpResponse<String> answer) {
        var headers = answer.headers();
        assertThat(headers.firstValue("Content-Security-Policy")).as("%s", answer)
                .contains("default-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Strict-Transport-Security").orElse("")).contains("max-age=31536000");
        assertThat(headers.allValues("Access-Control-Allow-Origin")).isEmpty();
    }
}
