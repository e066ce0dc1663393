package huiying.bot.assessment;

import java.time.Instant;
import java.util.UUID;

/**
 * Something a unit did, or did not do, that is counted and perhaps scored.
 *
 * @param seq     the event it rests on
 * @param minutes how late, rounded up; 0 when it was in time
 */
public record Mark(Kind kind, UUID caseId, String number, int seq, String unit, Instant at, long minutes) {

    /** What is counted. */
    public enum Kind {
        /** Given to the unit. */
        GOT,
        /** Signed by a person in time. */
        SIGNED,
        /** The clock had to sign. */
        NOT_SIGNED,
        /** A report that was accepted; late by so many minutes. */
        DONE,
        /** The time is over and there is no report; late by so many minutes when the period ended. */
        OPEN_LATE,
        /** The unit asked to give it back. */
        RETURNED,
        /** It asked without reason. */
        RETURN_REJECTED,
        /** A reviewer sent the report back. */
        SENT_BACK,
        /** The resident had it done again. */
        REOPENED,
        /** Nobody called a dissatisfied resident in time. */
        NOT_CALLED,
        /** Nothing was put right in time. */
        NOT_RECTIFIED
    }

    public boolean isLate() {
        return minutes > 0;
    }
}
