package huiying.bot.partners;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** One event for one subscription, and what became of it. */
public record Push(UUID id, long seq, String kind, String body, Fate fate) {

    /**
     * How far it got.
     *
     * @param state  {@code pending}, {@code sent} or {@code dead}
     * @param answer the receiver's last status, null when there was none
     */
    public record Fate(String state, int attempts, @Nullable Integer answer, @Nullable String problem, Instant madeAt, Instant dueAt) {
    }
}
