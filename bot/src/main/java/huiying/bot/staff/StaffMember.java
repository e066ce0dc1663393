package huiying.bot.staff;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Language;

/** Somebody who works here, or a key that works for somebody. Members of a department have its unit. */
public record StaffMember(UUID id, String login, String name, Role role, @Nullable String unit, Language language) {
    /** Whether this is somebody of the unit. */
    public boolean belongsTo(@Nullable String other) {
        return unit != null && unit.equals(other);
    }
}
