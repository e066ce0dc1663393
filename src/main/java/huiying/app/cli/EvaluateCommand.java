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
import huiying.nlp.training.Evaluate;
import huiying.nlp.training.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how well a model made of these samples does. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, description = {
        "Train on one file and judge on another, or cross-validate one file, and print the figures.",
        "Folds come from a column named fold, else rows are dealt out by their text. Ctrl-C stops."})
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--train", required = true, paramLabel = "FILE", description = "The samples to learn from.")
    private Path samples = Path.of("");

    @Option(names = "--test", paramLabel = "FILE", description = "The samples to judge on (default: cross-validate the first file).")
    private @Nullable Path test;

    @Option(names = "--folds", defaultValue = "4", description = "Into how many parts a file without folds is dealt (default: ${DEFAULT-VALUE}).")
    private int folds;

    @Option(names = "--precision", defaultValue = "0.98", paramLabel = "SHARE", description = "The promise to look at more closely (default: ${DEFAULT-VALUE}).")
    private double precision;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures as JSON.")
    private @Nullable Path report;

    @Option(names = "--titles", description = "Judge titles only, by a model that was trained with bodies as well.")
    private boolean titles;

    @Option(names = "--json", description = "Print JSON instead of lines.")
    private boolean json;

    @Option(names = "--no-timing", description = "Leave out training time, throughput and size.")
    private boolean noTiming;

    @Option(names = "--seed", defaultValue = "7", description = "Order in which samples are learnt (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private SampleOptions columns = new SampleOptions();

    @Override
    public Integer call() throws Exception {
        if (!(precision > 0 && precision < 1) || folds < 2) {
            throw new IllegalArgumentException("--precision lies between 0 and 1, and --folds is at least 2.");
        }
        var line = Objects.requireNonNull(spec).commandLine();
        var bar = new TrainingBar(line.getErr(), System.console() != null);
        return bar.watch(() -> evaluate(bar, line.getOut()));
    }

    private int evaluate(TrainingBar bar, PrintWriter told) throws IOException {
        var plan = new Evaluate.Plan(Options.standard().withSeed(seed), titles, !noTiming, precision, bar);
        var training = columns.read(samples, folds);
        var result = test == null ? Evaluate.crossValidate(training, plan) : Evaluate.onTest(training.samples(), columns.read(test, 1).samples(), plan);
        if (report != null) {
            Files.writeString(report, Report.json(result) + System.lineSeparator());
        }
        told.println(json ? Report.json(result) : Report.text(result).stripTrailing() + chosen(result));
        told.flush();
        return 0;
    }

    private String chosen(Evaluate.Result result) {
        var promise = result.scores().chosen();
        return String.format(Locale.ROOT, "%nAt a promise of %.3f: %.1f %% of the texts are answered, %.2f %% of them rightly.", promise.precision(),
                100 * promise.coverage(), 100 * promise.reached());
    }
}
