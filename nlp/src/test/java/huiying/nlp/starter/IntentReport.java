package huiying.nlp.starter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import huiying.nlp.Prediction;
import huiying.nlp.category.Slices;
import huiying.nlp.classify.Classifier;
import huiying.nlp.classify.Progress;
import huiying.nlp.classify.Sample;
import huiying.nlp.classify.Trainer;
import huiying.nlp.text.NormalText;
import huiying.nlp.text.Normaliser;
import huiying.nlp.turn.Replies;
import huiying.nlp.turn.Turns;
import opennlp.tools.doccat.BagOfWordsFeatureGenerator;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.doccat.FeatureGenerator;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;

/**
 * Cross-validates the intents of turns, retellings kept together, beside OpenNLP's document categorizer on the same letters.
 * Run: {@code java -cp ... huiying.nlp.starter.IntentReport [--doccat]}.
 */
final class IntentReport {
    private static final int FOLDS = 4;
    private static final Replies REPLIES = new Replies();
    private static final double RETOLD = 0.67;
    private static final Map<String, double[]> SLICES = new TreeMap<>();

    private IntentReport() {
    }

    static void main(String[] arguments) throws IOException {
        List<String[]> rows = Table.read("turn-intents.tsv");
        int[] folds = Slices.folds(rows.stream().map(row -> new String[]{row[0], row[1], "", row[2]}).toList(), RETOLD);
        List<Sample> samples = rows.stream().map(row -> sample(row[0], row[2])).toList();
        List<Sample> reports = Intents.samples().stream().skip(rows.size()).map(row -> sample(row[0], row[1])).toList();
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            var seen = new ArrayList<>(IntStream.range(0, folds.length).filter(i -> folds[i] != held).mapToObj(samples::get).toList());
            seen.addAll(reports);
            Classifier ours = Trainer.train(seen.stream().map(one -> new Sample(one.label(), TurnText.of(one.text()))).toList(), Intents.options(),
                    Progress.SILENT);
            DocumentCategorizerME theirs = arguments.length > 0 ? doccat(seen) : null;
            for (int i = 0; i < folds.length; i++) {
                if (folds[i] == held) {
                    judge(samples.get(i), rows.get(i), ours, theirs);
                }
            }
        }
        SLICES.forEach((name, n) -> System.out.printf(Locale.ROOT, "%-24s %5.0f right %.3f  confidence %.3f%n", name, n[0], n[1] / n[0], n[2] / n[0]));
        System.out.printf(Locale.ROOT, "calibration error %.3f%n", calibrationError());
    }

    private static void judge(Sample sample, String[] row, Classifier ours, @org.jspecify.annotations.Nullable DocumentCategorizerME theirs) {
        Prediction best = ours.classify(TurnText.of(sample.text()), 1).getFirst();
        double confidence = Turns.honest(best.confidence());
        boolean right = best.label().equals(row[0]);
        for (String slice : List.of("ours", "ours " + row[1], "ours " + row[0], String.format(Locale.ROOT, "sure %.1f", Math.floor(confidence * 10) / 10))) {
            count(slice, right, confidence);
        }
        replied(Normaliser.standard().normalise(row[2]), row, right);
        if (theirs != null) {
            double[] outcomes = theirs.categorize(tokens(sample.text()));
            String label = theirs.getBestCategory(outcomes);
            double sure = java.util.Arrays.stream(outcomes).max().orElse(0);
            count("doccat", label.equals(row[0]), sure);
            count("doccat " + row[1], label.equals(row[0]), sure);
        }
    }

    /** The replies of the table come first in the product; apart, how often they speak and how often they are right. */
    private static void replied(NormalText said, String[] row, boolean model) {
        Replies.Reply reply = REPLIES.read(said.text());
        boolean right = reply != null && reply.intent().name().equals(row[0].toUpperCase(Locale.ROOT));
        if (reply != null) {
            count("replies alone " + row[1], right, 1);
        }
        count("replies, then ours " + row[1], reply == null ? model : right, 0);
    }

    /** Expected calibration error: how far confidence is from truth in ten bins, weighted by their size. */
    private static double calibrationError() {
        var bins = SLICES.entrySet().stream().filter(slice -> slice.getKey().startsWith("sure")).map(Map.Entry::getValue).toList();
        return bins.stream().mapToDouble(n -> Math.abs(n[1] - n[2])).sum() / bins.stream().mapToDouble(n -> n[0]).sum();
    }

    private static void count(String slice, boolean right, double confidence) {
        double[] n = SLICES.computeIfAbsent(slice, key -> new double[3]);
        n[0]++;
        n[1] += right ? 1 : 0;
        n[2] += confidence;
    }

    private static Sample sample(String label, String text) {
        return new Sample(label, ModelText.of(Normaliser.standard().normalise(text).text()));
    }

    private static DocumentCategorizerME doccat(List<Sample> samples) throws IOException {
        var parameters = TrainingParameters.defaultParams();
        parameters.put(TrainingParameters.ALGORITHM_PARAM, "MAXENT_QN");
        parameters.put(TrainingParameters.CUTOFF_PARAM, 1);
        parameters.put(TrainingParameters.ITERATIONS_PARAM, 100);
        parameters.put("PrintMessages", false);
        var stream = ObjectStreamUtils.createObjectStream(samples.stream().map(sample -> new DocumentSample(sample.label(), tokens(sample.text()))).toList());
        var factory = new DoccatFactory(new FeatureGenerator[]{new BagOfWordsFeatureGenerator()});
        return new DocumentCategorizerME(DocumentCategorizerME.train("zh", stream, parameters, factory));
    }

    /** One to three letters, and whole words where the script is Latin. */
    private static String[] tokens(String text) {
        var tokens = new ArrayList<String>();
        for (int length = 1; length <= 3; length++) {
            for (int i = 0; i + length <= text.length(); i++) {
                tokens.add(text.substring(i, i + length));
            }
        }
        for (String word : text.split("[^a-z']+")) {
            tokens.add("w=" + word);
        }
        return tokens.toArray(String[]::new);
    }
}
