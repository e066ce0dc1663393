package huiying.channels.twilio;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import huiying.channels.WebhookRequest;

/**
 * Twilio's signature over address and form, from both ends. Our own because the SDK's validator knows no repeated fields and breaks percent-encoded addresses
 * when it adds or removes a port.
 */
public final class TwilioSignature {

    private static final String HEADER = "x-twilio-signature";

    private final String publicBaseUrl;
    private final List<String> tokens;

    public TwilioSignature(TwilioAccount account) {
        this.publicBaseUrl = account.publicBaseUrl();
        this.tokens = Stream.of(Optional.of(account.tokens().current()), Optional.ofNullable(account.tokens().previous())).flatMap(Optional::stream)
                .filter(token -> !token.isBlank()).toList();
    }

    /** True when the header signs the configured public address with the raw path and query, and the form or the body's hash. Forwarded headers are never read. */
    public boolean verify(WebhookRequest request) {
        var address = publicBaseUrl + request.path() + (request.query().isEmpty() ? "" : "?" + request.query());
        return request.header(HEADER).filter(signature -> bodyIsCovered(request) && signs(signature, address, fields(request))).isPresent();
    }

    private boolean signs(String signature, String address, Map<String, List<String>> fields) {
        boolean right = false;
        for (var token : tokens) {
            for (var variant : variants(address)) {
                right |= same(sign(token, variant, fields), signature);
            }
        }
        return right;
    }

    /** What the provider would send as {@code X-Twilio-Signature}. A repeated field counts once per distinct value, in order. */
    public static String sign(String token, String address, Map<String, List<String>> fields) {
        var text = new StringBuilder(address);
        new TreeMap<>(fields).forEach((name, values) -> new TreeSet<>(values).forEach(value -> text.append(name).append(value)));
        return Base64.getEncoder().encodeToString(hmac(token, text.toString()));
    }

    private static Map<String, List<String>> fields(WebhookRequest request) {
        return request.method().equals("POST") && bodyHash(request).isEmpty() ? request.form() : Map.of();
    }

    private static boolean bodyIsCovered(WebhookRequest request) {
        return bodyHash(request).map(hash -> same(sha256(request.body()), hash.toLowerCase(Locale.ROOT))).orElse(true);
    }

    private static Optional<String> bodyHash(WebhookRequest request) {
        return request.queryParameter("bodySHA256");
    }

    /** The provider is inconsistent about ports: the address as it is, without its port, or with the standard one. */
    private static List<String> variants(String address) {
        var uri = URI.create(address.substring(0, endOfHost(address)));
        var rest = address.substring(endOfHost(address));
        var bare = uri.getScheme() + "://" + uri.getHost();
        var variants = new ArrayList<>(List.of(address));
        variants.add(uri.getPort() < 0 ? bare + (uri.getScheme().equals("https") ? ":443" : ":80") + rest : bare + rest);
        return variants;
    }

    private static int endOfHost(String address) {
        int slash = address.indexOf('/', address.indexOf("://") + 3);
        return slash < 0 ? address.length() : slash;
    }

    private static boolean same(String ours, String theirs) {
        return MessageDigest.isEqual(ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(String token, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
