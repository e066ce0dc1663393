package huiying.nlp;

import java.util.EnumSet;
import java.util.Set;

import huiying.nlp.Category.RequiredFact;

/**
 * The five facts a department asks for, in the resident's own words; what was not said is empty.
 *
 * @param who    whom it is about: a person, a company, an office
 * @param when   as said, not resolved to a date
 * @param where  the place, its parts joined
 * @param what   what is wrong, without place and time
 * @param demand what the resident wants done
 */
public record Facts(String who, String when, String where, String what, String demand) {
    public static final Facts NONE = new Facts("", "", "", "", "");

    /** Whether this fact was told; an amount is told by a number in what is wrong or wanted. */
    public boolean tells(RequiredFact fact) {
        return switch (fact) {
            case WHERE -> !where.isBlank();
            case WHEN -> !when.isBlank();
            case WHO -> !who.isBlank();
            case OBJECT -> !what.isBlank();
            case AMOUNT -> (what + demand).chars().anyMatch(Character::isDigit);
        };
    }

    /** What the departments of a category would have to ask back for, in the order of the enum; nothing for a category without a usual way. */
    public Set<RequiredFact> missing(Category category) {
        var missing = EnumSet.noneOf(RequiredFact.class);
        if (category.usual() != null) {
            missing.addAll(category.usual().facts());
        }
        missing.removeIf(this::tells);
        return missing;
    }

    public Facts at(String place) {
        return new Facts(who, when, place, what, demand);
    }

    public Facts on(String time) {
        return new Facts(who, time, where, what, demand);
    }

    /** The facts after one more turn: what it adds, what it makes finer, what it takes back. */
    public Facts then(Understanding later) {
        return Amending.amended(this, later);
    }

    /** The facts of several turns, in order. */
    public static Facts of(Iterable<Understanding> turns) {
        Facts facts = NONE;
        for (Understanding turn : turns) {
            facts = facts.then(turn);
        }
        return facts;
    }
}
