package huiying.bot.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals personal data with AES-256-GCM under a named key, bound to the row it belongs to, and makes keyed hashes to search by.
 * A sealed value is {@code version(1) keyId(4) nonce(12) ciphertext+tag}.
 */
public final class Vault {
    private static final byte VERSION = 1;
    private static final int HEADER = 1 + Integer.BYTES;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Map<Integer, SecretKey> keys;
    private final int current;
    private final byte[] indexKey;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param keys     32-byte keys by id; old ones stay so that old rows can be read
     * @param current  the id of the key new rows are sealed with
     * @param indexKey at least 32 bytes for the keyed hashes; changing it means re-indexing
     */
    public Vault(Map<Integer, byte[]> keys, int current, byte[] indexKey) {
        if (!keys.containsKey(current)) {
            throw new IllegalArgumentException("the current key " + current + " is not among the keys");
        }
        this.keys = keys.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> aes(entry.getValue())));
        this.current = current;
        this.indexKey = indexKey.clone();
    }

    public byte[] seal(UUID row, String text) {
        return seal(row, text.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] seal(UUID row, byte[] plain) {
        return sealWith(key(current), current, row, plain);
    }

    public byte[] open(UUID row, byte[] sealed) {
        return openWith(key(ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt()), row, sealed);
    }

    public String openText(UUID row, byte[] sealed) {
        return new String(open(row, sealed), StandardCharsets.UTF_8);
    }

    /** A keyed hash: equal inputs have equal hashes, and nobody without the key can tell an input from its hash. */
    public byte[] index(String... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(indexKey, "HmacSHA256"));
            for (var part : parts) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException missingAlgorithm) {
            throw new IllegalStateException(missingAlgorithm);
        }
    }

    /** A keyed hash in the shape of a UUID, for rows that are found by what they stand for. */
    public UUID indexId(String... parts) {
        var hash = ByteBuffer.wrap(index(parts));
        long high = (hash.getLong() & ~0xF000L) | 0x8000L;
        long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    byte[] newKey() {
        var key = new byte[32];
        random.nextBytes(key);
        return key;
    }

    byte[] sealWith(SecretKey key, int keyId, UUID row, byte[] plain) {
        try {
            var nonce = new byte[NONCE];
            random.nextBytes(nonce);
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, row);
            var sealed = ByteBuffer.allocate(HEADER + NONCE + cipher.getOutputSize(plain.length));
            sealed.put(VERSION).putInt(keyId).put(nonce);
            cipher.doFinal(ByteBuffer.wrap(plain), sealed);
            return sealed.array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] openWith(SecretKey key, UUID row, byte[] sealed) {
        if (sealed.length < HEADER + NONCE || sealed[0] != VERSION) {
            throw new BrokenSeal("a sealed value of an unknown shape");
        }
        try {
            var nonce = Arrays.copyOfRange(sealed, HEADER, HEADER + NONCE);
            return cipher(Cipher.DECRYPT_MODE, key, nonce, row).doFinal(sealed, HEADER + NONCE, sealed.length - HEADER - NONCE);
        } catch (AEADBadTagException tampered) {
            throw new BrokenSeal("a sealed value that does not belong to row " + row);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private SecretKey key(int id) {
        var key = keys.get(id);
        if (key == null) {
            throw new BrokenSeal("no key with id " + id);
        }
        return key;
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, UUID row) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ByteBuffer.allocate(16).putLong(row.getMostSignificantBits()).putLong(row.getLeastSignificantBits()).flip());
        return cipher;
    }

    static SecretKey aes(byte[] key) {
        if (key.length != 32) {
            throw new IllegalArgumentException("an AES-256 key has 32 bytes, this one has " + key.length);
        }
        return new SecretKeySpec(key, "AES");
    }

    /** A sealed value that cannot be opened: wrong key, wrong row, or changed bytes. */
    public static final class BrokenSeal extends RuntimeException {
        private static final long serialVersionUID = 1;

        BrokenSeal(String what) {
            super(what);
        }
    }
}
