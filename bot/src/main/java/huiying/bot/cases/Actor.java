package huiying.bot.cases;

import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Who moves a case. The id is an address, a person, a timer's kind or the name of an API key; never a name or a number of a resident. The unit is that of a member of a department. */
public record Actor(Kind kind, String id, String role, @Nullable String unit) {

    /** The four that can move a case. */
    public enum Kind {
        CITIZEN, STAFF, CLOCK, INTEGRATOR;

        public String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Actor(Kind kind, String id, String role) {
        this(kind, id, role, null);
    }

    public static Actor citizen(UUID address) {
        return new Actor(Kind.CITIZEN, address.toString(), "citizen");
    }

    public static Actor staff(UUID person, String role) {
        return new Actor(Kind.STAFF, person.toString(), role);
    }

    public static Actor staff(UUID person, String role, @Nullable String unit) {
        return new Actor(Kind.STAFF, person.toString(), role, unit);
    }

    /** Time passing, or a rule that needs nobody. */
    public static Actor clock(String timer) {
        return new Actor(Kind.CLOCK, timer, "system");
    }

    public static Actor integrator(String key) {
        return new Actor(Kind.INTEGRATOR, key, "integrator");
    }

    static Actor stored(String kind, String id, String role, @Nullable String unit) {
        return new Actor(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), id, role, unit);
    }
}
