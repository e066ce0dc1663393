package huiying.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import huiying.nlp.training.Train;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Trains a model from labelled samples. */
@Command(name = "train", description = "Train a model from a TSV file with the columns label, title and body.", mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SAMPLES.tsv", description = "The samples.")
    private @Nullable Path samples;

    @Parameters(index = "1", paramLabel = "OUT.model", description = "Where the model goes.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Train.main(new String[]{String.valueOf(samples), String.valueOf(out)});
        return 0;
    }
}
