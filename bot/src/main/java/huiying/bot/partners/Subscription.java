package huiying.bot.partners;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Another system that is told of what happens.
 *
 * @param unit  only this unit's cases; null for all
 * @param kinds only these events, as {@code RESOLVED}; empty for all
 * @param state {@code active}, {@code paused}, or {@code gone} when its receiver said so
 */
public record Subscription(UUID id, String name, String url, @Nullable String unit, List<String> kinds, String state, Backlog backlog) {

    /** How much of it waits, and how much was given up. */
    public record Backlog(int waiting, int dead) {
    }

    public boolean active() {
        return state.equals("active");
    }
}
