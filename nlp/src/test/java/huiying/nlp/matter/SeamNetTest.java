package huiying.nlp.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import huiying.nlp.chinese.Hanlp;

class SeamNetTest {
    private static final SeamNet PLAIN = new SeamNet(new double[]{1, 0}, new double[]{2, 1}, new double[]{.5, -1}, new double[][]{{1}, {0}}, new double[]{0},
            new double[]{2}, .25);

    @Test
    void directWeightsAndUnitsAddUp() {
        assertThat(PLAIN.weigh(new double[]{3, 1})).isCloseTo(.25 + .5 - 1 + 2 * Math.tanh(1), within(1e-9));
    }

    @Test
    void whatIsFarOutCountsNoMoreThanFourScales() {
        assertThat(PLAIN.weigh(new double[]{1e9, 0})).isEqualTo(PLAIN.weigh(new double[]{9, 0}));
    }

    @Test
    void theTableHasALineForEveryFeature() {
        assertThat(SeamNet.bundled().features()).isEqualTo(Turning.FEATURES.size() + 2 * Speech.NATURES.length());
    }

    @Test
    void trainingLearnsWhatNoStraightLineCanPart() {
        var random = new Random(3);
        var rows = java.util.stream.IntStream.range(0, 400).mapToObj(i -> {
            double x = random.nextInt(2);
            double y = random.nextInt(2);
            return new SeamTraining.Row(new double[]{x, y}, x != y, 1);
        }).toList();
        SeamNet net = SeamNet.of(new SeamTraining(rows, 1).lines(i -> "f" + i).stream().skip(1).map(line -> line.split("\t")).toList());

        assertThat(net.weigh(new double[]{1, 0})).isGreaterThan(0).isGreaterThan(net.weigh(new double[]{1, 1}));
        assertThat(net.weigh(new double[]{0, 1})).isGreaterThan(0).isGreaterThan(net.weigh(new double[]{0, 0}));
    }

    @Test
    void theSameRowsAndSeedGiveTheSameTable() {
        var rows = List.of(new SeamTraining.Row(new double[]{1, 0}, true, 1), new SeamTraining.Row(new double[]{0, 1}, false, 2));
        assertThat(new SeamTraining(rows, 5).lines(i -> "f" + i)).isEqualTo(new SeamTraining(rows, 5).lines(i -> "f" + i));
    }

    @Test
    void theWordsBehindASeamAreToldByTheirParts() {
        String text = "路灯坏了,门口很黑";
        double[] speech = Speech.at(text.indexOf("门口"), text, new Hanlp(List.of()).words(text));

        assertThat(speech).hasSize(2 * Speech.NATURES.length());
        assertThat(java.util.Arrays.stream(speech).sum()).isEqualTo(2);
        assertThat(Speech.name(0)).isEqualTo("next word a");
        assertThat(Speech.name(Speech.NATURES.length())).isEqualTo("word after a");
    }
}
