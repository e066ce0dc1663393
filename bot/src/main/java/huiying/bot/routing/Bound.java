package huiying.bot.routing;

import java.util.Optional;

import huiying.bot.duties.Inquiry;

/** Finds the unit an object belongs to when the resident's words name the object. */
public interface Bound {
    Bound NONE = asked -> Optional.empty();

    /** The unit and how to cite it. */
    record Owner(String unit, String cite) {
    }

    Optional<Owner> unitOf(Inquiry asked);
}
