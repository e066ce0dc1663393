package huiying.nlp.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

import huiying.nlp.classify.Answer;
import huiying.nlp.classify.Assurance;
import huiying.nlp.classify.Classifier;
import huiying.nlp.classify.Options;
import huiying.nlp.classify.Progress;
import huiying.nlp.classify.Sample;
import huiying.nlp.classify.Trainer;

/** Judges a recipe by cross-validation over the folds of a file: {@code Evaluate train.tsv [--titles] [--json] [--no-timing]}. */
public final class Evaluate {
    private static final int FOLDS = 4;

    private Evaluate() {
    }

    /**
     * What an evaluation found.
     *
     * @param scores         pooled over all folds
     * @param trainSeconds   one training on all samples, after the trainings of the folds have warmed the machine up
     * @param textsPerSecond one thread, strings to calibrated answers
     * @param modelBytes     size of the file
     */
    public record Result(Scores scores, double trainSeconds, double textsPerSecond, long modelBytes) {
    }

    public static void main(String[] arguments) throws IOException {
        var flags = List.of(arguments);
        var data = Tsv.read(Path.of(arguments[0]), Tsv.Columns.USUAL, FOLDS);
        var result = run(data, flags.contains("--titles"), Options.standard(), !flags.contains("--no-timing"));
        System.out.println(flags.contains("--json") ? Report.json(result) : Report.text(result));
    }

    /** Cross-validates; {@code titles} judges titles only, by a classifier that was trained with bodies as well. */
    public static Result run(Labelled data, boolean titles, Options options, boolean timing) throws IOException {
        var labels = data.samples().stream().map(Sample::label).distinct().sorted().toList();
        var folds = new ArrayList<List<Verdict>>();
        for (int fold : new TreeSet<>(data.folds())) {
            var classifier = Trainer.train(data.fold(fold, false), options, Progress.SILENT);
            folds.add(judge(classifier, data.fold(fold, true), titles, labels));
        }
        var scores = Scores.of(folds, labels);
        if (!timing) {
            return new Result(scores, 0, 0, 0);
        }
        long start = System.nanoTime();
        var classifier = Trainer.train(data.samples(), options, Progress.SILENT);
        double seconds = (System.nanoTime() - start) / 1e9;
        var file = new ByteArrayOutputStream();
        classifier.write(file);
        return new Result(scores, seconds, Throughput.measure(classifier, asJudged(data.samples(), titles)), file.size());
    }

    /** With titles only, the title is all the text there is. */
    private static List<Sample> asJudged(List<Sample> samples, boolean titles) {
        return titles ? samples.stream().map(s -> new Sample(s.label(), s.title().isEmpty() ? s.text() : s.title())).toList() : samples;
    }

    private static List<Verdict> judge(Classifier classifier, List<Sample> samples, boolean titles, List<String> labels) {
        double[][] thresholds = thresholds(classifier, titles);
        return asJudged(samples, titles).stream().map(sample -> judge(classifier, sample, thresholds, labels)).toList();
    }

    /** One row for each assurance and promise, one column for each label. */
    private static double[][] thresholds(Classifier classifier, boolean titles) {
        String title = titles ? "" : "title";
        String text = "x".repeat(100);
        return Arrays.stream(Assurance.values())
                .flatMap(assurance -> Arrays.stream(Scores.PROMISES).mapToObj(promise -> classifier.labels().stream()
                        .mapToDouble(label -> classifier.threshold(title, text, label, promise, assurance)).toArray()))
                .toArray(double[][]::new);
    }

    private static Verdict judge(Classifier classifier, Sample sample, double[][] thresholds, List<String> labels) {
        Answer answer = classifier.answer(sample.title(), sample.text(), 2);
        var first = answer.predictions().getFirst();
        boolean inTopTwo = answer.predictions().stream().anyMatch(p -> p.label().equals(sample.label()));
        int promised = 0;
        for (int i = 0; i < thresholds.length; i++) {
            promised |= answer.sureness() >= thresholds[i][classifier.labels().indexOf(first.label())] ? 1 << i : 0;
        }
        return new Verdict(labels.indexOf(sample.label()), labels.indexOf(first.label()), inTopTwo, first.confidence(), answer.sureness(), promised);
    }
}
