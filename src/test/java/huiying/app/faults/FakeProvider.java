package huiying.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A provider's interface that takes messages at once, after thirty seconds, or not at all. */
public final class FakeProvider {
    private static final Duration STALL = Duration.ofSeconds(30);

    private final List<Map<String, String>> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final HttpServer server;
    private volatile String mood = "well";

    public FakeProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.createContext("/cgi-bin/", exchange -> answer(exchange, 200,
                "{\"errcode\":0,\"errmsg\":\"ok\",\"access_token\":\"token\",\"expires_in\":7200}"));
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** {@code well}, {@code stalled} or {@code away}. */
    public void mood(String now) {
        mood = now;
    }

    /** The messages it has taken. */
    public List<Map<String, String>> taken() {
        return taken;
    }

    public void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (mood.equals("stalled")) {
            LockSupport.parkNanos(STALL.toNanos());
        }
        if (mood.equals("away")) {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        } else {
            var fields = fields(form);
            taken.add(fields);
            boolean call = exchange.getRequestURI().getPath().contains("/Calls");
            answer(exchange, 201, "{\"sid\":\"" + (call ? "CA%032d" : "SM%032d").formatted(numbers.incrementAndGet()) + "\",\"status\":\"queued\"}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Map<String, String> fields(String form) {
        var fields = new LinkedHashMap<String, String>();
        Arrays.stream(form.split("&")).filter(pair -> pair.contains("=")).map(pair -> pair.split("=", 2))
                .forEach(pair -> fields.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return fields;
    }
}
