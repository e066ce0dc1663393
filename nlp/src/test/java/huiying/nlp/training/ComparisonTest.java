package huiying.nlp.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import huiying.nlp.classify.Classifier;
import huiying.nlp.classify.Options;
import huiying.nlp.classify.Progress;
import huiying.nlp.classify.Sample;
import huiying.nlp.classify.Trainer;

class ComparisonTest {
    private static List<Sample> samples(boolean scrambled) {
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < 120; i++) {
            boolean water = i % 2 == 0;
            samples.add(new Sample((scrambled ? i % 3 == 0 : water) ? "水" : "灯", (water ? "自来水发黄第" : "路灯不亮第") + i + "次"));
        }
        return samples;
    }

    private static Classifier trained(boolean scrambled) {
        return Trainer.train(samples(scrambled), Options.standard(), Progress.SILENT);
    }

    @Test
    void chancesAgreeWithTheBinomialDistribution() {
        assertThat(Comparison.chance(0, 0)).isEqualTo(1);
        assertThat(Comparison.chance(5, 5)).isEqualTo(1);
        assertThat(Comparison.chance(0, 5)).isCloseTo(2 * Math.pow(.5, 5), within(1e-12));
        assertThat(Comparison.chance(2, 10)).isCloseTo(2 * (1 + 12 + 66) / 4096.0, within(1e-12));
        assertThat(Comparison.chance(400, 500)).isEqualTo(Comparison.chance(500, 400)).isLessThan(.002);
    }

    @Test
    void aClassifierIsNotBetterThanItself() {
        var same = Comparison.of(trained(false), trained(false), samples(false));
        assertThat(same.onlyFirst() + same.onlySecond()).isZero();
        assertThat(same.proven()).isFalse();
        assertThat(same.first()).isEqualTo(1);
    }

    @Test
    void aClassifierThatLearntNonsenseIsShownToBeWorse() {
        var found = Comparison.of(trained(true), trained(false), samples(false));
        assertThat(found.second()).isEqualTo(1);
        assertThat(found.first()).isLessThan(.9);
        assertThat(found.onlyFirst()).isZero();
        assertThat(found.proven()).isTrue();
        assertThat(found.texts()).isEqualTo(120);
    }
}
