package huiying.channels.smpp;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Recognises a message the centre sends once more because our answer did not reach it. SMPP numbers messages of residents only within a session, so the same
 * words from the same number are taken for the same message when they come twice within a few seconds of each other on different sessions — never within one.
 */
final class Repeats {
    private static final Duration DOUBTED = Duration.ofSeconds(60);

    private final InstantSource clock;
    private final List<Seen> seen = new ArrayList<>();
    private int session;

    Repeats(InstantSource clock) {
        this.clock = clock;
    }

    private record Seen(Heard heard, int session, Instant at) {
        private boolean same(Heard other) {
            return heard.from().equals(other.from()) && heard.to().equals(other.to()) && heard.kind() == other.kind()
                    && Arrays.equals(heard.octets(), other.octets());
        }
    }

    synchronized void newSession() {
        session++;
    }

    synchronized Heard sameIdIfRepeated(Heard now) {
        var at = clock.instant();
        seen.removeIf(old -> old.at.plus(DOUBTED).isBefore(at));
        var before = seen.stream().filter(old -> old.session < session && old.same(now)).findFirst();
        before.ifPresent(seen::remove);
        var known = before.map(old -> now.withId(old.heard.id())).orElse(now);
        seen.add(new Seen(known, session, at));
        return known;
    }
}
