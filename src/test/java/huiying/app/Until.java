package huiying.app;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Waits for what happens on other threads, looking again and again. */
public final class Until {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Until() {
    }

    public static void holds(Runnable check) {
        holds(LONGEST, check);
    }

    public static void holds(Duration longest, Runnable check) {
        var end = Instant.now().plus(longest);
        while (true) {
            try {
                check.run();
                return;
            } catch (AssertionError notYet) {
                if (Instant.now().isAfter(end)) {
                    throw notYet;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
