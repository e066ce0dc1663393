package huiying.app.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import huiying.nlp.classify.Classifier;

/** Opens model files for commands, with the file's name in what is said when that fails. */
final class ModelFiles {
    private ModelFiles() {
    }

    static Classifier open(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IOException(file + " cannot be read.");
        }
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return Classifier.read(in);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
