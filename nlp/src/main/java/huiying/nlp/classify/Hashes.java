package huiying.nlp.classify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of models and training data. */
final class Hashes {
    private Hashes() {
    }

    static byte[] sha256(byte[] bytes) {
        return digest().digest(bytes);
    }

    static String of(List<Sample> samples) {
        var digest = digest();
        for (Sample sample : samples) {
            for (String part : List.of(sample.label(), sample.title(), sample.text())) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            if (sample.weight() != 1) {
                digest.update(Float.toString(sample.weight()).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
        }
        return hex(digest.digest());
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
