package huiying.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import huiying.nlp.classify.Options;
import huiying.nlp.training.Train;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a model from labelled samples. */
@Command(name = "train", mixinStandardHelpOptions = true, description = {"Train a model from a file of samples and write it to one file.",
        "The same samples and seed give the same bytes. Ctrl-C stops; nothing is written then."})
final class TrainCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--train", required = true, paramLabel = "FILE", description = "The samples: columns label, title and body unless told otherwise.")
    private Path samples = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE.model", description = "Where the model goes.")
    private Path out = Path.of("");

    @Option(names = "--seed", defaultValue = "7", description = "Order in which samples are learnt (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--threads", defaultValue = "2", description = "At most this many threads; the model does not depend on it (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(names = "--none-label", paramLabel = "LABEL", description = "The label of samples that belong to none of the others.")
    private @Nullable String none;

    @Mixin
    private SampleOptions columns = new SampleOptions();

    @Override
    public Integer call() throws Exception {
        var line = Objects.requireNonNull(spec).commandLine();
        var bar = new TrainingBar(line.getErr(), System.console() != null);
        return bar.watch(() -> train(bar, line.getOut()));
    }

    private int train(TrainingBar bar, PrintWriter told) throws IOException {
        var options = Options.standard().withSeed(seed).withThreads(threads);
        long start = System.nanoTime();
        var model = Train.run(columns.read(samples, 1), none == null ? options : options.withNone(none), bar, out);
        told.println(String.format(Locale.ROOT, "%s: model %s of %d labels, %d samples, %d bytes, %.1f s", out, model.version(), model.labels().size(),
                model.card().samples(), Files.size(out), (System.nanoTime() - start) / 1e9));
        told.flush();
        return 0;
    }
}
