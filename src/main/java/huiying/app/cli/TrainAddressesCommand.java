package huiying.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import huiying.nlp.address.TrainAddresses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains an address parser from labelled addresses and tells how well it does. */
@Command(name = "train-addresses", description = "Train an address parser from labelled addresses (a token and its label a line, an empty line between addresses).", mixinStandardHelpOptions = true)
final class TrainAddressesCommand implements Callable<Integer> {
    @Option(names = "--train", required = true, paramLabel = "FILE", description = "The addresses to learn from.")
    private @Nullable Path train;

    @Option(names = "--test", required = true, paramLabel = "FILE", description = "The addresses to measure on.")
    private @Nullable Path test;

    @Option(names = "--out", required = true, paramLabel = "MODEL", description = "Where the model goes.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        System.out.print(TrainAddresses.run(Path.of(String.valueOf(train)), Path.of(String.valueOf(test)), Path.of(String.valueOf(out))));
        return 0;
    }
}
