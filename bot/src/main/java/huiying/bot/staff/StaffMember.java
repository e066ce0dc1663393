package huiying.bot.staff;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Language;

/** Somebody who works here, or a key that works for somebody. Members of a department have its unit; its head, or whoever stands in while it has none, speaks for it. */
public record StaffMember(UUID id, String login, String name, Role role, @Nullable String unit, Language language, boolean head) {
    /** A key, or whoever else speaks for the whole unit. */
    public StaffMember(UUID id, String login, String name, Role role, @Nullable String unit, Language language) {
        this(id, login, name, role, unit, language, true);
    }

    /** Whether this is somebody of the unit. */
    public boolean belongsTo(@Nullable String other) {
        return unit != null && unit.equals(other);
    }
}
