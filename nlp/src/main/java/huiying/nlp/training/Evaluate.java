package huiying.nlp.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

import huiying.nlp.classify.Answer;
import huiying.nlp.classify.Assurance;
import huiying.nlp.classify.Classifier;
import huiying.nlp.classify.Options;
import huiying.nlp.classify.Progress;
import huiying.nlp.classify.Sample;
import huiying.nlp.classify.Trainer;

/** Judges a recipe: by cross-validation over the folds of one file, or by training on one file and judging on another. */
public final class Evaluate {
    private Evaluate() {
    }

    /**
     * How to judge.
     *
     * @param titles  judge titles only, by a classifier that was trained with bodies as well
     * @param timing  measure training, throughput and size too
     * @param precision a promise to look at beside 95, 98 and 99 %
     */
    public record Plan(Options options, boolean titles, boolean timing, double precision, Progress progress) {
        /** The usual options, silently. */
        public static Plan standard() {
            return new Plan(Options.standard(), false, true, .98, Progress.SILENT);
        }
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

    /** Every fold is judged by a classifier trained on the others. */
    public static Result crossValidate(Labelled data, Plan plan) throws IOException {
        var labels = labels(data.samples());
        var numbers = List.copyOf(new TreeSet<>(data.folds()));
        if (numbers.size() < 2) {
            throw new IOException("Cross-validation needs at least two folds; name a file with --test to judge on other texts.");
        }
        var folds = new ArrayList<List<Verdict>>();
        for (int fold : numbers) {
            var part = new Part(plan.progress(), folds.size(), numbers.size() + (plan.timing() ? 1 : 0));
            var classifier = Trainer.train(data.fold(fold, false), plan.options(), part);
            folds.add(judge(classifier, data.fold(fold, true), plan, labels));
        }
        var scores = Scores.of(folds, labels, plan.precision());
        if (!plan.timing()) {
            return new Result(scores, 0, 0, 0);
        }
        long start = System.nanoTime();
        var classifier = Trainer.train(data.samples(), plan.options(), new Part(plan.progress(), numbers.size(), numbers.size() + 1));
        return timed(scores, classifier, (System.nanoTime() - start) / 1e9, asJudged(data.samples(), plan.titles()));
    }

    /** Trains on some samples and judges others. */
    public static Result onTest(List<Sample> training, List<Sample> test, Plan plan) throws IOException {
        long start = System.nanoTime();
        var classifier = Trainer.train(training, plan.options(), plan.progress());
        double seconds = (System.nanoTime() - start) / 1e9;
        var both = new ArrayList<>(training);
        both.addAll(test);
        var labels = labels(both);
        var scores = Scores.of(List.of(judge(classifier, test, plan, labels)), labels, plan.precision());
        return plan.timing() ? timed(scores, classifier, seconds, asJudged(test, plan.titles())) : new Result(scores, 0, 0, 0);
    }

    private static List<String> labels(List<Sample> samples) {
        return samples.stream().map(Sample::label).distinct().sorted().toList();
    }

    private static Result timed(Scores scores, Classifier classifier, double seconds, List<Sample> samples) throws IOException {
        var file = new ByteArrayOutputStream();
        classifier.write(file);
        return new Result(scores, seconds, Throughput.measure(classifier, samples), file.size());
    }

    /** One of several trainings, as a part of the whole. */
    private record Part(Progress whole, int number, int parts) implements Progress {
        @Override
        public void at(String step, double share) {
            whole.at(step, (number + share) / parts);
        }

        @Override
        public boolean cancelled() {
            return whole.cancelled();
        }
    }

    /** With titles only, the title is all the text there is. */
    private static List<Sample> asJudged(List<Sample> samples, boolean titles) {
        return titles ? samples.stream().map(s -> new Sample(s.label(), s.title().isEmpty() ? s.text() : s.title())).toList() : samples;
    }

    private static List<Verdict> judge(Classifier classifier, List<Sample> samples, Plan plan, List<String> labels) {
        double[][] thresholds = thresholds(classifier, plan);
        return asJudged(samples, plan.titles()).stream().map(sample -> judge(classifier, sample, thresholds, labels)).toList();
    }

    /** One row for each assurance and promise, one column for each label. */
    private static double[][] thresholds(Classifier classifier, Plan plan) {
        String title = plan.titles() ? "" : "title";
        String text = "x".repeat(100);
        return Arrays.stream(Assurance.values())
                .flatMap(assurance -> DoubleStream.concat(Arrays.stream(Scores.PROMISES), DoubleStream.of(plan.precision()))
                        .mapToObj(promise -> classifier.labels().stream()
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
