package huiying.channels.twilio;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who was heard on this node a moment ago and may still ask for an answer. Only a hint: whoever is forgotten here, or waits on another node, gets a text message
 * instead of the spoken answer.
 */
final class CallersOnLine {

    /** A step's patience and the way to the next request. */
    private static final Duration MOMENT = Duration.ofSeconds(12);
    private static final int MOST = 10_000;

    private final Map<String, Instant> until = new ConcurrentHashMap<>();
    private final Clock clock;

    CallersOnLine(Clock clock) {
        this.clock = clock;
    }

    void heard(String caller) {
        if (until.size() >= MOST) {
            until.values().removeIf(moment -> moment.isBefore(clock.instant()));
        }
        if (until.size() < MOST) {
            until.put(caller, clock.instant().plus(MOMENT));
        }
    }

    void gone(String caller) {
        until.remove(caller);
    }

    boolean maySoonAsk(String caller) {
        return until.getOrDefault(caller, Instant.MIN).isAfter(clock.instant());
    }
}
