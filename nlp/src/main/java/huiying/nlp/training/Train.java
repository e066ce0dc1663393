package huiying.nlp.training;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import huiying.nlp.classify.Classifier;
import huiying.nlp.classify.Options;
import huiying.nlp.classify.Progress;
import huiying.nlp.classify.Trainer;

/** Trains a classifier into a file. */
public final class Train {
    private Train() {
    }

    /** Trains on all samples and writes the model file, whole or not at all. */
    public static Classifier run(Labelled data, Options options, Progress progress, Path out) throws IOException {
        if (out.toAbsolutePath().getParent() instanceof Path folder && !Files.isWritable(folder)) {
            throw new IOException(folder + " cannot be written to.");
        }
        var classifier = Trainer.train(data.samples(), options, progress);
        Path fresh = out.resolveSibling(out.getFileName() + ".new");
        try {
            try (var stream = new BufferedOutputStream(Files.newOutputStream(fresh))) {
                classifier.write(stream);
            }
            Files.move(fresh, out, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        return classifier;
    }
}
