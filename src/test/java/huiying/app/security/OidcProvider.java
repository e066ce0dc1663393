package huiying.app.security;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A provider of identities over real HTTP: describes itself, sends people back with a code, and signs what it says about them. */
final class OidcProvider implements AutoCloseable {
    static final String CLIENT = "huiying";
    static final String SECRET = "client secret of the house";

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final RSAKey key = new RSAKeyGenerator(2048).keyID("one").generate();
    private final RSAKey stranger = new RSAKeyGenerator(2048).keyID("one").generate();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private volatile Map<String, Object> person = Map.of();
    private volatile String fault = "";

    OidcProvider() throws IOException, JOSEException {
        server.createContext("/.well-known/openid-configuration", asked -> json(asked, 200,
                """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token", "userinfo_endpoint": "%1$s/userinfo",
                 "jwks_uri": "%1$s/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256"], "token_endpoint_auth_methods_supported": ["client_secret_basic"]}""".formatted(issuer())));
        server.createContext("/keys", asked -> json(asked, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/userinfo", asked -> json(asked, 200, object(person)));
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Who sits before the provider now. */
    void seat(String subject, String email, boolean verified, String... ways) {
        person = Map.of("sub", subject, "email", email, "email_verified", verified, "amr", List.of(ways));
    }

    /** {@code signature}, {@code nonce}, {@code audience} or {@code late}: what is wrong with the tokens from now on. */
    void spoil(String what) {
        fault = what;
    }

    private void authorize(HttpExchange asked) throws IOException {
        var fields = fields(asked.getRequestURI().getRawQuery());
        var code = UUID.randomUUID().toString();
        codes.put(code, fields);
        asked.getResponseHeaders().add("Location", fields.get("redirect_uri") + "?code=" + code + "&state=" + fields.get("state").replace("=", "%3D"));
        asked.sendResponseHeaders(302, -1);
        asked.close();
    }

    private void token(HttpExchange asked) throws IOException {
        var fields = fields(new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var before = codes.remove(fields.getOrDefault("code", ""));
        var basic = "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET.replace(" ", "+")).getBytes(StandardCharsets.UTF_8));
        boolean good = before != null && basic.equals(asked.getRequestHeaders().getFirst("Authorization"))
                && before.get("code_challenge").equals(challenge(fields.getOrDefault("code_verifier", "")));
        json(asked, good ? 200 : 400, good
                ? "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"expires_in\": 60, \"id_token\": \"" + signed(before.get("nonce")) + "\"}"
                : "{\"error\": \"invalid_grant\"}");
    }

    private String signed(String nonce) {
        try {
            var now = Instant.now();
            var claims = new JWTClaimsSet.Builder().issuer(issuer()).audience(fault.equals("audience") ? "somebody else" : CLIENT).issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plusSeconds(fault.equals("late") ? -600 : 300))).claim("nonce", fault.equals("nonce") ? "another" : nonce);
            person.forEach(claims::claim);
            var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims.build());
            token.sign(new RSASSASigner(fault.equals("signature") ? stranger : key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String object(Map<String, Object> fields) {
        return fields.entrySet().stream().map(field -> "\"" + field.getKey() + "\": " + (field.getValue() instanceof String text
                ? "\"" + text + "\""
                : field.getValue() instanceof List<?> ? "[]" : field.getValue())).collect(Collectors.joining(", ", "{", "}"));
    }

    private static Map<String, String> fields(String query) {
        var fields = new HashMap<String, String>();
        Arrays.stream(query.split("&")).map(pair -> pair.split("=", 2))
                .forEach(pair -> fields.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return fields;
    }

    private static void json(HttpExchange asked, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        asked.getResponseHeaders().add("Content-Type", "application/json");
        asked.sendResponseHeaders(status, bytes.length);
        asked.getResponseBody().write(bytes);
        asked.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
