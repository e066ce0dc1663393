package huiying.nlp.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

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
        return train(samples, samples.size(), options, progress, null);
    }

    /**
     * A training that also learns from texts nobody has labelled, for when there are fewer than about three hundred samples per label: a first model labels them,
     * the surer half of each label joins the samples (at most four for each sample of a label), confidence is learnt from the samples alone. Use only texts from
     * where the samples come from; their labels are not looked at.
     */
    public static Classifier selfTrain(List<Sample> samples, List<Sample> unlabelled, Options options, Progress progress) {
        var first = train(samples, options.impatient(), Progress.whenCancelled(progress));
        var all = new ArrayList<>(samples);
        all.addAll(surest(first, unlabelled, 4 * samples.size() / first.labels().size()));
        return train(all, samples.size(), options, progress, null);
    }

    private static List<Sample> surest(Classifier first, List<Sample> unlabelled, int most) {
        record Guessed(double sureness, Sample sample) {
        }
        var byLabel = new TreeMap<String, List<Guessed>>();
        for (Sample sample : unlabelled) {
            var answer = first.answer(sample.title(), sample.text(), 1);
            String label = answer.predictions().getFirst().label();
            byLabel.computeIfAbsent(label, any -> new ArrayList<>()).add(new Guessed(answer.sureness(), new Sample(label, sample.title(), sample.text())));
        }
        return byLabel.values().stream().flatMap(guessed -> guessed.stream().sorted(Comparator.comparingDouble(Guessed::sureness).reversed())
                .limit(Math.min(guessed.size() / 2, most))).map(Guessed::sample).toList();
    }

    /**
     * A quick training when a few samples have come, at the end of the list, to those of an earlier model: weights are learnt from all of them, features,
     * calibration and thresholds are taken over. Has to be followed by a whole training some day; falls back to one when the labels or the earlier samples
     * changed.
     */
    public static Classifier update(Classifier earlier, List<Sample> samples, Options options, Progress progress) {
        int before = earlier.card().samples();
        boolean grown = labels(samples).equals(earlier.labels()) && samples.size() >= before
                && Hashes.of(samples.subList(0, before)).equals(earlier.card().data());
        return train(samples, samples.size(), options, progress, grown ? earlier : null);
    }

    /** The first {@code certain} samples were labelled by people; only they tell how far answers may be trusted. */
    private static Classifier train(List<Sample> samples, int certain, Options options, Progress progress, @Nullable Classifier earlier) {
        var labels = labels(samples);
        if (labels.size() < 2) {
            throw new IllegalArgumentException("a classifier needs samples of at least two labels, got " + labels.size());
        }
        if (!options.none().isEmpty() && !labels.contains(options.none())) {
            throw new IllegalArgumentException("no sample has the label '" + options.none() + "' for texts that belong to no other");
        }
        boolean titled = earlier == null ? samples.stream().filter(Sample::titled).count() * 2 > samples.size() : earlier.fullModel() != null;
        try (var crew = new Crew(options.threads(), progress)) {
            crew.step("start", 0);
            crew.stage(0, titled ? .5 : 1);
            var added = earlier == null ? List.<Sample>of() : samples.subList(earlier.card().samples(), samples.size());
            Model brief = model(Corpora.brief(samples, labels, certain), Corpora.brief(added, labels, added.size()), options,
                    earlier == null ? null : earlier.briefModel(), crew);
            crew.stage(.5, 1);
            Model full = !titled
                    ? null
                    : model(Corpora.full(samples, labels, certain), Corpora.full(added, labels, added.size()), options,
                            earlier == null ? null : earlier.fullModel(), crew);
            crew.step("done", 1);
            var card = new Card(labels, samples.size(), Hashes.of(samples), options.seed(), brief.accuracy(), full == null ? 0 : full.accuracy(),
                    options.none(), "");
            return ModelFile.classifier(card, brief, full);
        }
    }

    private static List<String> labels(List<Sample> samples) {
        return samples.stream().map(Sample::label).distinct().sorted().toList();
    }

    private static Model model(Corpora.Lesson lesson, Corpora.Lesson added, Options options, @Nullable Model earlier, Crew crew) {
        var recipe = lesson.columns().length == 1 ? options.brief() : options.full();
        var training = new ModelTraining(lesson, recipe, options, crew);
        return earlier == null ? training.run() : training.update(earlier, added);
    }
}
