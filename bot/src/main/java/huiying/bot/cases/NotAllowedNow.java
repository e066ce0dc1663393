package huiying.bot.cases;

import java.util.UUID;

/** A step that the case, as it now stands, does not permit. Carries the facts; the words for people are made where it is shown. */
public final class NotAllowedNow extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final UUID caseId;
    private final CaseStatus state;
    private final String event;
    private final Why why;

    /** Why a step is refused. */
    public enum Why {
        /** The state does not permit it. */
        STATE,
        /** The unit had its one return already, or the time for it is over. */
        RETURN_OVER,
        /** It would go back to the unit it came from. */
        SAME_UNIT,
        /** Arbitration needs two returns, a passed deadline or a matter no list names. */
        TOO_EARLY,
        /** Only consultations may be answered at once. */
        NOT_A_CONSULTATION,
        /** The window for reopening is over: a new case has to be linked to this one. */
        REOPEN_OVER,
        /** A call that must be made blocks closing. */
        CALL_OWED,
        /** A report of wrongdoing is withdrawn by a reviewer only. */
        PUBLIC_INTEREST,
        /** Somebody else's decision about the case has not been carried out yet. */
        PENDING,
        /** The report of wrongdoing is about this unit, or about one of its branch. */
        CONFLICT,
        /** Reason or basis is missing. */
        NO_REASON,
        /** The resident has been waited for as long as is allowed. */
        PAUSE_OVER,
        /** The date has passed: what would move it came too late. */
        TOO_LATE,
        /** As much more time as there may be was granted already. */
        EXTENSIONS_OVER,
        /** The date asked for is not later, or later than may be. */
        BAD_DATE,
        /** Something else waits for a decision already. */
        PROPOSED,
        /** Nobody proposed it. */
        NOT_PROPOSED,
        /** Whoever proposes does not decide. */
        SECOND_PERSON,
        /** An ending is appealed against once. */
        APPEALED,
        /** An arbiter has decided whose it is. */
        BINDING,
        /** It is dealt with together with another case itself, or is over, or is the same case. */
        NOT_A_HEAD,
        /** What was told in confidence is dealt with alone. */
        CONFIDENTIAL,
        /** The reply says nothing, or what the unit says to everybody. */
        SET_PHRASE,
        /** No supervision is open. */
        NOT_SUPERVISED,
        /** One supervision is open already. */
        SUPERVISED
    }

    public NotAllowedNow(UUID caseId, CaseStatus state, String event, Why why) {
        super("case " + caseId + " in " + state + " refuses " + event + ": " + why);
        this.caseId = caseId;
        this.state = state;
        this.event = event;
        this.why = why;
    }

    public UUID caseId() {
        return caseId;
    }

    public CaseStatus state() {
        return state;
    }

    public String event() {
        return event;
    }

    public Why why() {
        return why;
    }
}
