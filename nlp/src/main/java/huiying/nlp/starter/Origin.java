package huiying.nlp.starter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What bundled models were made from, as a digest: the same tables and classes need not be trained twice. */
public final class Origin {
    private Origin() {
    }

    /** @param folder the compiled classes of this library; tables and packages are named below it */
    public static String of(Path folder, List<String> tables, List<String> packages) throws IOException {
        MessageDigest digest = sha256();
        for (String table : tables) {
            digest.update(Files.readAllBytes(folder.resolve(table)));
        }
        for (String name : packages) {
            try (Stream<Path> classes = Files.walk(folder.resolve(name))) {
                classes.filter(Files::isRegularFile).sorted().forEach(file -> digest.update(bytes(file)));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
