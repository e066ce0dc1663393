package huiying.nlp.training;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import huiying.nlp.classify.Classifier;
import huiying.nlp.classify.Options;
import huiying.nlp.classify.Progress;
import huiying.nlp.classify.Trainer;

/** Trains a classifier from a file: {@code Train train.tsv out.model}. */
public final class Train {
    private Train() {
    }

    public static void main(String[] arguments) throws IOException {
        var data = Tsv.read(Path.of(arguments[0]), Tsv.Columns.USUAL, 1);
        var classifier = run(data, Options.standard(), Progress.SILENT, Path.of(arguments[1]));
        System.out.println(classifier.version() + ": " + classifier.labels().size() + " labels, " + classifier.card().samples() + " samples");
    }

    /** Trains on all samples and writes the model file. */
    public static Classifier run(Labelled data, Options options, Progress progress, Path out) throws IOException {
        var classifier = Trainer.train(data.samples(), options, progress);
        try (var stream = new BufferedOutputStream(Files.newOutputStream(out))) {
            classifier.write(stream);
        }
        return classifier;
    }
}
