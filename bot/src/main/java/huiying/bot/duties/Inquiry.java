package huiying.bot.duties;

import org.jspecify.annotations.Nullable;

/** What the list is asked about: a category, a place, and the resident's words, which may name a narrower item. */
public record Inquiry(@Nullable String category, @Nullable String grid, String words) {
    public String area() {
        return grid == null ? "" : grid;
    }
}
