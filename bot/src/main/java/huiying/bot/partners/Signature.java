package huiying.bot.partners;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as the Standard Webhooks specification has it, so that receivers verify with any of its libraries. */
final class Signature {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = "whsec_";
    private static final int LENGTH = 32;

    private Signature() {
    }

    static String newSecret() {
        var secret = new byte[LENGTH];
        RANDOM.nextBytes(secret);
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    /** The three headers; while a secret is being changed both sign. */
    static Map<String, String> headers(UUID id, Instant at, String body, List<String> secrets) {
        var seconds = Long.toString(at.getEpochSecond());
        var signed = id + "." + seconds + "." + body;
        var signatures = secrets.stream().map(secret -> "v1," + sign(secret, signed)).collect(Collectors.joining(" "));
        return Map.of("webhook-id", id.toString(), "webhook-timestamp", seconds, "webhook-signature", signatures);
    }

    private static String sign(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
