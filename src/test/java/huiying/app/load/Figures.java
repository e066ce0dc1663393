package huiying.app.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long many things took. */
final class Figures {
    private final Queue<Long> micros = new ConcurrentLinkedQueue<>();

    void add(Duration took) {
        micros.add(took.toNanos() / 1_000);
    }

    void between(Instant began, Instant ended) {
        add(Duration.between(began, ended));
    }

    int count() {
        return micros.size();
    }

    /** In milliseconds: so many of a hundred were no slower. */
    double percentile(double share) {
        var sorted = micros.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, Math.ceil(sorted.length * share / 100) - 1)] / 1_000.0;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "p50 %.0f ms, p99 %.0f ms, longest %.0f ms of %,d", percentile(50), percentile(99), percentile(100), count());
    }

    /** How busy the machine is with everything. */
    static String machine() {
        try {
            return "load " + Files.readString(Path.of("/proc/loadavg")).split(" ")[0] + " on " + Runtime.getRuntime().availableProcessors() + " cores";
        } catch (IOException elsewhere) {
            return Runtime.getRuntime().availableProcessors() + " cores";
        }
    }
}
