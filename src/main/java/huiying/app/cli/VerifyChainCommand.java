package huiying.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import huiying.app.config.DataDirectory;
import huiying.app.config.Secrets;
import huiying.bot.audit.Audit;
import huiying.bot.cases.ChainCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads every history and the audit, and says whether anything was changed, removed, inserted or exchanged. Needs no key. */
@Command(name = "verify-chain", mixinStandardHelpOptions = true, description = {"Verify the hash chains of all cases and of the audit.",
        "Exit code 0 when they hold, 1 when one is broken. The service keeps running meanwhile."})
final class VerifyChainCommand implements Callable<Integer> {
    private static final int PORT_LINE = 3;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIRECTORY", description = "The data directory of a running service that brings its own PostgreSQL (default: ./data).")
    private @Nullable Path data;

    @Option(names = "--url", paramLabel = "JDBC", description = "A database of your own, for example jdbc:postgresql://db/huiying.")
    private @Nullable String url;

    @Option(names = "--user", defaultValue = "postgres", description = "Who reads it (default: ${DEFAULT-VALUE}).")
    private String user = "postgres";

    @Option(names = "--password", defaultValue = "", description = "The password; PGPASSWORD is used when it is not given.")
    private String password = "";

    @Override
    public Integer call() throws IOException {
        var jdbc = JdbcClient
                .create(url == null ? aboard() : new DriverManagerDataSource(url, user, password.isEmpty() ? System.getenv("PGPASSWORD") : password));
        var cases = new ChainCheck(jdbc).verifyAll();
        var audit = new Audit(jdbc, Clock.systemUTC()).brokenAt();
        cases.broken().forEach(broken -> say("broken: case " + broken.caseId() + " at event " + broken.seq() + ": " + broken.what()));
        audit.ifPresent(entry -> say("broken: audit at entry " + entry));
        boolean holds = cases.intact() && audit.isEmpty();
        say(cases.cases() + " cases, " + cases.events() + " events: " + (holds ? "every chain holds" : "NOT intact"));
        return holds ? 0 : 1;
    }

    private DriverManagerDataSource aboard() throws IOException {
        var directory = data == null ? Path.of(System.getProperty("huiying.home", "."), "data") : data;
        var pid = directory.resolve("postgres").resolve("postmaster.pid");
        if (!Files.isReadable(pid)) {
            throw new IllegalArgumentException("No service with a PostgreSQL of its own runs on " + directory + ": start it, or give --data or --url.");
        }
        var port = Files.readAllLines(pid).get(PORT_LINE).strip();
        return new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres",
                new Secrets(new DataDirectory(directory)).text("postgres"));
    }

    private void say(String line) {
        var out = spec == null ? new java.io.PrintWriter(System.out, true) : spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
