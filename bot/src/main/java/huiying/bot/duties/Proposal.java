package huiying.bot.duties;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A changed list that is looked at before it is applied: by whom, why, on which version it was made, and what it would change. */
public record Proposal(UUID id, int base, Duties.Author author, Instant at, List<Change> changes, Settled settled) {

    /** Whether it waits, holds, or was put aside; the version it became. */
    public record Settled(String state, @Nullable Integer version) {
    }

    public boolean isOpen() {
        return settled.state().equals("open");
    }

    /** Whether nothing it touches has changed since it was made. */
    public boolean fits(DutyList now) {
        return changes.stream().allMatch(change -> now.find(change.code()).map(item -> item.equals(change.before())).orElse(change.before() == null));
    }
}
