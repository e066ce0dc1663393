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

    private Labelled read(boolean titled) throws IOException {
        return SampleFile.read(file(titled), SampleFile.Format.TSV, SampleFile.Columns.USUAL, 4);
    }

    private static Evaluate.Plan plan(boolean titles, boolean timing) {
        return new Evaluate.Plan(Options.standard(), titles, timing, .97, Progress.SILENT);
    }

    @Test
    void anotherFileCanBeTheTest() throws IOException {
        var data = read(true);
        var result = Evaluate.onTest(data.fold(1, false), data.fold(1, true), plan(false, true));
        assertThat(result.scores().accuracy()).isEqualTo(1);
        assertThat(result.scores().foldAccuracy()).hasSize(1);
        assertThat(result.scores().chosen().precision()).isEqualTo(.97);
        assertThat(result.trainSeconds()).isPositive();
    }

    @Test
    void oneFoldIsNotEnoughToCrossValidate() throws IOException {
        var one = new Labelled(read(true).samples(), java.util.Collections.nCopies(400, 1));
        assertThatThrownBy(() -> Evaluate.crossValidate(one, plan(false, false))).isInstanceOf(IOException.class).hasMessageContaining("two folds");
    }

    @Test
    void progressOfAllTrainingsTogetherRisesToOne() throws IOException {
        var shares = new ArrayList<Double>();
        Evaluate.crossValidate(read(true), new Evaluate.Plan(Options.standard(), false, false, .9, (step, share) -> shares.add(share)));
        assertThat(shares).isSorted().last().isEqualTo(1.0);
    }

    @Test
    void aModelIsWrittenWholeOrNotAtAll() throws IOException {
        var stopping = new Progress() {
            @Override
            public void at(String step, double share) {
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        var out = folder.resolve("never.model");
        assertThatThrownBy(() -> Train.run(read(true), Options.standard(), stopping, out)).isInstanceOf(huiying.nlp.classify.TrainingCancelled.class);
        assertThat(out).doesNotExist();
        assertThatThrownBy(() -> Train.run(read(true), Options.standard(), Progress.SILENT, Path.of("/nowhere/x.model"))).isInstanceOf(IOException.class)
                .hasMessageContaining("/nowhere");
    }

    @Test
    void evidenceMattersMoreThanRandomCharacters() throws IOException {
        var data = read(true);
        var found = Deletion.run(huiying.nlp.classify.Trainer.train(data.fold(1, false), Options.standard(), Progress.SILENT), data.fold(1, true));
        assertThat(found.texts()).isEqualTo(data.fold(1, true).size());
        assertThat(found.shown()).isGreaterThan(found.random());
    }

    @Test
    void anEasyFileIsAnsweredRightAndItsPromisesAreKept() throws IOException {
        var result = Evaluate.crossValidate(read(true), plan(false, false));
        assertThat(result.scores().accuracy()).isEqualTo(1);
        assertThat(result.scores().foldAccuracy()).hasSize(4);
        assertThat(result.scores().promises().getFirst().coverage()).isGreaterThan(.7);
        assertThat(result.scores().promises().getFirst().reached()).isEqualTo(1);
        assertThat(result.scores().perClass()).containsOnlyKeys("水", "灯");
    }

    @Test
    void theReportHasTheAgreedKeys() throws IOException {
        var result = Evaluate.crossValidate(read(false), plan(true, true));
        assertThat(result.textsPerSecond()).isPositive();
        assertThat(result.modelBytes()).isPositive();
        assertThat(Report.json(result)).contains("\"accuracy\":", "\"macroF1\":", "\"microF1\":", "\"top2\":", "\"ece\":", "\"coverageAt95\":",
                "\"coverageAt98\":",
                "\"coverageAt99\":", "\"precisionAt95\":", "\"precisionAt98\":", "\"precisionAt99\":", "\"trainSeconds\":", "\"textsPerSecond\":",
                "\"modelBytes\":",
                "\"perClass\":{\"水\":{\"precision\":1.000000,\"recall\":1.000000,\"f1\":1.000000,\"texts\":");
        assertThat(Report.text(result)).contains("accuracy 1.0000");
    }

    @Test
    void aTrainedFileCanBeReadAgain() throws IOException {
        var out = folder.resolve("m.model");
        var trained = Train.run(read(true), Options.standard(), Progress.SILENT, out);
        try (var in = Files.newInputStream(out)) {
            assertThat(Classifier.read(in).version()).isEqualTo(trained.version());
        }
    }

    @Test
    void scoresOfHalfRightAnswersAreComputed() {
        var right = new Verdict(0, 0, true, .9, .9, 0xfff);
        var wrong = new Verdict(0, 1, true, .9, .1, 0);
        var scores = Scores.of(List.of(List.of(right, wrong), List.of(right, wrong)), List.of("a", "b"), .9);
        assertThat(scores.accuracy()).isEqualTo(.5);
        assertThat(scores.top2()).isEqualTo(1);
        assertThat(scores.ece()).isEqualTo(.4, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(scores.promises().getFirst().coverage()).isEqualTo(.5);
        assertThat(scores.promises().getFirst().reached()).isEqualTo(1);
        assertThat(scores.chosen().precision()).isEqualTo(.9);
        assertThat(scores.perClass()).containsEntry("a", new Scores.OfLabel(1, .5, 2.0 * 2 / (4 + 2), 4)).containsEntry("b", new Scores.OfLabel(0, 1, 0, 0));
    }
}
