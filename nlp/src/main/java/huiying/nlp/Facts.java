package huiying.nlp;

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
