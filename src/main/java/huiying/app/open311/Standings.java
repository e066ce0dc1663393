package huiying.app.open311;

import java.util.Arrays;
import java.util.List;

import huiying.bot.cases.CaseStatus;

/** Our nineteen states in the two of the protocol, and in the finer ones its extensions know. Closed never means fixed before the resident said so. */
final class Standings {
    private Standings() {
    }

    /** A merged case stays open until its head is resolved, because then it is resolved itself. */
    static boolean closed(CaseStatus state) {
        return !state.isOpen() || state == CaseStatus.RESOLVED;
    }

    static String status(CaseStatus state) {
        return closed(state) ? "closed" : "open";
    }

    static List<String> states(boolean closed) {
        return Arrays.stream(CaseStatus.values()).filter(state -> state != CaseStatus.DRAFT && closed(state) == closed).map(Enum::name).toList();
    }

    /** Quarrels about whose job it is look like work from outside. */
    static String extended(CaseStatus state) {
        return switch (state) {
            case DRAFT, SUBMITTED -> "OPEN";
            case TRIAGE, NEED_INFO -> "INVESTIGATING";
            case DISPATCHED, RETURN_ASKED, IN_PROGRESS, REPORTED -> "IN_PROGRESS";
            case ARBITRATION -> "INTERNAL_REFERRAL";
            case SCHEDULED -> "ACTION_SCHEDULED";
            case MERGED -> "DUPLICATE";
            case CLOSED_OK -> "FIXED";
            case RESOLVED, CLOSED_SILENT, ANSWERED -> "CLOSED";
            case CLOSED_UNSOLVED, INVALID, CANCELLED -> "NO_FURTHER_ACTION";
            case NOT_ACCEPTED -> "NOT_COUNCILS_RESPONSIBILITY";
        };
    }
}
