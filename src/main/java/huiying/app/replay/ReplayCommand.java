package huiying.app.replay;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Pours a file of messages through a door of a running service. */
@Command(name = "replay", mixinStandardHelpOptions = true, description = {
        "Post a TSV file (id, tab, text) to a running service as correctly signed messages of distinct residents, and reconcile what became of them.",
        "Ctrl-C stops sending and prints the account so far. Exit code 0 when everything accepted is there."})
public final class ReplayCommand implements Callable<Integer> {
    private static final Duration SETTLING = Duration.ofMinutes(5);
    private static final int PACE_OF_BAR = 250;
    private static final int PACE_OF_LINES = 5_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--file", required = true, paramLabel = "FILE", description = "What residents say, one message a line: id, tab, text.")
    private Path file = Path.of("");

    @Option(names = "--channel", defaultValue = "wechat", description = "wechat, sms or web (default: ${DEFAULT-VALUE}).")
    private String channel = "wechat";

    @Option(names = "--rate", defaultValue = "0", paramLabel = "N", description = "Messages per second; 0 as fast as --threads allow (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(names = "--threads", defaultValue = "256", paramLabel = "K", description = "Messages under way at once (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(names = "--limit", defaultValue = "2147483647", hidden = true)
    private int limit;

    @Option(names = "--url", defaultValue = "http://127.0.0.1:8080", description = "Where the service listens (default: ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(names = "--data", paramLabel = "DIRECTORY", description = "The data directory of a demo, whose secrets are used when no account is given.")
    private @Nullable Path data;

    @Option(names = "--api-key", paramLabel = "SECRET", description = "A key of an agent or supervisor, for the reconciliation.")
    private @Nullable String apiKey;

    @Mixin
    private Accounts accounts = new Accounts();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(file + " cannot be read.");
        }
        var rows = Row.read(file, limit);
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
        var sender = sender(client);
        var replay = new Replay(rows, sender, client, new Replay.Pace(rate, Math.max(1, threads)));
        var key = apiKey == null ? new Credentials(data).demoKey() : Optional.of(apiKey);
        return carryOut(replay, key.map(secret -> new ServiceView(url, secret, client)), sender.channel());
    }

    private Sender sender(HttpClient client) {
        var run = UUID.randomUUID().toString().substring(0, 8);
        var credentials = new Credentials(data);
        var publicUrl = accounts.publicUrl() == null ? credentials.publicBaseUrl() : accounts.publicUrl();
        return switch (channel) {
            case "wechat" -> Senders.wechat(accounts.wechat().orElseGet(() -> credentials.providers(publicUrl).wechat().getFirst()), url, client, run);
            case "sms" -> Senders.sms(accounts.twilio(publicUrl).orElseGet(() -> credentials.providers(publicUrl).twilio().getFirst()), url, client, run);
            case "web" -> Senders.web(url, run);
            default -> throw new IllegalArgumentException("--channel must be wechat, sms or web.");
        };
    }

    private int carryOut(Replay replay, Optional<ServiceView> service, String sentAs) throws InterruptedException {
        var report = new Report(out(), System.console() != null);
        var main = Thread.currentThread();
        var hook = new Thread(() -> stopAndWait(replay, main));
        Runtime.getRuntime().addShutdownHook(hook);
        var from = Instant.now().minusMillis(100);
        send(replay, report);
        var seen = service.flatMap(view -> settled(view, from, sentAs, replay, report));
        boolean right = report.account(replay.tally(), seen);
        seen.ifPresent(outcome -> report.line(throughput(replay, outcome, from)));
        if (!replay.isStopped()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
        return right && replay.tally().refused() == 0 ? 0 : 1;
    }

    private static void stopAndWait(Replay replay, Thread main) {
        replay.stop();
        try {
            main.join(Duration.ofSeconds(20));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(Replay replay, Report report) throws InterruptedException {
        var sending = Thread.ofPlatform().start(() -> {
            try {
                replay.run();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        });
        while (!sending.join(Duration.ofMillis(System.console() == null ? PACE_OF_LINES : PACE_OF_BAR))) {
            report.bar(replay.tally(), replay.size());
        }
        report.bar(replay.tally(), replay.size());
        report.line("");
    }

    /** Waits until every message has had its turn, unless somebody is in a hurry. */
    private static Optional<ServiceView.Outcome> settled(ServiceView view, Instant from, String channel, Replay replay, Report report) {
        var end = Instant.now().plus(SETTLING);
        while (true) {
            var seen = view.between(from, Instant.now().plusSeconds(2), channel);
            boolean open = seen.filter(outcome -> outcome.untaken() > 0).isPresent();
            if (!open || replay.isStopped() || Instant.now().isAfter(end)) {
                return seen;
            }
            report.line(seen.get().untaken() + " messages wait for their turn");
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static String throughput(Replay replay, ServiceView.Outcome seen, Instant from) {
        double seconds = Math.max(0.001, Duration.between(from, Instant.now()).toMillis() / 1000.0);
        return String.format(Locale.ROOT, "%,.0f messages per second from the first word to the last answer (%,d in %.1f s)",
                (replay.tally().accepted() - seen.untaken()) / seconds, replay.tally().accepted() - seen.untaken(), seconds);
    }

    private PrintWriter out() {
        return spec == null ? new PrintWriter(System.out, true) : spec.commandLine().getOut();
    }
}
