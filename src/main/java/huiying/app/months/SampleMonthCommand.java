package huiying.app.months;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays a month nobody lived, so that every page has figures to show, and checks what came of it. */
@Command(name = "sample-month", mixinStandardHelpOptions = true, description = {
        "Play a month of made-up residents and staff through the real service into an empty data directory, and reckon up.",
        "The same seed makes the same month. Start the service on the same directory afterwards to look at it. Exit code 0 when all is as it must be."})
public final class SampleMonthCommand implements Callable<Integer> {
    private static final int PACE = 500;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--cases", defaultValue = "500", paramLabel = "N", description = "How many residents tell something (default: ${DEFAULT-VALUE}).")
    private int cases;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "Which of all made-up months (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--month", paramLabel = "YYYY-MM", description = "When it takes place (default: three months ago, so that every clock has run out by now).")
    private @Nullable YearMonth month;

    @Option(names = "--data", defaultValue = "data", paramLabel = "DIRECTORY", description = "An empty data directory (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Override
    public Integer call() {
        var when = month == null ? YearMonth.now(ZoneId.of("Asia/Shanghai")).minusMonths(3) : month;
        var out = spec == null ? new PrintWriter(System.out, true) : spec.commandLine().getOut();
        try (var house = new MonthHouse(data, when)) {
            out.println(when + ", seed " + seed + ": " + cases + " residents");
            var reckoning = house.play(seed, cases, told -> {
                if (told % PACE == 0) {
                    out.println("  " + told + " told");
                    out.flush();
                }
            });
            reckoning.lines().forEach(out::println);
            out.flush();
            return reckoning.isGood() ? 0 : 1;
        }
    }
}
