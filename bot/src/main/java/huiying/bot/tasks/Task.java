package huiying.bot.tasks;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A piece of work that waits for a person. */
public record Task(UUID id, TaskKind kind, Subject subject, String reason, Waiting waiting) {

    /** Since when, until when, and who has it in hand. */
    public record Waiting(Instant since, Instant due, int priority, @Nullable UUID claimedBy, @Nullable Instant claimedUntil) {
    }
}
