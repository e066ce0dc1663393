package huiying.bot.learning.samples;

import java.util.Arrays;

/** How a label came about, and how far it is trusted. */
public enum Provenance {
    /** Ships with the product. */
    STARTER("starter", 1),
    /** An agent found the model's answer right. */
    CONFIRM("confirm", 0.9),
    /** An agent chose another category. */
    CORRECT("correct", 1),
    /** A unit gave the case back, was believed, and the new unit does only one of the categories in question. */
    RETURN_ACCEPTED("return-accepted", 0.8),
    /** Decided in arbitration. */
    ARBITRATED("arbitrated", 1),
    /** The resident chose it. */
    CITIZEN("citizen", 0.5),
    /** Brought in with a file. */
    IMPORT("import", 0.9),
    /** Given in the studio by people who did not see each other's answer. */
    LABELLED("labelled", 1);

    private final String stored;
    private final double trust;

    Provenance(String stored, double trust) {
        this.stored = stored;
        this.trust = trust;
    }

    public String stored() {
        return stored;
    }

    public double trust() {
        return trust;
    }

    /** Whether somebody's decision about a case of their day stands behind it. */
    public boolean fromWork() {
        return this != STARTER && this != IMPORT && this != LABELLED;
    }

    public static Provenance of(String stored) {
        return Arrays.stream(values()).filter(one -> one.stored.equals(stored)).findFirst().orElseThrow();
    }
}
