package huiying.nlp.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class TrainerTest {
    private static byte[] bytes(Classifier classifier) throws IOException {
        var out = new ByteArrayOutputStream();
        classifier.write(out);
        return out.toByteArray();
    }

    @Test
    void theSameSamplesAndSeedGiveTheSameBytesOnAnyNumberOfThreads() throws IOException {
        var samples = Texts.samples(200, true);
        byte[] one = bytes(Trainer.train(samples, Options.standard().withThreads(1), Progress.SILENT));
        assertThat(bytes(Trainer.train(samples, Options.standard().withThreads(3), Progress.SILENT))).isEqualTo(one);
        assertThat(bytes(Trainer.train(samples, Options.standard().withSeed(8), Progress.SILENT))).isNotEqualTo(one);
    }

    @Test
    void manyLabelsWithFewSamplesEachAreLearnt() {
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < 40 * 8; i++) {
            int label = i % 40;
            samples.add(new Sample("L" + label, "第" + i + "件：" + (char) ('一' + 7 * label) + (char) ('一' + 7 * label + 1) + "有问题"));
        }
        var classifier = Trainer.train(samples, Options.standard(), Progress.SILENT);
        assertThat(classifier.labels()).hasSize(40);
        assertThat(samples).filteredOn(s -> classifier.classify(s.text(), 1).getFirst().label().equals(s.label())).hasSizeGreaterThan(300);
    }

    @Test
    void oneLabelIsNothingToTellApart() {
        assertThatThrownBy(() -> Trainer.train(List.of(new Sample("a", "x"), new Sample("a", "y")), Options.standard(), Progress.SILENT))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at least two labels");
    }

    @Test
    void aFewSamplesAreEnoughToRun() {
        var classifier = Trainer.train(List.of(new Sample("a", "x"), new Sample("b", "y")), Options.standard(), Progress.SILENT);
        assertThat(classifier.classify("x", 2)).hasSize(2);
    }

    @Test
    void progressRunsFromZeroToOne() {
        var shares = new ArrayList<Double>();
        Trainer.train(Texts.samples(60, true), Options.standard(), (step, share) -> shares.add(share));
        assertThat(shares).isSorted().first().isEqualTo(0.0);
        assertThat(shares).last().isEqualTo(1.0);
    }

    @Test
    void aTrainingThatIsCancelledStops() {
        var asked = new AtomicInteger();
        var impatient = new Progress() {
            @Override
            public void at(String step, double share) {
            }

            @Override
            public boolean cancelled() {
                return asked.incrementAndGet() > 5;
            }
        };
        assertThatThrownBy(() -> Trainer.train(Texts.samples(300, false), Options.standard(), impatient)).isInstanceOf(TrainingCancelled.class);
    }

    @Test
    void anUpdateWithOtherSamplesThanBeforeIsAWholeTraining() throws IOException {
        var samples = Texts.samples(200, true);
        var earlier = Trainer.train(samples, Options.standard(), Progress.SILENT);
        var others = samples.reversed();
        assertThat(bytes(Trainer.update(earlier, others, Options.standard(), Progress.SILENT)))
                .isEqualTo(bytes(Trainer.train(others, Options.standard(), Progress.SILENT)));
        var more = new ArrayList<>(samples);
        more.add(new Sample("新事", "无人机送餐扰民", "无人机太吵。".repeat(9)));
        assertThat(Trainer.update(earlier, more, Options.standard(), Progress.SILENT).labels()).contains("新事");
        assertThat(Trainer.update(earlier, samples.subList(0, 100), Options.standard(), Progress.SILENT).card().samples()).isEqualTo(100);
    }

    @Test
    void anUpdateIsTheSameOnAnyNumberOfThreads() throws IOException {
        var samples = new ArrayList<>(Texts.samples(200, true));
        var earlier = Trainer.train(samples, Options.standard(), Progress.SILENT);
        samples.add(new Sample("供水", "地下室渗漏", "墙角渗漏，地板泡烂。".repeat(8)));
        assertThat(bytes(Trainer.update(earlier, samples, Options.standard().withThreads(1), Progress.SILENT)))
                .isEqualTo(bytes(Trainer.update(earlier, samples, Options.standard().withThreads(4), Progress.SILENT)));
    }

    @Test
    void unlabelledTextsTeachWordsThatStandBesideKnownOnes() throws IOException {
        var few = new ArrayList<Sample>();
        var unlabelled = new ArrayList<Sample>();
        for (int i = 0; i < 40; i++) {
            if (i < 8) {
                few.add(i % 2 == 0 ? new Sample("水", "停水了" + i) : new Sample("灯", "路灯灭了" + i));
            }
            unlabelled.add(new Sample("?", i % 2 == 0 ? "停水了，龙头滴不出" + i : "路灯灭了，巷子漆黑" + i));
        }
        var alone = Trainer.train(few, Options.standard(), Progress.SILENT);
        var helped = Trainer.selfTrain(few, unlabelled, Options.standard(), Progress.SILENT);
        assertThat(helped.labels()).containsExactly("水", "灯");
        for (var asked : List.of(new Sample("水", "龙头滴不出"), new Sample("灯", "巷子漆黑"))) {
            assertThat(confidence(helped, asked)).isGreaterThan(Math.max(.5, confidence(alone, asked)));
        }
        assertThat(helped.card().samples()).isGreaterThan(8);
        assertThat(bytes(Trainer.selfTrain(few, unlabelled, Options.standard().withThreads(1), Progress.SILENT))).isEqualTo(bytes(helped));
    }

    private static double confidence(Classifier classifier, Sample asked) {
        return classifier.probabilities("", asked.text())[classifier.labels().indexOf(asked.label())];
    }

    @Test
    void anUpdateLearnsNewSamplesAndKeepsTheCalibration() {
        var samples = new ArrayList<>(Texts.samples(200, true));
        var earlier = Trainer.train(samples, Options.standard(), Progress.SILENT);
        for (int i = 0; i < 6; i++) {
            samples.add(new Sample("供水", "地下室渗漏第" + i + "户", "墙角渗漏，地板泡烂。".repeat(8)));
        }
        var updated = Trainer.update(earlier, samples, Options.standard(), Progress.SILENT);
        assertThat(updated.version()).isNotEqualTo(earlier.version());
        assertThat(updated.classify("渗漏", 1).getFirst().label()).isEqualTo("供水");
        assertThat(updated.card().samples()).isEqualTo(206);
        assertThat(updated.classify("自来水又黄了", 1).getFirst().label()).isEqualTo("供水");
        assertThat(updated.threshold("", "x", "供水", .9, Assurance.SHOWN)).isEqualTo(earlier.threshold("", "x", "供水", .9, Assurance.SHOWN));
    }
}
