package huiying.channels.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.google.re2j.Pattern;

/** Gives a visitor of the chat page a name nobody else can guess or forge. Thread-safe. */
public final class WebChatSessions {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{24}\\.[A-Za-z0-9_-]{43}");
    private static final int ID_BYTES = 18;
    private static final int SHORTEST_SECRET = 32;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    public WebChatSessions(byte[] secret) {
        if (secret.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException("the web chat's secret must have at least 32 bytes");
        }
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** A new visitor's token: an id of 144 random bits and its signature. */
    public String issue() {
        var id = new byte[ID_BYTES];
        random.nextBytes(id);
        var name = encode(id);
        return name + "." + signature(name);
    }

    /** The id inside a token we issued. */
    public Optional<String> check(String token) {
        if (!TOKEN.matches(token)) {
            return Optional.empty();
        }
        int dot = token.indexOf('.');
        var id = token.substring(0, dot);
        boolean ours = MessageDigest.isEqual(bytes(signature(id)), bytes(token.substring(dot + 1)));
        return ours ? Optional.of(id) : Optional.empty();
    }

    /** The purpose is signed too, so that a signature made for something else with the same secret is worth nothing here. */
    private String signature(String id) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return encode(mac.doFinal(bytes("web-chat-session:" + id)));
        } catch (GeneralSecurityException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
