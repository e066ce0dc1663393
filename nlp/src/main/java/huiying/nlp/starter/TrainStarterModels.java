package huiying.nlp.starter;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import huiying.nlp.text.Normaliser;

/** Run by the build: trains the bundled models into the folder of the compiled classes, unless they were made from the same tables and classes before. */
public final class TrainStarterModels {
    private static final List<String> TABLES = List.of("samples.tsv", "taxonomy.tsv", "turn-intents.tsv", "praise.tsv", "no-matter.tsv", "danger-samples.tsv",
            "two-matters.tsv");
    private static final List<String> PACKAGES = List.of("classify", "category", "starter", "text");

    private TrainStarterModels() {
    }

    /** @param arguments the folder of the compiled classes */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]).resolve("huiying/nlp");
        Path stamp = folder.resolve("models.sha256");
        String origin = Origin.of(folder, TABLES, PACKAGES);
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
}
