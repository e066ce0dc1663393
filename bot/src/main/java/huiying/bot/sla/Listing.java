package huiying.bot.sla;

import java.util.List;

import org.jspecify.annotations.Nullable;

import huiying.bot.cases.Case;

/** What the duty list says of a case that matters for how long it may take. */
public interface Listing {
    /** The items and categories a case falls under, the narrowest first. */
    List<String> items(Case c, @Nullable String category);

    /** The class of promise of its item; null where the list gives none. */
    @Nullable
    String level(Case c, @Nullable String category);

    /** A city without a list: the category and what is above it. */
    static Listing none() {
        return new Listing() {
            @Override
            public List<String> items(Case c, @Nullable String category) {
                return upwards(category);
            }

            @Override
            public @Nullable String level(Case c, @Nullable String category) {
                return null;
            }
        };
    }

    /** {@code 0206}, {@code 02}. */
    static List<String> upwards(@Nullable String category) {
        return category == null ? List.of() : category.length() > 2 ? List.of(category, category.substring(0, 2)) : List.of(category);
    }
}
