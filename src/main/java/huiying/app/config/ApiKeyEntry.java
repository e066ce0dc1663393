package huiying.app.config;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** One configured key for automation: {@code name:secret:role[:unit]}. */
public record ApiKeyEntry(String name, String secret, String role, @Nullable String unit) {
    private static final String KEY = "huiying.api.keys";
    private static final Set<String> ROLES = Set.of("AGENT", "DEPARTMENT", "SUPERVISOR", "ADMIN");

    /** The sentence of a refusal never shows the secret. */
    public static ApiKeyEntry parse(String text) {
        var parts = text.strip().split(":", -1);
        if (parts.length < 3 || parts.length > 4 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new BadConfiguration(KEY, "must be a comma list of name:secret:role[:unit].");
        }
        var role = parts[2].strip().toUpperCase(Locale.ROOT);
        if (!ROLES.contains(role)) {
            throw new BadConfiguration(KEY, "gives " + parts[0] + " an unknown role; known are agent, department, supervisor and admin.");
        }
        var unit = parts.length == 4 && !parts[3].isBlank() ? parts[3].strip() : null;
        if (role.equals("DEPARTMENT") && unit == null) {
            throw new BadConfiguration(KEY, "gives " + parts[0] + " the role department without a unit.");
        }
        return new ApiKeyEntry(parts[0].strip(), parts[1].strip(), role, unit);
    }

    @Override
    public String toString() {
        return name + ":***:" + role;
    }
}
