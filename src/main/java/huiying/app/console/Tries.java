package huiying.app.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts how often somebody tried within an hour. The oldest counts are forgotten when there are too many, never the newest. */
final class Tries {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int REMEMBERED = 50_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> tries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > REMEMBERED;
        }
    };

    Tries(Clock clock) {
        this.clock = clock;
    }

    /** Counts this try; false when there were too many already. */
    synchronized boolean admit(String who, int most) {
        var now = clock.instant();
        var times = tries.computeIfAbsent(who, key -> new ArrayDeque<>());
        while (!times.isEmpty() && times.peekFirst().isBefore(now.minus(WINDOW))) {
            times.removeFirst();
        }
        if (times.size() >= most) {
            return false;
        }
        times.addLast(now);
        return true;
    }

    /** The right code was given: its tries do not count against the owner. */
    synchronized void forget(String who) {
        tries.remove(who);
    }
}
