package huiying.channels.smpp;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** So many messages a second, and a rest that doubles each time the centre asks to slow down, from one second to thirty. */
final class Pace {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final Duration gap;
    private Instant next = Instant.MIN;
    private Duration rest = Duration.ZERO;

    Pace(int perSecond, InstantSource clock) {
        this.gap = Duration.ofSeconds(1).dividedBy(perSecond);
        this.clock = clock;
    }

    /** How long to wait before sending; the place in the row is taken unless the wait is longer than {@code patience}. */
    synchronized Duration take(Duration patience) {
        var now = clock.instant();
        var turn = next.isAfter(now) ? next : now;
        var wait = Duration.between(now, turn);
        if (wait.compareTo(patience) <= 0) {
            next = turn.plus(gap);
        }
        return wait;
    }

    synchronized void slowDown() {
        rest = rest.isZero() ? SHORTEST : rest.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : rest.multipliedBy(2);
        next = clock.instant().plus(rest);
    }

    synchronized void wentWell() {
        rest = Duration.ZERO;
    }
}
