package huiying.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import huiying.nlp.training.Evaluate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures how well a model made of these samples would do. */
@Command(name = "evaluate", description = "Cross-validate on a TSV file and print the figures.", mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SAMPLES.tsv", description = "The samples, with the columns label, title and body.")
    private @Nullable Path samples;

    @Option(names = "--titles", description = "Judge titles only, by a model that was trained with bodies as well.")
    private boolean titles;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        var flags = Stream.of(titles ? "--titles" : "", json ? "--json" : "").filter(flag -> !flag.isEmpty());
        Evaluate.main(Stream.concat(Stream.of(String.valueOf(samples)), flags).toArray(String[]::new));
        return 0;
    }
}
