package huiying.nlp.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import huiying.nlp.classify.Classifier;
import huiying.nlp.classify.Options;
import huiying.nlp.classify.Progress;
import huiying.nlp.classify.Sample;

class EvaluateTest {
    @TempDir
    private Path folder;

    private Path file(boolean titled) throws IOException {
        var lines = new ArrayList<String>(List.of(titled ? "row\tfold\tlabel\ttitle\tbody" : "label\ttext"));
        for (int i = 0; i < 400; i++) {
            boolean water = i % 2 == 0;
            String title = water ? "自来水发黄第" + i + "次" : "路灯不亮第" + i + "次";
            String body = (water ? "打开龙头水是黄的，" : "晚上走路看不见，") + "希望尽快修好。" + "编号" + i;
            lines.add(titled
                    ? i + "\t" + (1 + i / 2 % 4) + "\t" + (water ? "水" : "灯") + "\t\"" + title + "\"\t" + body.repeat(5)
                    : (water ? "水" : "灯") + "\t" + title);
        }
        return Files.write(folder.resolve(titled + ".tsv"), lines);
    }

    @Test
    void anEasyFileIsAnsweredRightAndItsPromisesAreKept() throws IOException {
        var result = Evaluate.run(Tsv.read(file(true), Tsv.Columns.USUAL, 4), false, Options.standard(), false);
        assertThat(result.scores().accuracy()).isEqualTo(1);
        assertThat(result.scores().foldAccuracy()).hasSize(4);
        assertThat(result.scores().promises().getFirst().coverage()).isGreaterThan(.7);
        assertThat(result.scores().promises().getFirst().reached()).isEqualTo(1);
        assertThat(result.scores().perClass()).containsOnlyKeys("水", "灯");
    }

    @Test
    void theReportHasTheAgreedKeys() throws IOException {
        var result = Evaluate.run(Tsv.read(file(false), Tsv.Columns.USUAL, 4), true, Options.standard(), true);
        assertThat(result.textsPerSecond()).isPositive();
        assertThat(result.modelBytes()).isPositive();
        assertThat(Report.json(result)).contains("\"accuracy\":", "\"macroF1\":", "\"microF1\":", "\"top2\":", "\"ece\":", "\"coverageAt95\":",
                "\"coverageAt98\":",
                "\"coverageAt99\":", "\"precisionAt95\":", "\"precisionAt98\":", "\"precisionAt99\":", "\"trainSeconds\":", "\"textsPerSecond\":",
                "\"modelBytes\":",
                "\"perClass\":{\"水\":");
        assertThat(Report.text(result)).contains("accuracy 1.0000");
    }

    @Test
    void quotesAroundFieldsAreTakenOff() throws IOException {
        assertThat(Tsv.read(file(true), Tsv.Columns.USUAL, 4).samples().getFirst()).extracting(Sample::title).isEqualTo("自来水发黄第0次");
    }

    @Test
    void aFileWithoutLabelsIsRefusedWithItsColumns() throws IOException {
        var file = Files.writeString(folder.resolve("x.tsv"), "a\tb\n1\t2\n");
        assertThatThrownBy(() -> Tsv.read(file, Tsv.Columns.USUAL, 4)).isInstanceOf(IOException.class).hasMessageContaining("no column 'label'")
                .hasMessageContaining("a, b");
    }

    @Test
    void aTrainedFileCanBeReadAgain() throws IOException {
        var out = folder.resolve("m.model");
        var trained = Train.run(Tsv.read(file(true), Tsv.Columns.USUAL, 1), Options.standard(), Progress.SILENT, out);
        try (var in = Files.newInputStream(out)) {
            assertThat(Classifier.read(in).version()).isEqualTo(trained.version());
        }
    }

    @Test
    void scoresOfHalfRightAnswersAreComputed() {
        var right = new Verdict(0, 0, true, .9, .9, 0x1ff);
        var wrong = new Verdict(0, 1, true, .9, .1, 0);
        var scores = Scores.of(List.of(List.of(right, wrong), List.of(right, wrong)), List.of("a", "b"));
        assertThat(scores.accuracy()).isEqualTo(.5);
        assertThat(scores.top2()).isEqualTo(1);
        assertThat(scores.ece()).isEqualTo(.4, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(scores.promises().getFirst().coverage()).isEqualTo(.5);
        assertThat(scores.promises().getFirst().reached()).isEqualTo(1);
        assertThat(scores.perClass()).containsEntry("a", 2.0 * 2 / (4 + 2)).containsEntry("b", 0.0);
    }
}
