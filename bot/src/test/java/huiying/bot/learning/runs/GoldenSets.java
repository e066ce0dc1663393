package huiying.bot.learning.runs;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Signs golden sets for tests, as a city would sign its own. */
public final class GoldenSets {
    private GoldenSets() {
    }

    public static Golden of(List<Golden.Message> messages) {
        var table = messages.stream().map(message -> message.label() + "\t" + message.text()).collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
        var signed = signed(table);
        return Golden.of(table, signed[0], signed[1]);
    }

    /** Signature and public key. */
    static byte[][] signed(byte[] table) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var signing = Signature.getInstance("Ed25519");
            signing.initSign(pair.getPrivate());
            signing.update(table);
            return new byte[][]{Base64.getEncoder().encode(signing.sign()), Base64.getEncoder().encode(pair.getPublic().getEncoded())};
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
