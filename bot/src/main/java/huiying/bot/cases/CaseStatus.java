package huiying.bot.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Where a case stands. */
public enum CaseStatus {
    DRAFT, SUBMITTED, TRIAGE, NEED_INFO, DISPATCHED, RETURN_ASKED, ARBITRATION, IN_PROGRESS, SCHEDULED, REPORTED, RESOLVED, CLOSED_OK, CLOSED_SILENT, CLOSED_UNSOLVED, ANSWERED, NOT_ACCEPTED, INVALID, CANCELLED, MERGED;

    private static final Set<CaseStatus> OVER = Set.of(CLOSED_OK, CLOSED_SILENT, CLOSED_UNSOLVED, ANSWERED, NOT_ACCEPTED, INVALID, CANCELLED);

    /** Somebody still owes the resident something: everything that is not over, a merged case included. */
    public boolean isOpen() {
        return !OVER.contains(this);
    }

    /** Filed and not over: what counts as work. */
    public boolean isWork() {
        return isOpen() && this != DRAFT;
    }

    /** With a department, whether it has signed for it or not. */
    public boolean isWithUnit() {
        return Set.of(DISPATCHED, RETURN_ASKED, IN_PROGRESS, SCHEDULED, REPORTED).contains(this);
    }

    /** The states in which the department's clock runs. */
    public boolean clockRuns() {
        return isWithUnit() || this == ARBITRATION;
    }

    public static List<String> names(CaseStatus... states) {
        return Arrays.stream(states).map(Enum::name).toList();
    }
}
