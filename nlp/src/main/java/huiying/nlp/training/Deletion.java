package huiying.nlp.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

import huiying.nlp.classify.Classifier;
import huiying.nlp.classify.Options;
import huiying.nlp.classify.Progress;
import huiying.nlp.classify.Sample;
import huiying.nlp.classify.Trainer;

/**
 * Tests whether evidence is what the answer rests on: takes the shown characters out of texts the model never saw, and as many characters in stretches of the
 * same lengths elsewhere, and compares how much the answer's probability falls. {@code Deletion train.tsv}
 */
public final class Deletion {
    private Deletion() {
    }

    /** Mean fall of probability without the shown characters, without random ones, and in how many of the texts the first was larger. */
    public record Result(double shown, double random, double shownLarger, int texts) {
    }

    public static void main(String[] arguments) throws IOException {
        var data = SampleFile.read(Path.of(arguments[0]), SampleFile.Format.TSV, SampleFile.Columns.USUAL, 4);
        var classifier = Trainer.train(data.fold(1, false), Options.standard(), Progress.SILENT);
        var result = run(classifier, data.fold(1, true));
        System.out.println(
                String.format(Locale.ROOT, "%d texts: mean fall %.4f without the evidence, %.4f without random characters (%.1f times); larger in %.1f %%",
                        result.texts(), result.shown(), result.random(), result.shown() / result.random(), 100 * result.shownLarger()));
    }

    /** Judges titles, or texts where there is no title. */
    public static Result run(Classifier classifier, Iterable<Sample> samples) {
        var random = new SplittableRandom(1);
        double[] sums = new double[3];
        int texts = 0;
        for (Sample sample : samples) {
            String text = sample.title().isEmpty() ? sample.text() : sample.title();
            var best = classifier.explain(text, 1).getFirst();
            boolean[] shown = new boolean[text.length()];
            best.evidence().forEach(evidence -> Arrays.fill(shown, evidence.span().start(), evidence.span().end(), true));
            double withoutShown = best.confidence() - confidence(classifier, without(text, shown), best.label());
            double withoutRandom = best.confidence() - confidence(classifier, without(text, rotated(shown, random)), best.label());
            sums[0] += withoutShown;
            sums[1] += withoutRandom;
            sums[2] += withoutShown > withoutRandom ? 1 : 0;
            texts++;
        }
        return new Result(sums[0] / texts, sums[1] / texts, sums[2] / texts, texts);
    }

    private static double confidence(Classifier classifier, String text, String label) {
        return classifier.classify(text, classifier.labels().size()).stream().filter(p -> p.label().equals(label)).findFirst().orElseThrow().confidence();
    }

    /** The same stretches, moved along by a random number of characters. */
    private static boolean[] rotated(boolean[] marks, SplittableRandom random) {
        boolean[] rotated = new boolean[marks.length];
        int by = marks.length == 0 ? 0 : random.nextInt(marks.length);
        for (int i = 0; i < marks.length; i++) {
            rotated[(i + by) % marks.length] = marks[i];
        }
        return rotated;
    }

    private static String without(String text, boolean[] marks) {
        var rest = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (!marks[i]) {
                rest.append(text.charAt(i));
            }
        }
        return rest.toString();
    }
}
