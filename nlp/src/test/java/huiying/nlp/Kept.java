package huiying.nlp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The third of the planted rows that nothing is fitted to and nobody reads while rules are written: what they tell is close to what new texts would. */
public final class Kept {
    private static final BigInteger PARTS = BigInteger.valueOf(3);

    private Kept() {
    }

    public static boolean is(String line) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest((line + '\n').getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, digest).mod(PARTS).signum() == 0;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
