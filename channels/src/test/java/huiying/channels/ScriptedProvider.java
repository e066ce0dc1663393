package huiying.channels;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A provider's interface on a local port that answers as it is told and remembers what it was asked. */
public final class ScriptedProvider implements AutoCloseable {

    /** One prepared answer. */
    public sealed interface Answer {
        record Json(int status, String body, Map<String, String> headers) implements Answer {
        }

        /** Takes the request, then drops the connection. */
        record Drop() implements Answer {
        }

        /** Takes the request and says nothing. */
        record Hang() implements Answer {
        }
    }

    /** One request as it arrived. */
    public record Asked(String method, String path, String query, String body, Map<String, List<String>> headers) {
    }

    private final HttpServer server;
    private final Queue<Answer> script = new ArrayDeque<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    public final List<Asked> asked = new CopyOnWriteArrayList<>();
    private int tokens;

    public ScriptedProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** An address nobody listens at. */
    public static String nobody() {
        try (var gone = new ScriptedProvider()) {
            return gone.url();
        }
    }

    public ScriptedProvider then(Answer answer) {
        script.add(answer);
        return this;
    }

    public static Answer json(int status, String body) {
        return new Answer.Json(status, body, Map.of());
    }

    /** Sends only; purchases of tokens are not counted. */
    public List<Asked> sends() {
        return asked.stream().filter(one -> !one.path().contains("token")).toList();
    }

    public long purchases() {
        return asked.size() - sends().size();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var uri = exchange.getRequestURI();
        asked.add(new Asked(exchange.getRequestMethod(), uri.getPath(), String.valueOf(uri.getRawQuery()), body, Map.copyOf(exchange.getRequestHeaders())));
        switch (answerTo(uri.getPath())) {
            case Answer.Json(var status, var text, var headers) -> {
                headers.forEach(exchange.getResponseHeaders()::add);
                exchange.getResponseHeaders().add("content-type", "application/json");
                exchange.sendResponseHeaders(status, text.isEmpty() ? -1 : text.getBytes(StandardCharsets.UTF_8).length);
                exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
                exchange.close();
            }
            case Answer.Drop drop -> exchange.close();
            case Answer.Hang hang -> hang();
        }
    }

    private synchronized Answer answerTo(String path) {
        if (path.contains("token")) {
            return json(200, "{\"access_token\":\"T" + ++tokens + "\",\"expires_in\":7200}");
        }
        return script.isEmpty() ? json(500, "{}") : script.remove();
    }

    private void hang() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
