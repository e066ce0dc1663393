package huiying.bot.routing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What an arbitration decided, for the next case of its kind in its area.
 *
 * @param area code of the patch of the city it holds for; empty for all of it
 */
public record Precedent(long id, String category, String area, To to, Made made, @Nullable Revoked revoked) {

    /** Whose it is, and by what. */
    public record To(String unit, List<String> assists, String basis) {
    }

    /** By which case, by whom, when, and what the duty list was then. */
    public record Made(UUID caseId, String by, Instant at, int dutyVersion) {
    }

    /** That it no longer holds. */
    public record Revoked(String by, String why, Instant at) {
    }

    boolean holdsFor(String category, String grid) {
        return revoked == null && this.category.equals(category) && grid.startsWith(area);
    }
}
