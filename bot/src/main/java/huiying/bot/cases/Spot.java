package huiying.bot.cases;

import org.jspecify.annotations.Nullable;

/** Where it is: the resident's words for it, the grid it was resolved to, and the point when one was shared. */
public record Spot(@Nullable String words, @Nullable String grid, @Nullable Double latitude, @Nullable Double longitude) {
    public static final Spot UNKNOWN = new Spot(null, null, null, null);

    public static Spot named(String words) {
        return new Spot(words, null, null, null);
    }

    public Spot in(@Nullable String grid) {
        return new Spot(words, grid, latitude, longitude);
    }

    /** Something a worker could go to, even if no grid was found for it. */
    public boolean isKnown() {
        return grid != null || latitude != null || words != null && !words.isBlank();
    }

    /** What may stand in the open part of history. */
    Spot open() {
        return new Spot(null, grid, null, null);
    }
}
