package huiying.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import huiying.nlp.classify.Options;
import huiying.nlp.classify.Sample;
import huiying.nlp.classify.Trainer;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ModelCommandsTest {
    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String samples = "";
    private String model = "";

    @BeforeEach
    void somebodyHasSamples() throws IOException {
        samples = file("samples.tsv", '\t', 0);
        model = folder.resolve("small.model").toString();
    }

    private String file(String name, char separator, int from) throws IOException {
        var rows = new StringBuilder("label" + separator + "text\n");
        for (int i = from; i < from + 240; i++) {
            rows.append(i % 2 == 0 ? "水" : "灯").append(separator).append(i % 2 == 0 ? "自来水发黄第" : "路灯不亮第").append(i).append("次\n");
        }
        return Files.writeString(folder.resolve(name), rows).toString();
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return HuiyingCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(out.toString());
    }

    @Test
    void aModelIsTrainedAndTellsLabelsWithEvidence() {
        assertThat(run("train", "--train", samples, "--out", model)).isZero();
        assertThat(out.toString()).contains("2 labels, 240 samples");
        assertThat(err.toString()).contains("100 %");
        assertThat(run("classify", "--model", model, "--json", "家里自来水发黄", "路灯不亮")).isZero();
        assertThat(out.toString().lines()).hasSize(2);
        var first = JsonMapper.shared().readTree(out.toString().lines().findFirst().orElseThrow());
        assertThat(first.at("/predictions/0/label").asString()).isEqualTo("水");
        assertThat(first.at("/predictions/0/confidence").asDouble()).isBetween(.5, 1.0);
        var stretch = first.at("/predictions/0/evidence/0");
        assertThat("家里自来水发黄".substring(stretch.get("start").asInt(), stretch.get("end").asInt())).isEqualTo(stretch.get("text").asString());
        assertThat(run("classify", "--model", model, "路灯不亮")).isZero();
        assertThat(out.toString()).contains("灯").contains("%");
    }

    @Test
    void withoutAModelAllThatIsUnderstoodIsPrintedWithItsIntervalAndWhatIsMissing() {
        assertThat(run("classify", "昨晚十点路灯坏了")).isZero();
        var heard = JsonMapper.shared().readTree(out.toString());

        assertThat(heard.at("/gist/title").asString()).isEqualTo("路灯坏了");
        assertThat(heard.at("/missing").valueStream().map(JsonNode::asString)).contains("WHERE").doesNotContain("WHEN");
        var time = heard.get("mentions").valueStream().filter(one -> one.has("when")).findFirst().orElseThrow();
        assertThat(time.at("/when/from").toString()).contains("22");
        assertThat(time.at("/when/grain").asString()).isEqualTo("HOUR");
    }

    @Test
    void theSameSeedGivesTheSameFile() throws IOException {
        String again = folder.resolve("again.model").toString();
        assertThat(run("train", "--train", samples, "--out", model, "--seed", "5")).isZero();
        assertThat(run("train", "--train", samples, "--out", again, "--seed", "5", "--threads", "1")).isZero();
        assertThat(Path.of(again)).hasSameBinaryContentAs(Path.of(model));
    }

    @Test
    void anEvaluationReportsTheAgreedFigures() throws IOException {
        String report = folder.resolve("out.json").toString();
        assertThat(run("evaluate", "--train", samples, "--folds", "3", "--report", report)).isZero();
        assertThat(out.toString()).contains("accuracy 1.0000", "水: precision", "At a promise of 0.980");
        var figures = JsonMapper.shared().readTree(Files.readString(Path.of(report)));
        assertThat(figures.propertyNames()).containsExactlyInAnyOrder("accuracy", "macroF1", "microF1", "top2", "ece", "coverageAt95", "coverageAt98",
                "coverageAt99", "precisionAt95", "precisionAt98", "precisionAt99", "trainSeconds", "textsPerSecond", "modelBytes", "perClass");
        assertThat(figures.get("accuracy").asDouble()).isEqualTo(1);
        assertThat(figures.at("/perClass/灯/f1").asDouble()).isEqualTo(1);
        assertThat(figures.get("modelBytes").asLong()).isPositive();
    }

    @Test
    void aTestFileInAnotherFormatIsJudgedByATrainingOnTheFirst() throws IOException {
        assertThat(run("evaluate", "--train", file("more.csv", ',', 0), "--test", file("test.csv", ',', 240), "--no-timing", "--json")).isZero();
        assertThat(json().get("accuracy").asDouble()).isEqualTo(1);
        assertThat(json().get("perClass").get("水").get("texts").asInt()).isEqualTo(120);
    }

    @Test
    void columnsCanBeNamed() throws IOException {
        String other = Files.writeString(folder.resolve("o.txt"), Files.readString(Path.of(samples)).replace("label\ttext", "kind\twords")).toString();
        assertThat(run("train", "--train", other, "--out", model)).isEqualTo(1);
        assertThat(err.toString()).contains("no column 'label'").contains("kind, words");
        assertThat(run("train", "--train", other, "--out", model, "--label-col", "kind", "--text-col", "words")).isZero();
    }

    @Test
    void anExplanationShowsWhatTheAnswerRestsOn() {
        run("train", "--train", samples, "--out", model);
        assertThat(run("explain", "--model", model, "巷口路灯不亮")).isZero();
        assertThat(out.toString()).contains("灯", "% of it from “", "without it", "sureness");
        assertThat(run("explain", "--model", model)).isZero();
        assertThat(out.toString()).contains("labels: 水, 灯", "240 samples");
        assertThat(run("explain", "--model", model, "--json", "巷口路灯不亮")).isZero();
        assertThat(json().at("/0/label").asString()).isEqualTo("灯");
    }

    @Test
    void twoModelsAreCompared() throws IOException {
        String worse = folder.resolve("worse.model").toString();
        String scrambled = Files.writeString(folder.resolve("s.tsv"), Files.readString(Path.of(samples)).replace("灯\t路灯不亮第1", "水\t路灯不亮第1")).toString();
        run("train", "--train", scrambled, "--out", worse);
        run("train", "--train", samples, "--out", model);
        assertThat(run("compare", "--model", worse, "--with", model, "--test", samples)).isZero();
        assertThat(out.toString()).contains("The second is better").contains("240 texts");
        assertThat(run("compare", "--model", model, "--with", model, "--test", samples, "--json")).isZero();
        assertThat(json().get("chance").asDouble()).isEqualTo(1);
    }

    @Test
    void whatIsWrongIsSaidInOneLine() throws IOException {
        assertThat(run("classify", "--model", samples, "x")).isEqualTo(1);
        assertThat(err.toString()).contains("samples.tsv", "not a Huiying classifier");
        assertThat(run("classify", "--model", "/nowhere.model", "x")).isEqualTo(1);
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(run("evaluate", "--train", samples, "--precision", "98")).isEqualTo(1);
        assertThat(err.toString()).contains("--precision");
        assertThat(run("train", "--train", samples)).isEqualTo(2);
        assertThat(run("train", "--train", samples, "--out", model, "--format", "xml")).isEqualTo(2);
    }

    @Test
    void aTrainingThatIsCancelledSaysSoAndLeavesNothing() throws Exception {
        var bar = new TrainingBar(new PrintWriter(err), true);
        bar.at("start", 0);
        bar.stop();
        Callable<Integer> work = () -> {
            Trainer.train(List.of(new Sample("a", "x"), new Sample("b", "y")), Options.standard(), bar);
            return 0;
        };
        assertThat(bar.watch(work)).isEqualTo(130);
        assertThat(err.toString()).contains("nothing was written");
    }

    @Test
    void theBarGrowsOnATerminalAndIsQuietElsewhere() {
        var terminal = new StringWriter();
        var bar = new TrainingBar(new PrintWriter(terminal), true);
        bar.at("features", 0);
        bar.at("learnt", .5);
        bar.at("done", 1);
        assertThat(terminal.toString()).contains("\r[###############...............]  50 % learnt").contains("100 %");
        var lines = new StringWriter();
        var quiet = new TrainingBar(new PrintWriter(lines), false);
        for (int i = 0; i <= 1000; i++) {
            quiet.at("step", i / 1000.0);
        }
        assertThat(lines.toString().lines()).hasSize(11);
    }
}
