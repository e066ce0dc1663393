package huiying.channels.wechat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/**
 * Says whether a signed request is recent, and counts those that are not so that an alarm can be raised. While our own clock is in doubt nothing is refused: a
 * node with a wrong clock must not throw residents' messages away.
 */
public final class Freshness {

    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final Clock clock;
    private final BooleanSupplier clockIsRight;
    private final LongAdder seen = new LongAdder();
    private final LongAdder stale = new LongAdder();

    public Freshness(Clock clock) {
        this(clock, () -> true);
    }

    /** {@code clockIsRight} is asked only for requests outside the window: do node and database agree on the time? */
    public Freshness(Clock clock, BooleanSupplier clockIsRight) {
        this.clock = clock;
        this.clockIsRight = clockIsRight;
    }

    /** Rightly signed requests so far, and how many of them were outside ten minutes. */
    public long seen() {
        return seen.sum();
    }

    public long stale() {
        return stale.sum();
    }

    public boolean accepts(String timestamp) {
        seen.increment();
        if (recent(timestamp)) {
            return true;
        }
        stale.increment();
        return !clockIsRight.getAsBoolean();
    }

    private boolean recent(String timestamp) {
        if (timestamp.isEmpty() || timestamp.length() > 11 || !timestamp.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return false;
        }
        return Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant()).abs().compareTo(WINDOW) <= 0;
    }
}
