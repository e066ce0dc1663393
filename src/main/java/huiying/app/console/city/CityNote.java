package huiying.app.console.city;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What a page says after a rule of the city was changed: hue, icon and the key of its words. */
record CityNote(String hue, String icon, String key) {
    private static final Set<String> GOOD = Set.of("applied", "discarded", "reverted", "revoked", "kept", "arbitrated");
    private static final Set<String> BAD = Set.of("stale", "same", "missing", "changed", "refused");

    /** Only what is known is shown, so that a link cannot put words on the page. */
    static @Nullable CityNote of(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return GOOD.contains(name)
                ? new CityNote("", "check", "city.note." + name)
                : BAD.contains(name) ? new CityNote("is-amber", "alert", "city.note." + name) : null;
    }
}
