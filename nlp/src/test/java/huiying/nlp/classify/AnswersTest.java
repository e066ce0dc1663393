package huiying.nlp.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import huiying.nlp.Prediction;

/** What holds for the answers of every classifier, however many labels it has and whatever it is asked. */
class AnswersTest {
    private static final String LETTERS = "路灯坏了水管爆电梯停青禾巷abc de1234，。！？🙂　\n";

    private static Classifier of(int labels) {
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < labels * 9; i++) {
            int label = i % labels;
            samples.add(new Sample("L" + label, (char) ('一' + 11 * label) + "的" + (char) ('一' + 11 * label + 1) + "坏了第" + i + "次"));
        }
        return Trainer.train(samples, Options.standard(), Progress.SILENT);
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int n = random.nextInt(60); n > 0; n--) {
            text.append(random.nextInt(4) == 0 ? (char) ('一' + random.nextInt(400)) : LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 12, 13, 40})
    void probabilitiesSumToOneAndFallHoweverManyLabels(int labels) {
        var classifier = of(labels);
        var random = new Random(labels);
        for (int i = 0; i < 200; i++) {
            List<Prediction> all = classifier.classify(text(random), labels);

            assertThat(all).hasSize(labels).extracting(Prediction::label).doesNotHaveDuplicates();
            assertThat(all.stream().mapToDouble(Prediction::confidence).sum()).isBetween(.999, 1.001);
            assertThat(all).isSortedAccordingTo((a, b) -> Double.compare(b.confidence(), a.confidence()));
            assertThat(all.getLast().confidence()).isNotNegative();
        }
    }

    @Test
    void askingForFewerAnswersGivesTheFirstOfMany() {
        var classifier = of(13);
        var random = new Random(1);
        for (int i = 0; i < 100; i++) {
            String text = text(random);
            assertThat(classifier.classify(text, 3)).isEqualTo(classifier.classify(text, 13).subList(0, 3));
        }
        assertThat(classifier.classify("路灯", 0)).isEmpty();
        assertThat(classifier.classify("路灯", 99)).hasSize(13);
    }

    @Test
    void anExplanationGivesTheSameAnswersAndItsEvidenceLiesInTheText() {
        var classifier = of(5);
        var random = new Random(2);
        for (int i = 0; i < 200; i++) {
            String text = text(random);
            List<Prediction> explained = classifier.explain(text, 5);

            assertThat(explained).extracting(Prediction::label).isEqualTo(classifier.classify(text, 5).stream().map(Prediction::label).toList());
            explained.forEach(one -> one.evidence().forEach(e -> {
                assertThat(e.span().start()).isNotNegative().isLessThan(e.span().end());
                assertThat(e.span().end()).isLessThanOrEqualTo(text.length());
                assertThat(e.share()).isBetween(0.0, 1.0001);
            }));
        }
    }

    @Test
    void everyThresholdRisesWithThePromiseAndShownAsksForMoreThanEstimated() {
        var classifier = Texts.classifier(false);
        for (String label : classifier.labels()) {
            double before = 0;
            for (double promise = .5; promise < 1; promise += .01) {
                double estimated = classifier.threshold("", "x", label, promise, Assurance.ESTIMATED);
                assertThat(estimated).as("%s at %.2f", label, promise).isGreaterThanOrEqualTo(before);
                assertThat(classifier.threshold("", "x", label, promise, Assurance.SHOWN)).isGreaterThanOrEqualTo(estimated);
                before = estimated;
            }
        }
    }

    @Test
    void theOrderOfQuestionsAndWhoAsksDoesNotMatter() {
        var classifier = Texts.classifier(true);
        var random = new Random(3);
        List<String> texts = java.util.stream.Stream.generate(() -> text(random)).limit(200).toList();
        List<Answer> forwards = texts.stream().map(text -> classifier.answer("", text, 3)).toList();

        assertThat(texts.reversed().stream().map(text -> classifier.answer("", text, 3)).toList().reversed()).isEqualTo(forwards);
        assertThat(texts.parallelStream().map(text -> classifier.answer("", text, 3)).toList()).isEqualTo(forwards);
    }
}
