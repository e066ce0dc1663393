package huiying.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import huiying.app.console.Stage;
import huiying.app.console.Stage.Told;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String AGENT = "agent-secret-for-the-test";
    private static final String UNIT = "unit-secret-for-the-test";
    private static final String OTHER = "other-secret-for-the-test";
    private static final String WATCH = "watch-secret-for-the-test";

    @TempDir
    static Path data;
    private static Stage stage;

    @BeforeAll
    static void start() {
        stage = new Stage(data, 0, "--huiying.desk.undo=0s", "--huiying.api.keys=desk:" + AGENT + ":agent,cgj:" + UNIT + ":department:CGJ,gaj:" + OTHER
                + ":department:GAJ,watch:" + WATCH + ":supervisor");
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private record Answer(int status, JsonNode body) {
    }

    private static Answer send(String secret, String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(stage.url + path)).method(method, body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body)).header("Content-Type", "application/json").header("Authorization", "Bearer " + secret).build();
        var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), JsonMapper.shared().readTree(answer.body().isEmpty() ? "{}" : answer.body()));
    }

    private static Answer get(String secret, String path) throws IOException, InterruptedException {
        return send(secret, "GET", path, "");
    }

    private static Answer post(String secret, String path, String body) throws IOException, InterruptedException {
        return send(secret, "POST", path, body);
    }

    private static String dispatched() {
        return stage.told(Told.lamp("web"), true).number().digits();
    }

    @Test
    void aCaseGoesFromConfirmedToReportedThroughTheApi() throws Exception {
        var number = stage.told(Told.lamp("sms"), false).number().digits();
        assertThat(post(AGENT, "/api/v1/cases/" + number + "/confirm", "{\"category\":\"0206\"}").body().get("state").asString()).isEqualTo("DISPATCHED");
        assertThat(post(UNIT, "/api/v1/cases/" + number + "/sign", "").body().get("state").asString()).isEqualTo("IN_PROGRESS");
        var reported = post(UNIT, "/api/v1/cases/" + number + "/report", "{\"text\":\"已更换灯头一只，检查同线路六盏\"}").body();
        assertThat(reported.get("state").asString()).isIn("REPORTED", "RESOLVED");
        assertThat(reported.get("due_at").asString()).isNotEmpty();
    }

    @Test
    void aWrongRoleIsRefusedAndAnotherUnitsCaseDoesNotExist() throws Exception {
        var number = dispatched();
        assertThat(post(AGENT, "/api/v1/cases/" + number + "/sign", "").status()).isEqualTo(403);
        assertThat(get(OTHER, "/api/v1/cases/" + number).status()).isEqualTo(404);
        assertThat(post(OTHER, "/api/v1/cases/" + number + "/sign", "").status()).isEqualTo(404);
        assertThat(get(UNIT, "/api/v1/cases/" + number).status()).isEqualTo(200);
        assertThat(get("nobody", "/api/v1/cases/" + number).status()).isEqualTo(401);
    }

    @Test
    void whatIsNotAllowedNowAnswersTheCaseAsItStands() throws Exception {
        var number = dispatched();
        var refused = post(UNIT, "/api/v1/cases/" + number + "/report", "{\"text\":\"做完了，请查收\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("case").get("state").asString()).isEqualTo("DISPATCHED");
        assertThat(refused.body().get("case").get("number").asString()).isEqualTo(number);
    }

    @Test
    void somethingMissingIsToldInASentence() throws Exception {
        var refused = post(UNIT, "/api/v1/cases/" + dispatched() + "/report", "{}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("detail").asString()).contains("text");
    }

    @Test
    void personalNumbersAreHiddenInWords() throws Exception {
        var number = stage.told(Told.lamp("web").saying("路灯不亮 电话13812345678"), true).number().digits();
        assertThat(get(AGENT, "/api/v1/cases/" + number).body().get("words").asString()).contains("138****5678").doesNotContain("13812345678");
    }

    @Test
    void theLedgerNamesItsTotals() throws Exception {
        var ledger = get(WATCH, "/api/v1/intake/reconciliation?from=2026-01-01T00:00:00Z&to=2036-01-01T00:00:00Z").body();
        assertThat(ledger.get("totals").propertyNames()).containsExactlyInAnyOrder("received", "stored", "duplicate", "quarantined");
        assertThat(ledger.has("comparisons")).isTrue();
        assertThat(get(WATCH, "/api/v1/intake/reconciliation?from=x&to=y").status()).isEqualTo(400);
        assertThat(get(UNIT, "/api/v1/intake/reconciliation?from=2026-01-01T00:00:00Z&to=2036-01-01T00:00:00Z").status()).isEqualTo(403);
    }
}
