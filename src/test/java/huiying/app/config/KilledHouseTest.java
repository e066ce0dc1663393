package huiying.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Until;

/** A process of its own is killed between keeping messages and taking their turns; whatever was acknowledged is there after the next start, once. */
class KilledHouseTest {
    private static final int MESSAGES = 20;
    private static final String EVERY_TURN_WAITS = "huiying.conversation.quiet-window=10s";

    private final Path data = House.directory();
    private @Nullable OwnProcess victim;

    @AfterEach
    void stop() {
        if (victim != null) {
            victim.close();
        }
    }

    @Test
    void nothingAcknowledgedIsLostAndTheServersLeftBehindAreStopped() throws Exception {
        victim = OwnProcess.start(data, List.of("-Xmx384m"), EVERY_TURN_WAITS);
        var cookie = cookie();
        var ids = IntStream.range(0, MESSAGES).mapToObj(n -> UUID.randomUUID()).toList();
        ids.forEach(id -> assertThat(say(cookie, id)).isEqualTo(202));
        victim.kill();

        try (var house = House.open(data, "huiying.conversation.quiet-window=0")) {
            assertThat(house.jdbc().sql("select provider_id from inbox").query(String.class).list())
                    .containsExactlyInAnyOrderElementsOf(ids.stream().map(UUID::toString).toList());
            Until.holds(
                    () -> assertThat(house.jdbc().sql("select count(*) from inbox where state = 'settled'").query(Integer.class).single()).isEqualTo(MESSAGES));
            assertThat(house.jdbc().sql("show fsync").query(String.class).single()).isEqualTo("on");
            assertThat(house.jdbc().sql("show synchronous_commit").query(String.class).single()).isEqualTo("on");
        }
    }

    private String cookie() {
        var set = send(HttpRequest.newBuilder(victim.at("/chat/session")).POST(HttpRequest.BodyPublishers.noBody())).headers().firstValue("Set-Cookie")
                .orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    private int say(String cookie, UUID id) {
        var json = "{\"id\":\"" + id + "\",\"text\":\"路灯坏了\"}";
        return send(HttpRequest.newBuilder(victim.at("/chat/messages")).header("Cookie", cookie).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))).statusCode();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
