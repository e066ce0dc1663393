package huiying.nlp.starter;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import huiying.nlp.text.Normaliser;

/** Run by the build: trains the bundled models into the folder of the compiled classes, unless they were made from the same tables and classes before. */
public final class TrainStarterModels {
    private static final List<String> TABLES = List.of("samples.tsv", "taxonomy.tsv", "turn-intents.tsv", "praise.tsv", "no-matter.tsv", "danger-samples.tsv");
    private static final List<String> PACKAGES = List.of("classify", "category", "starter", "text");

    private TrainStarterModels() {
    }

    /** @param arguments the folder of the compiled classes */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]).resolve("huiying/nlp");
        Path stamp = folder.resolve("models.sha256");
        String origin = origin(folder);
        if (Files.exists(stamp) && Files.readString(stamp).equals(origin)) {
            return;
        }
        var models = new StarterModels(Normaliser.standard());
        write(folder.resolve("category.model"), models.trainCategory()::write);
        write(folder.resolve("intent.model"), models.trainIntent()::write);
        write(folder.resolve("nature.model"), models.trainNature()::write);
        write(folder.resolve("matter.model"), models.trainMatter()::write);
        write(folder.resolve("field.model"), models.trainField()::write);
        write(folder.resolve("opening.model"), models.trainOpening()::write);
        write(folder.resolve("danger.model"), models.trainDanger()::write);
        Files.writeString(stamp, origin);
    }

    private static void write(Path file, Writing model) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
            model.to(out);
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes a model. */
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** A digest of everything a model is made of. */
    private static String origin(Path folder) throws IOException {
        MessageDigest digest = sha256();
        for (String table : TABLES) {
            digest.update(Files.readAllBytes(folder.resolve(table)));
        }
        for (String name : PACKAGES) {
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
