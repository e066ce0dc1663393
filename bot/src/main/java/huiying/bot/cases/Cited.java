package huiying.bot.cases;

import org.jspecify.annotations.Nullable;

/**
 * What a choice of unit rests on, so that it can be looked up years later.
 *
 * @param item      code of the item of the duty list; null when somebody chose by hand
 * @param version   of the duty list; 0 when it was not asked
 * @param precedent the arbitration it follows, if any
 */
public record Cited(@Nullable String item, int version, @Nullable Long precedent) {
    public static final Cited NOTHING = new Cited(null, 0, null);
}
