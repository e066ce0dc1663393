package huiying.bot.cases;

import org.jspecify.annotations.Nullable;

/** Why it is this unit's: the line of the duty list in words and by its code, and whether anybody had to confirm it. */
public record Ground(@Nullable String basis, boolean automatic, Cited cited) {
    static final Ground NONE = new Ground(null, false, Cited.NOTHING);
}
