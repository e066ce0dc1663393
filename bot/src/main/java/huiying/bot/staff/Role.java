package huiying.bot.staff;

import java.util.Set;

/** What somebody is here to do. Nobody is two of them. */
public enum Role {
    AGENT, DEPARTMENT, SUPERVISOR,
    /** Changes how the house works: duties, grids, channels, wording. */
    ADMIN,
    /** Decides who comes in and with which rights; sees no case. */
    SECURITY,
    /** Reads what everybody did, and changes nothing. */
    AUDITOR;

    private static final Set<Role> WITH_CASES = Set.of(AGENT, DEPARTMENT, SUPERVISOR, ADMIN);

    /** Whether cases are any of this role's business. */
    public boolean seesCases() {
        return WITH_CASES.contains(this);
    }

    /** Whether the last one of them has to stay. */
    public boolean isKeeper() {
        return this == ADMIN || this == SECURITY;
    }
}
