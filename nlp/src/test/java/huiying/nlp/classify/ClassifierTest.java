package huiying.nlp.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import huiying.nlp.Guess;
import huiying.nlp.Prediction;

class ClassifierTest {
    private static final Classifier BRIEF = Texts.classifier(false);
    private static final Classifier FULL = Texts.classifier(true);

    @Test
    void aPlainComplaintGetsItsLabel() {
        assertThat(BRIEF.classify("自来水又黄了", 1).getFirst().label()).isEqualTo("供水");
        assertThat(BRIEF.classify("The drilling is LOUD", 1).getFirst().label()).isEqualTo("噪音");
        assertThat(FULL.classify("石桥巷停水", "家里停水两天，打电话没人理。".repeat(8), 1).getFirst().label()).isEqualTo("供水");
    }

    @Test
    void probabilitiesOfAllLabelsSumToOneAndFall() {
        for (String text : List.of("", "1", "停车", "噪音".repeat(3000), "\uD83D\uDE00 \u0000 ok")) {
            var predictions = BRIEF.classify(text, 99);
            assertThat(predictions).hasSize(3).extracting(Prediction::label).doesNotHaveDuplicates();
            assertThat(predictions.stream().mapToDouble(Prediction::confidence).sum()).isBetween(.9999, 1.0001);
            assertThat(predictions).isSortedAccordingTo((a, b) -> Double.compare(b.confidence(), a.confidence()));
        }
    }

    @Test
    void evidenceLiesInsideTheTextAndOnTheWordsThatMatter() {
        String text = "您好，我住东湖小区，自来水发黄有味，谢谢";
        var best = BRIEF.explain(text, 1).getFirst();
        assertThat(best.label()).isEqualTo("供水");
        assertThat(best.evidence()).isNotEmpty().allSatisfy(e -> assertThat(e.span().end()).isLessThanOrEqualTo(text.length()));
        assertThat(best.evidence().getFirst().span().of(text)).containsAnyOf("水", "发黄");
        assertThat(best.evidence()).isSortedAccordingTo((a, b) -> Double.compare(b.share(), a.share())).allMatch(e -> e.share() >= 0 && e.share() <= 1);
    }

    @Test
    void evidenceOfATitledTextLiesInItsBody() {
        String body = "各位领导，消防通道被车堵死，路边乱停车过不去，请处理。".repeat(4);
        assertThat(FULL.explain("停车", body, 1).getFirst().evidence()).isNotEmpty().allMatch(e -> e.span().end() <= body.length());
    }

