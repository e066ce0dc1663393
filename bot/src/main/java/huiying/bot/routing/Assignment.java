package huiying.bot.routing;

import java.util.List;

import huiying.bot.cases.Cited;

/**
 * Whose job it is and why.
 *
 * @param unit    code of the unit in the lead
 * @param assists units that help it
 * @param basis   the law and clause of the duty list
 * @param reason  which rule matched: {@code 0206 @ LL03}
 * @param cited   the item, the version of the list, and the precedent if one decided
 */
public record Assignment(String unit, List<String> assists, String basis, String reason, How how, Cited cited) {

    /** What decided. */
    public enum How {
        /** The duty list. */
        LISTED,
        /** Several items fit equally well: a person chooses. */
        UNSURE,
        /** An earlier arbitration. */
        PRECEDENT,
        /** The object that was named belongs to the unit. */
        OBJECT,
        /** The unit it would have gone to is the one complained about. */
        CONFLICT,
        /** Nobody is named: the last resort of the place. */
        LAST_RESORT
    }

    /** Nobody was named. */
    public boolean lastResort() {
        return how == How.LAST_RESORT;
    }
}
