package huiying.nlp.classify;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Trains a {@link Classifier}. The same samples, seed and recipes give the same model, byte for byte, on any number of threads. */
public final class Trainer {
    private Trainer() {
    }

    /**
     * Trains on samples of at least two labels.
     *
     * @throws IllegalArgumentException when there is nothing to tell apart
     * @throws TrainingCancelled        when the progress says so
     */
    public static Classifier train(List<Sample> samples, Options options, Progress progress) {
        return train(samples, options, progress, null);
    }

    /**
     * A quick training when a few samples have come to those of an earlier model: weights are learnt from all of them, calibration and thresholds are taken
     * over. Has to be followed by a whole training some day; falls back to one when the labels changed.
     */
    public static Classifier update(Classifier earlier, List<Sample> samples, Options options, Progress progress) {
        var labels = samples.stream().map(Sample::label).distinct().sorted().toList();
        return train(samples, options, progress, labels.equals(earlier.labels()) ? earlier : null);
    }

    private static Classifier train(List<Sample> samples, Options options, Progress progress, @Nullable Classifier earlier) {
        var labels = samples.stream().map(Sample::label).distinct().sorted().toList();
        if (labels.size() < 2) {
            throw new IllegalArgumentException("a classifier needs samples of at least two labels, got " + labels.size());
        }
        if (!options.none().isEmpty() && !labels.contains(options.none())) {
            throw new IllegalArgumentException("no sample has the label '" + options.none() + "' for texts that belong to no other");
        }
        int none = options.none().isEmpty() ? -1 : labels.indexOf(options.none());
        boolean titled = samples.stream().filter(Sample::titled).count() * 2 > samples.size();
        try (var crew = new Crew(options.threads(), progress)) {
            crew.step("start", 0);
            crew.stage(0, titled ? .5 : 1);
            var brief = new ModelTraining(Corpora.brief(samples, labels), options.brief(), options, none, crew)
                    .run(earlier == null ? null : earlier.briefModel());
            crew.stage(.5, 1);
            Model full = !titled
                    ? null
                    : new ModelTraining(Corpora.full(samples, labels), options.full(), options, none, crew).run(earlier == null ? null : earlier.fullModel());
            crew.step("done", 1);
            var card = new Card(labels, samples.size(), Hashes.of(samples), options.seed(), brief.accuracy(), full == null ? 0 : full.accuracy(),
                    options.none(), "");
            return ModelFile.classifier(card, brief, full);
        }
    }
}
