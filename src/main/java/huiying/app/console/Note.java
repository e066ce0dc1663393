package huiying.app.console;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import huiying.bot.cases.NotAllowedNow;

/** What a page says after an act: hue, icon and the key of its words. */
record Note(String hue, String icon, String key) {

    private static final Set<String> GOOD = Set.of("done", "undone", "left", "noted", "person.made", "person.changed", "key.revoked", "saved", "photo-kept",
            "test-kept");
    private static final Set<String> BAD = Set.of("undone.late", "taken", "changed", "refused", "missing", "photo-refused", "photo-missing", "test-known",
            "test-none");

    /** Why the case did not permit something. */
    static Note refused(NotAllowedNow.Why why) {
        return new Note("is-amber", "alert", "why." + why.name());
    }

    /** Only what is known is shown, so that a link cannot put words on the page. */
    static @Nullable Note of(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return GOOD.contains(name) ? new Note("", "check", "note." + name) : BAD.contains(name) ? new Note("is-amber", "alert", "note." + name) : null;
    }
}
