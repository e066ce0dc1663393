package huiying.bot.desk;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** An act as it stands: waiting for its ten seconds to pass, done, taken back, or refused because the case had moved on. */
public record Pending(UUID id, UUID caseId, String kind, Instant due, State state, @Nullable String problem) {

    /** What became of it. */
    public enum State {
        PENDING, DONE, UNDONE, REFUSED
    }
}