    @Test
    void contributionsOfAllCharactersExplainTheWholeScore() {
        var model = BRIEF.briefModel();
        var explainer = new Explainer(model);
        float[] probabilities = {.2f, .5f, .3f};
        double sum = 0;
        for (double part : explainer.contributions("", "水管爆了没人修", probabilities, 1)) {
            sum += part;
        }
        var scratch = new Scorer(model).score("", "水管爆了没人修");
        float[] logits = logits(model, scratch.margins);
        float[] biases = logits(model, model.biases());
        double expected = logits[1] - biases[1] - (.2 * (logits[0] - biases[0]) + .3 * (logits[2] - biases[2])) / .5;
        assertThat(sum).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-3));
    }

    private static float[] logits(Model model, float[] margins) {
        float[] logits = new float[3];
        for (int k = 0; k < 3; k++) {
            for (int j = 0; j < 3; j++) {
                logits[k] += model.calibration().factor(k, j) * margins[j];
            }
        }
        return logits;
    }

    @Test
    void thresholdsRiseWithThePromise() {
        double last = 0;
        for (double promise : new double[]{.5, .7, .8, .9, .95, .98, .99, .999}) {
            double threshold = BRIEF.threshold("", "x", "停车", promise, Assurance.SHOWN_PER_LABEL);
            assertThat(threshold).isGreaterThanOrEqualTo(last);
            last = threshold;
        }
        assertThat(last).as("300 samples cannot show 99.9 %").isGreaterThan(1);
        assertThatThrownBy(() -> BRIEF.threshold("", "x", "停车", 1, Assurance.SHOWN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aGuessIsClearOnlyWhenThePromiseHolds() {
        assertThat(BRIEF.guess("消防通道被车堵死", .9)).isInstanceOf(Guess.Clear.class);
        assertThat(BRIEF.guess("消防通道被车堵死", .9999)).isInstanceOf(Guess.Ambiguous.class);
        assertThat(BRIEF.guess("ξψω", .9)).isInstanceOf(Guess.Unknown.class);
    }

    @Test
    void whatLooksLikeNoLabelIsStrange() {
        assertThat(BRIEF.answer("", "自来水发黄有味", 1).familiarity()).isGreaterThan(.2);
        assertThat(BRIEF.answer("", "我想听一首老歌", 1).familiarity()).isLessThan(.05);
    }

    @Test
    void aLabelForWhatBelongsNowhereMakesStrangersUnknown() {
        var samples = new java.util.ArrayList<>(Texts.samples(300, false));
        for (int i = 0; i < 60; i++) {
            samples.add(new Sample("别的", "放一首歌第" + i + "遍，讲个笑话" + i));
        }
        var classifier = Trainer.train(samples, Options.standard().withNone("别的"), Progress.SILENT);
        assertThat(classifier.card().none()).isEqualTo("别的");
        assertThat(classifier.guess("放一首歌，讲个笑话", .9)).isInstanceOf(Guess.Unknown.class);
        assertThat(classifier.guess("消防通道被车堵死", .9)).isInstanceOf(Guess.Clear.class);
        assertThat(classifier.answer("", "放一首歌，讲个笑话", 1).familiarity()).isLessThan(.05);
        assertThatThrownBy(() -> Trainer.train(samples, Options.standard().withNone("没有"), Progress.SILENT)).hasMessageContaining("no sample has the label");
    }

    @Test
    void probabilitiesComeInTheOrderOfTheLabels() {
        float[] probabilities = BRIEF.probabilities("", "家里停水两天");
        assertThat(BRIEF.labels().get(BRIEF.best("", "家里停水两天"))).isEqualTo("供水");
        assertThat(probabilities[BRIEF.labels().indexOf("供水")]).isGreaterThan(.5f);
    }

    @Test
    void theQuickExponentialAgreesWithTheSlowOne() {
        for (float x = 0; x > -86; x -= .0137f) {
            assertThat(Softmax.exp(x)).isCloseTo((float) Math.exp(x), org.assertj.core.data.Percentage.withPercentage(.0001));
        }
        assertThat(Softmax.exp(-1000)).isZero();
    }

    @Test
    void manyLabelsAreAddedAsExactlyAsFew() {
        var samples = new java.util.ArrayList<Sample>();
        for (int i = 0; i < 30 * 12; i++) {
            char sign = (char) ('一' + 9 * (i % 30));
            samples.add(new Sample("L" + i % 30, ("第" + i + "件" + sign + (char) (sign + 1) + "有问题").repeat(1 + i % 3)));
        }
        var classifier = Trainer.train(samples, Options.standard(), Progress.SILENT);
        var model = classifier.briefModel();
        for (Sample sample : samples.subList(0, 40)) {
            var scratch = new Scorer(model).score("", sample.text());
            float[] expected = slowMargins(model, sample.text());
            for (int k = 0; k < expected.length; k++) {
                assertThat(scratch.margins[k]).isCloseTo(expected[k], org.assertj.core.data.Offset.offset(1e-3f));
            }
        }
    }

    /** One n-gram and one label after the other. */
    private static float[] slowMargins(Model model, String text) {
        var table = model.tables()[0];
        var grams = new Grams();
        grams.read(Grams.folded(text), 0, text.length(), table.shape());
        var counts = new java.util.HashMap<Integer, Integer>();
        for (int i = 0; i < grams.size; i++) {
            counts.merge(table.row(grams.keys[i]), 1, Integer::sum);
        }
        float[] margins = model.biases().clone();
        double squares = counts.entrySet().stream().mapToDouble(e -> table.squaredWorth(e.getKey()) * Math.pow(Scale.logarithm(e.getValue()), 2)).sum();
        for (int k = 0; k < margins.length; k++) {
            int label = k;
            margins[k] += (float) (counts.entrySet().stream().mapToDouble(e -> table.weight(e.getKey(), label) * Scale.logarithm(e.getValue())).sum()
                    * table.shape().weight() / Math.sqrt(squares));
        }
        return margins;
    }

    @Test
    void manyThreadsGetTheAnswersOfOne() {
        var texts = Texts.samples(200, false).stream().map(Sample::text).toList();
        var alone = texts.stream().map(t -> BRIEF.classify(t, 3)).toList();
        var wrong = new AtomicInteger();
        IntStream.range(0, 4000).parallel().forEach(i -> {
            if (!BRIEF.classify(texts.get(i % 200), 3).equals(alone.get(i % 200))) {
                wrong.incrementAndGet();
            }
        });
        assertThat(wrong).hasValue(0);
    }

    @Test
    void hostileTextsAreAnsweredQuickly() {
        var random = new Random(1);
        for (int i = 0; i < 300; i++) {
            char[] noise = new char[random.nextInt(5000)];
            for (int c = 0; c < noise.length; c++) {
                noise[c] = (char) (i % 3 == 0 ? random.nextInt(65_536) : i % 3 == 1 ? 'a' + random.nextInt(2) : '水');
            }
            long start = System.nanoTime();
            assertThat(BRIEF.explain(new String(noise), 2)).hasSize(2);
            assertThat(System.nanoTime() - start).isLessThan(400_000_000L);
        }
    }
}
