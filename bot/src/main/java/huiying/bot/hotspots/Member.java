package huiying.bot.hotspots;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import huiying.nlp.hotspots.Closeness;

/** A case in a hotspot: since when, by whose doing, and why. */
public record Member(UUID caseId, State state, By by, Closeness why, Instant at) {
    /** The head, and those a person put there, need no reason. */
    public static final Closeness BY_HAND = new Closeness(1, 0, null, Duration.ZERO, List.of());

    /** Whether it belongs. */
    public enum State {
        PROPOSED, JOINED, REJECTED, LEFT;

        public boolean isPresent() {
            return this == PROPOSED || this == JOINED;
        }
    }

    /** Whose doing it was. */
    public enum By {
        DETECTOR, STAFF, RESIDENT
    }
}
