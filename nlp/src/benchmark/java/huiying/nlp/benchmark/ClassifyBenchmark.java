package huiying.nlp.benchmark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import huiying.nlp.Prediction;
import huiying.nlp.classify.Classifier;
import huiying.nlp.classify.Options;
import huiying.nlp.classify.Progress;
import huiying.nlp.classify.Sample;
import huiying.nlp.classify.Trainer;
import huiying.nlp.training.SampleFile;

/** From strings to calibrated answers on one thread; the file is named by {@code -Dsamples=train.tsv}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(1)
public class ClassifyBenchmark {
    private List<Sample> samples = List.of();
    private Classifier classifier = Trainer.train(List.of(new Sample("a", "x"), new Sample("b", "y")), Options.standard(), Progress.SILENT);
    private byte[] file = {};
    private int at;

    @Setup
    public void read() throws IOException {
        samples = SampleFile.read(Path.of(System.getProperty("samples")), SampleFile.Format.TSV, SampleFile.Columns.USUAL, 4).samples();
        classifier = Trainer.train(samples, Options.standard(), Progress.SILENT);
        var out = new ByteArrayOutputStream();
        classifier.write(out);
        file = out.toByteArray();
    }

    private Sample next() {
        at = at + 1 == samples.size() ? 0 : at + 1;
        return samples.get(at);
    }

    @Benchmark
    public int titleAndBody() {
        Sample sample = next();
        return classifier.best(sample.title(), sample.text());
    }

    @Benchmark
    public int title() {
        return classifier.best("", next().title());
    }

    @Benchmark
    public List<Prediction> titleWithEvidence() {
        return classifier.explain(next().title(), 3);
    }

    @Benchmark
    public Classifier load() throws IOException {
        return Classifier.read(new ByteArrayInputStream(file));
    }

    @Benchmark
    public Classifier update() {
        return Trainer.update(classifier, samples, Options.standard(), Progress.SILENT);
    }
}
