package huiying.app.replay;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the running service itself says became of the messages. */
final class ServiceView {
    private static final JsonMapper JSON = new JsonMapper();

    private final URI service;
    private final String apiKey;
    private final HttpClient client;

    ServiceView(URI service, String apiKey, HttpClient client) {
        this.service = service;
        this.apiKey = apiKey;
        this.client = client;
    }

    /** Receipts and what they led to. */
    record Outcome(long received, long stored, long duplicates, long quarantined, long untaken, long cases, long drafts, long automatic, long waiting) {
        boolean balanced() {
            return received == stored + duplicates + quarantined;
        }
    }

    /** Empty when the service does not tell, which the caller then says. */
    Optional<Outcome> between(Instant from, Instant to, String channel) {
        var period = "?from=" + time(from) + "&to=" + time(to);
        return get("/api/v1/intake/reconciliation" + period)
                .flatMap(ledger -> get("/api/v1/intake/outcomes" + period + "&channel=" + channel).map(outcomes -> outcome(ledger, outcomes, channel)));
    }

    private static Outcome outcome(JsonNode ledger, JsonNode outcomes, String channel) {
        var sums = new long[4];
        for (var row : ledger.path("rows")) {
            if (row.path("channel").asString("").equals(channel)) {
                sums[0] += row.path("received").asLong();
                sums[1] += row.path("stored").asLong();
                sums[2] += row.path("duplicate").asLong();
                sums[3] += row.path("quarantined").asLong();
            }
        }
        return new Outcome(sums[0], sums[1], sums[2], sums[3], outcomes.path("untaken").asLong(), outcomes.path("cases").asLong(),
                outcomes.path("drafts").asLong(),
                outcomes.path("automatic").asLong(), outcomes.path("waiting").asLong());
    }

    private Optional<JsonNode> get(String path) {
        var request = HttpRequest.newBuilder(service.resolve(path)).timeout(Duration.ofSeconds(30)).header("Authorization", "Bearer " + apiKey).GET().build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return response.statusCode() == 200 ? Optional.of(JSON.readTree(response.body())) : Optional.empty();
        } catch (IOException unreachable) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String time(Instant at) {
        return URLEncoder.encode(at.atOffset(ZoneOffset.UTC).toString(), StandardCharsets.UTF_8);
    }
}
