package huiying.channels.wechat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The safe-mode envelope of one Official Account, usable from both ends: sign, encrypt, decrypt. Thread-safe. */
public final class WeChatCrypto {

    /** The frame is padded to multiples of 32, twice the cipher's own block: the cipher's padding cannot be used. */
    private static final int BLOCK = 32;
    private static final int RANDOM = 16;
    private static final int LENGTH = 4;

    private final SecureRandom random = new SecureRandom();
    private final String token;
    private final String appId;
    private final SecretKeySpec key;
    private final IvParameterSpec iv;

    public WeChatCrypto(WeChatAccount account) {
        this(account.token(), account.appId(), account.encodingAesKey());
    }

    public WeChatCrypto(String token, String appId, String encodingAesKey) {
        var bytes = Base64.getDecoder().decode(encodingAesKey + "=");
        this.token = token;
        this.appId = appId;
        this.key = new SecretKeySpec(bytes, "AES");
        this.iv = new IvParameterSpec(Arrays.copyOf(bytes, 16));
    }

    /** SHA-1, in lower-case hex, over the token and these parts in the order of their characters. */
    public String sign(String... parts) {
        var sorted = Arrays.copyOf(parts, parts.length + 1);
        sorted[parts.length] = token;
        Arrays.sort(sorted);
        return HexFormat.of().formatHex(sha1(String.join("", sorted)));
    }

    /** Compares in constant time. */
    public boolean signed(String signature, String... parts) {
        return MessageDigest.isEqual(sign(parts).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    public String encrypt(String xml) {
        var salt = new byte[RANDOM];
        random.nextBytes(salt);
        return encrypt(xml.getBytes(StandardCharsets.UTF_8), salt);
    }

    String encrypt(byte[] text, byte[] salt) {
        var owner = appId.getBytes(StandardCharsets.UTF_8);
        int size = RANDOM + LENGTH + text.length + owner.length;
        int padding = BLOCK - size % BLOCK;
        var frame = ByteBuffer.allocate(size + padding).put(salt).putInt(text.length).put(text).put(owner).array();
        Arrays.fill(frame, size, frame.length, (byte) padding);
        return Base64.getEncoder().encodeToString(cipher(Cipher.ENCRYPT_MODE, frame));
    }

    /** Opens an envelope; empty when it was not made with this account's key. */
    public Optional<Opened> decrypt(String encrypted) {
        var bytes = decode(encrypted);
        if (bytes.length < BLOCK || bytes.length % 16 != 0) {
            return Optional.empty();
        }
        return unframe(cipher(Cipher.DECRYPT_MODE, bytes));
    }

    private Optional<Opened> unframe(byte[] frame) {
        int padding = frame[frame.length - 1];
        int end = frame.length - padding;
        if (padding < 1 || padding > BLOCK || end < RANDOM + LENGTH) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(frame, RANDOM, end - RANDOM);
        int length = buffer.getInt();
        if (length < 0 || length > buffer.remaining()) {
            return Optional.empty();
        }
        var xml = Arrays.copyOfRange(frame, RANDOM + LENGTH, RANDOM + LENGTH + length);
        var owner = new String(frame, RANDOM + LENGTH + length, end - RANDOM - LENGTH - length, StandardCharsets.UTF_8);
        return Optional.of(new Opened(xml, owner.equals(appId)));
    }

    private byte[] cipher(int mode, byte[] bytes) {
        try {
            var cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(mode, key, iv);
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException everyJvmHasAes) {
            throw new IllegalStateException(everyJvmHasAes);
        }
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJvmHasSha1) {
            throw new IllegalStateException(everyJvmHasSha1);
        }
    }

    /** What was inside: the document's bytes, and whether the envelope names our own account. */
    public record Opened(byte[] xml, boolean ours) {

        public String text() {
            return new String(xml, StandardCharsets.UTF_8);
        }
    }
}
