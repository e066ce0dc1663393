package huiying.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import huiying.nlp.training.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Tells whether one model is better than another. */
@Command(name = "compare", mixinStandardHelpOptions = true, description = {"Judge two models on the same texts, and whether their difference could be chance.",
        "The texts must be new to both."})
final class CompareCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "FILE.model", description = "The model in use.")
    private Path model = Path.of("");

    @Option(names = "--with", required = true, paramLabel = "FILE.model", description = "The model that might follow it.")
    private Path other = Path.of("");

    @Option(names = "--test", required = true, paramLabel = "FILE", description = "Samples to judge on.")
    private Path test = Path.of("");

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private SampleOptions columns = new SampleOptions();

    @Override
    public Integer call() throws IOException {
        var told = Objects.requireNonNull(spec).commandLine().getOut();
        var found = Comparison.of(ModelFiles.open(model), ModelFiles.open(other), columns.read(test, 1).samples());
        told.println(json
                ? JsonMapper.shared().writeValueAsString(found)
                : String.format(Locale.ROOT, "%d texts: %.2f %% and %.2f %% right; %d only by the first, %d only by the second.%n%s", found.texts(),
                        100 * found.first(), 100 * found.second(), found.onlyFirst(), found.onlySecond(), verdict(found)));
        told.flush();
        return 0;
    }

    private static String verdict(Comparison found) {
        String chance = String.format(Locale.ROOT, "chance alone would give as much with probability %.3f", found.chance());
        if (!found.proven()) {
            return "No difference is shown: " + chance + ".";
        }
        return (found.onlySecond() > found.onlyFirst() ? "The second is better: " : "The first is better: ") + chance + ".";
    }
}
