package huiying.bot.learning.runs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * Messages whose categories nobody disputes, frozen and signed. Every candidate is held against them; whoever can write into the database, or work at a desk,
 * cannot change them.
 */
public final class Golden {
    private static final String TABLE = "golden.tsv";
    private static final String SIGNATURE = "golden.sig";
    private static final String KEY = "golden.pub";

    private final String edition;
    private final List<Message> messages;

    private Golden(String edition, List<Message> messages) {
        this.edition = edition;
        this.messages = messages;
    }

    /** A message and what it is. */
    public record Message(String label, String text) {
    }

    /** The set that ships with the product. */
    public static Golden bundled() {
        return of(resource(TABLE), resource(SIGNATURE), resource(KEY));
    }

    /** A city's own: {@code golden.tsv}, {@code golden.sig} and {@code golden.pub} in one folder. */
    public static Golden in(Path folder) {
        try {
            return of(Files.readAllBytes(folder.resolve(TABLE)), Files.readAllBytes(folder.resolve(SIGNATURE)), Files.readAllBytes(folder.resolve(KEY)));
        } catch (IOException missing) {
            throw new UncheckedIOException("the golden set in " + folder + " cannot be read", missing);
        }
    }

    static Golden of(byte[] table, byte[] signature, byte[] key) {
        if (!isSigned(table, signature, key)) {
            throw new IllegalStateException("the golden set does not carry the signature of its key");
        }
        var messages = new String(table, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t", 2)).filter(row -> row.length == 2).map(row -> new Message(row[0], row[1])).toList();
        return new Golden(Models.hash(table).substring(0, 12), messages);
    }

    private static boolean isSigned(byte[] table, byte[] signature, byte[] key) {
        try {
            var known = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(decoded(key)));
            var check = Signature.getInstance("Ed25519");
            check.initVerify(known);
            check.update(table);
            return check.verify(decoded(signature));
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            return false;
        }
    }

    private static byte[] decoded(byte[] base64) {
        return Base64.getMimeDecoder().decode(base64);
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream("/huiying/bot/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Which set it is: changes with every change of it. */
    public String edition() {
        return edition;
    }

    public List<Message> messages() {
        return messages;
    }
}
