package huiying.bot.desk;

import java.util.UUID;

/** Somebody asked for something that is not theirs. To be answered as if a hidden case did not exist. */
public final class NotPermitted extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean hidden;

    NotPermitted(UUID person, String act, UUID caseId, boolean hidden) {
        super("person " + person + " may not " + act + " case " + caseId);
        this.hidden = hidden;
    }

    /** True when the person may not even know that the case exists: answer 404, else 403. */
    public boolean hidden() {
        return hidden;
    }
}
