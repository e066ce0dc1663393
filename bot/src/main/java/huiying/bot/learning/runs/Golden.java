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
 * Messages nobody disputes, frozen and signed. Every candidate is held against them; whoever can write into the database, or work at a desk,
 * cannot change them.
 */
public final class Golden {
    private static final String KEY = "golden.pub";

    private final String edition;
    private final List<Message> messages;

    private Golden(String edition, List<Message> messages) {
        this.edition = edition;
        this.messages = messages;
    }

    /** What the messages are held up for. */
    public enum Of {
        /** Which category a message has. */
        CATEGORIES("golden"),
        /** What a turn wants. */
        TURNS("golden-turns"),
        /** Whether it tells of danger: {@code immediate}, {@code soon} or {@code none}. */
        DANGER("golden-danger");

        private final String name;

        Of(String name) {
            this.name = name;
        }

        private String table() {
            return name + ".tsv";
        }

        private String signature() {
            return name + ".sig";
        }
    }

    /** A message and what it is. */
    public record Message(String label, String text) {
    }

    /** The set that ships with the product. */
    public static Golden bundled(Of what) {
        return of(resource(what.table()), resource(what.signature()), resource(KEY));
    }

    /** A city's own table and signature with its key {@code golden.pub} in one folder; what it has no table of is held against the set that ships. */
    public static Golden in(Path folder, Of what) {
        if (what != Of.CATEGORIES && !Files.exists(folder.resolve(what.table()))) {
            return bundled(what);
        }
        try {
            return of(Files.readAllBytes(folder.resolve(what.table())), Files.readAllBytes(folder.resolve(what.signature())), Files.readAllBytes(folder.resolve(
                    KEY)));
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
