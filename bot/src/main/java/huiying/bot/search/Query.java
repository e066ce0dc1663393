package huiying.bot.search;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What somebody looks for; everything that is given has to fit. */
public record Query(Said said, Where where, Page page) {

    /** What was said, and by whom: words of the matter, words of the place, a resident's telephone number. Empty means any. */
    public record Said(String words, String place, String phone) {
        public static final Said ANYTHING = new Said("", "", "");
    }

    /** Where it stands; null means anywhere. A category or grid stands for all below it. */
    public record Where(@Nullable String unit, @Nullable String state, @Nullable String category, @Nullable String grid, @Nullable Instant from,
            @Nullable Instant to) {
        public static final Where ANYWHERE = new Where(null, null, null, null, null, null);
    }

    /** So many, newest first, after this one. */
    public record Page(@Nullable UUID after, int size) {
    }

    public static Query words(String words, int size) {
        return new Query(new Said(words, "", ""), Where.ANYWHERE, new Page(null, size));
    }
}
