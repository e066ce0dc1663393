package huiying.app.load;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import huiying.app.config.Workbench;
import huiying.bot.cases.Synthesis;
import huiying.bot.grids.Grids;
import huiying.bot.routing.Places;
import huiying.bot.routing.Unit;
import huiying.bot.routing.Units;
import huiying.bot.search.SearchIndex;
import huiying.bot.vault.CaseKeys;
import huiying.nlp.Taxonomy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fills a database with invented cases, to measure how the service behaves with many. */
@Command(name = "generate", mixinStandardHelpOptions = true, description = {
        "Write N invented cases with their histories and search rows into a database: that of a data directory no service is using, or the configured one.",
        "All are labelled. A database that holds real cases is refused."})
public final class GenerateCommand implements Callable<Integer> {
    private static final int BATCH = 1_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--cases", defaultValue = "100000", paramLabel = "N", description = "How many (default: ${DEFAULT-VALUE}).")
    private int count = 100_000;

    @Option(names = "--messages", defaultValue = "0", paramLabel = "N", description = "How many messages of residents besides (default: ${DEFAULT-VALUE}).")
    private int messages;

    @Option(names = "--seed", defaultValue = "1", description = "The same seed invents the same cases (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--until", defaultValue = "2026-11-22T00:00:00Z", paramLabel = "MOMENT", description = "The moment the newest case is filed (default: ${DEFAULT-VALUE}).")
    private Instant until = Instant.EPOCH;

    @Option(names = "--threads", defaultValue = "2", description = "Connections that write (default: ${DEFAULT-VALUE}).")
    private int threads = 2;

    @Option(names = "--data", paramLabel = "DIRECTORY", description = "The data directory (default: as configured).")
    private @Nullable Path data;

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        try (var bench = Workbench.open(data)) {
            if (bench.jdbc().sql("select exists (select from cases where demo_visitor is distinct from ?)").param(Generator.LABEL).query(Boolean.class)
                    .single()) {
                throw new IllegalStateException("This database holds cases that are not invented; nothing was written.");
            }
            var began = Instant.now();
            write(bench);
            talk(bench);
            bench.owner().sql("analyze").update();
            var seconds = Math.max(0.001, Duration.between(began, Instant.now()).toMillis() / 1000.0);
            say(String.format(Locale.ROOT, "%,d cases and %,d messages in %.1f s", count, messages, seconds));
        }
        return 0;
    }

    private void write(Workbench bench) throws InterruptedException, ExecutionException {
        var generator = generator(bench);
        var index = bench.index();
        var done = new AtomicInteger();
        try (var pool = Executors.newFixedThreadPool(Math.max(1, threads))) {
            List<Future<?>> parts = new ArrayList<>();
            for (int from = 0; from < count; from += BATCH) {
                int first = from;
                parts.add(pool.submit(() -> write(bench, index, generator.lives(seed, first, Math.min(count, first + BATCH), count), done)));
            }
            for (var part : parts) {
                part.get();
            }
        }
    }

    private void write(Workbench bench, SearchIndex index, List<Synthesis.Life> lives, AtomicInteger done) {
        bench.transactions().executeWithoutResult(status -> {
            var synthesis = new Synthesis(bench.batches(), new CaseKeys(bench.vault(), bench.jdbc()), bench.vault());
            index.write(bench.batches(), synthesis.write(lives));
        });
        int now = done.addAndGet(lives.size());
        if (now % (20 * BATCH) == 0) {
            say(String.format(Locale.ROOT, "%,d of %,d", now, count));
        }
    }

    private void talk(Workbench bench) throws InterruptedException, ExecutionException {
        var talks = new InventedTalks(bench, seed, until);
        try (var pool = Executors.newFixedThreadPool(Math.max(1, threads))) {
            List<Future<?>> parts = new ArrayList<>();
            for (int from = 0; from < messages; from += BATCH) {
                int first = from;
                parts.add(pool.submit(() -> talks.write(first, Math.min(messages, first + BATCH))));
            }
            for (var part : parts) {
                part.get();
            }
        }
    }

    private Generator generator(Workbench bench) {
        var places = new Places(bench.jdbc(), new Grids(bench.jdbc(), java.time.Clock.systemUTC(), bench.zone())).all();
        var units = new Units(bench.jdbc()).all().stream().filter(unit -> unit.kind() != Unit.Kind.CENTRE).map(Unit::code).toList();
        return new Generator(Taxonomy.bundled().leaves(), places, units, bench.zone(), until);
    }

    private void say(String line) {
        var out = spec == null ? new PrintWriter(System.out, true) : spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
