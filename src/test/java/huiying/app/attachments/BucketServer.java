package huiying.app.attachments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An object store that believes nobody: it reckons each signature of version 4 again, written from the published description and not with our library. */
final class BucketServer implements AutoCloseable {
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final String region;
    private final String keyId;
    private final String secret;

    BucketServer(String region, String keyId, String secret) throws IOException {
        this.region = region;
        this.keyId = keyId;
        this.secret = secret;
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<String> paths() {
        return List.copyOf(objects.keySet());
    }

    int refused() {
        return refused.get();
    }

    private void answer(HttpExchange asked) throws IOException {
        try (asked) {
            var body = asked.getRequestBody().readAllBytes();
            var path = asked.getRequestURI().getRawPath();
            if (!isSigned(asked, path, body)) {
                refused.incrementAndGet();
                asked.sendResponseHeaders(403, -1);
                return;
            }
            switch (asked.getRequestMethod()) {
                case "PUT" -> {
                    objects.put(path, body);
                    asked.sendResponseHeaders(200, -1);
                }
                case "DELETE" -> {
                    objects.remove(path);
                    asked.sendResponseHeaders(204, -1);
                }
                default -> {
                    var found = objects.get(path);
                    asked.sendResponseHeaders(found == null ? 404 : 200, found == null ? -1 : found.length);
                    if (found != null) {
                        asked.getResponseBody().write(found);
                    }
                }
            }
        }
    }

    private boolean isSigned(HttpExchange asked, String path, byte[] body) {
        var authorization = String.valueOf(asked.getRequestHeaders().getFirst("Authorization"));
        var parts = Stream.of(authorization.substring(authorization.indexOf(' ') + 1).split(",")).map(part -> part.strip().split("=", 2)).filter(
                pair -> pair.length == 2).collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        var date = String.valueOf(asked.getRequestHeaders().getFirst("x-amz-date"));
        var scope = date.substring(0, Math.min(8, date.length())) + "/" + region + "/s3/aws4_request";
        var hash = asked.getRequestHeaders().getFirst("x-amz-content-sha256");
        var names = parts.getOrDefault("SignedHeaders", "");
        var headers = Stream.of(names.split(";")).map(name -> name + ":" + String.valueOf(asked.getRequestHeaders().getFirst(name)).strip() + "\n").collect(
                Collectors.joining());
        var canonical = String.join("\n", asked.getRequestMethod(), path, "", headers, names, hash);
        var toSign = String.join("\n", "AWS4-HMAC-SHA256", date, scope, hex(sha256(canonical.getBytes(StandardCharsets.UTF_8))));
        return (keyId + "/" + scope).equals(parts.get("Credential")) && hex(sha256(body)).equals(hash) && names.contains("host") && names.contains("x-amz-date")
                && hex(hmac(signingKey(date.substring(0, 8)), toSign)).equals(parts.get("Signature"));
    }

    private byte[] signingKey(String day) {
        return hmac(hmac(hmac(hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), day), region), "s3"), "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
