package huiying.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import huiying.app.Application;
import huiying.app.House;
import huiying.app.Until;

/** A process of its own is killed between keeping messages and taking their turns; whatever was acknowledged is there after the next start, once. */
class KilledHouseTest {
    private static final int MESSAGES = 20;
    private static final Duration START = Duration.ofMinutes(2);
    private static final String EVERY_TURN_WAITS = "huiying.conversation.quiet-window=10s";

    private final Path data = House.directory();
    private @Nullable Process victim;

    @AfterEach
    void stop() throws InterruptedException {
        kill();
        new LeftBehind(data.resolve("postgres/postmaster.pid"), "postgres").stop();
        new LeftBehind(data.resolve("redis/redis.pid"), "redis-server").stop();
    }

    private void kill() throws InterruptedException {
        if (victim != null) {
            victim.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void nothingAcknowledgedIsLostAndTheServersLeftBehindAreStopped() throws Exception {
        int port = PostgresAboard.freePort();
        start(port);
        var cookie = cookie(port);
        var ids = IntStream.range(0, MESSAGES).mapToObj(n -> UUID.randomUUID()).toList();
        ids.forEach(id -> assertThat(say(port, cookie, id)).isEqualTo(202));
        kill();

        try (var house = House.open(data, "huiying.conversation.quiet-window=0")) {
            assertThat(house.jdbc().sql("select provider_id from inbox").query(String.class).list())
                    .containsExactlyInAnyOrderElementsOf(ids.stream().map(UUID::toString).toList());
            Until.holds(
                    () -> assertThat(house.jdbc().sql("select count(*) from inbox where state = 'settled'").query(Integer.class).single()).isEqualTo(MESSAGES));
            assertThat(house.jdbc().sql("show fsync").query(String.class).single()).isEqualTo("on");
            assertThat(house.jdbc().sql("show synchronous_commit").query(String.class).single()).isEqualTo("on");
        }
    }

    private void start(int port) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var log = data.resolve("victim.log").toFile();
        victim = new ProcessBuilder(java, "-Xmx384m", "-cp", System.getProperty("java.class.path"), Application.class.getName(), "--server.port=" + port,
                "--management.server.port=0", "--huiying.data-directory=" + data, "--" + EVERY_TURN_WAITS).redirectErrorStream(true).redirectOutput(log)
                .start();
        Until.holds(START, () -> assertThat(read(log)).contains("is ready"));
    }

    private static String read(File log) {
        try {
            return Files.readString(log.toPath());
        } catch (IOException notYet) {
            return "";
        }
    }

    private static String cookie(int port) {
        var set = send(HttpRequest.newBuilder(at(port, "/chat/session")).POST(HttpRequest.BodyPublishers.noBody())).headers().firstValue("Set-Cookie")
                .orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    private static int say(int port, String cookie, UUID id) {
        var json = "{\"id\":\"" + id + "\",\"text\":\"路灯坏了\"}";
        return send(HttpRequest.newBuilder(at(port, "/chat/messages")).header("Cookie", cookie).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))).statusCode();
    }

    private static URI at(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
