package huiying.bot.cases;

import static huiying.bot.cases.CaseStatus.*;

import java.util.Arrays;
import java.util.Optional;

/** The life of a case as one table: an event, the state it leads to, the states it is allowed in. */
public final class CaseLifecycle {
    private static final CaseStatus[] OPEN = Arrays.stream(CaseStatus.values()).filter(CaseStatus::isOpen).toArray(CaseStatus[]::new);
    private static final CaseStatus[] WORK = Arrays.stream(OPEN).filter(CaseStatus::isWork).toArray(CaseStatus[]::new);
    private static final CaseStatus[] UNRESOLVED = Arrays.stream(WORK).filter(state -> state != RESOLVED).toArray(CaseStatus[]::new);
    private static final CaseStatus[] MERGEABLE = Arrays.stream(UNRESOLVED).filter(state -> state != MERGED).toArray(CaseStatus[]::new);

    private CaseLifecycle() {
    }

    /** The state after an event, or empty when the state does not permit it. */
    public static Optional<CaseStatus> after(CaseStatus now, CaseEvent event) {
        return switch (event) {
            case CaseEvent.Opened e -> Optional.empty(); // a case is opened once, by Cases.open
            case CaseEvent.Amended e -> stay(now, DRAFT, SUBMITTED, TRIAGE, NEED_INFO, DISPATCHED, IN_PROGRESS);
            case CaseEvent.Supplemented e -> stay(now, OPEN);
            case CaseEvent.Submitted e -> move(now, SUBMITTED, DRAFT);
            case CaseEvent.LeftUnfinished e -> move(now, TRIAGE, DRAFT);
            case CaseEvent.SentToTriage e -> move(now, TRIAGE, SUBMITTED);
            case CaseEvent.Categorised e -> stay(now, DRAFT, SUBMITTED, TRIAGE, NEED_INFO, DISPATCHED, RETURN_ASKED, ARBITRATION);

            case CaseEvent.Dispatched e -> move(now, DISPATCHED, SUBMITTED, TRIAGE, DISPATCHED); // again when the resident's correction shows another unit
            case CaseEvent.ReturnAsked e -> move(now, RETURN_ASKED, DISPATCHED, IN_PROGRESS);
            case CaseEvent.ReturnAccepted e -> move(now, DISPATCHED, RETURN_ASKED);
            case CaseEvent.ReturnRejected e -> move(now, IN_PROGRESS, RETURN_ASKED);
            case CaseEvent.SentToArbitration e -> move(now, ARBITRATION, TRIAGE, RETURN_ASKED);
            case CaseEvent.Arbitrated e -> move(now, DISPATCHED, ARBITRATION);

            case CaseEvent.AssistAsked e -> stay(now, DISPATCHED, IN_PROGRESS, SCHEDULED);
            case CaseEvent.AssistAccepted e -> stay(now, DISPATCHED, IN_PROGRESS, SCHEDULED, REPORTED);
            case CaseEvent.AssistDone e -> stay(now, DISPATCHED, IN_PROGRESS, SCHEDULED, REPORTED);

            case CaseEvent.Signed e -> move(now, IN_PROGRESS, DISPATCHED);
            case CaseEvent.HandedTo e -> stay(now, DISPATCHED, IN_PROGRESS, SCHEDULED);
            case CaseEvent.Reported e -> move(now, REPORTED, IN_PROGRESS, SCHEDULED);
            case CaseEvent.SentBack e -> move(now, IN_PROGRESS, REPORTED);
            case CaseEvent.ContactMade e ->
                stay(now, DISPATCHED, RETURN_ASKED, NEED_INFO, IN_PROGRESS, SCHEDULED, REPORTED, RESOLVED, CLOSED_OK, CLOSED_SILENT);
            case CaseEvent.PhotoTaken e -> stay(now, OPEN);
            case CaseEvent.Progressed e -> stay(now, IN_PROGRESS, SCHEDULED);
            case CaseEvent.ExtensionAsked e -> stay(now, IN_PROGRESS);
            case CaseEvent.ExtensionGranted e -> stay(now, IN_PROGRESS);
            case CaseEvent.ExtensionRefused e -> stay(now, IN_PROGRESS);
            case CaseEvent.PlanAsked e -> stay(now, IN_PROGRESS);
            case CaseEvent.PlanRefused e -> stay(now, IN_PROGRESS);
            case CaseEvent.Scheduled e -> move(now, SCHEDULED, IN_PROGRESS);
            case CaseEvent.Resumed e -> move(now, IN_PROGRESS, SCHEDULED);

            case CaseEvent.InfoAsked e -> move(now, NEED_INFO, SUBMITTED, TRIAGE, IN_PROGRESS);
            case CaseEvent.InfoGiven e -> back(now, e.back(), NEED_INFO, SUBMITTED, TRIAGE, IN_PROGRESS);
            case CaseEvent.InfoOverdue e -> back(now, e.back(), NEED_INFO, SUBMITTED, TRIAGE, IN_PROGRESS);

            case CaseEvent.Resolved e -> move(now, RESOLVED, REPORTED);
            case CaseEvent.ClosedUnsolved e -> move(now, CLOSED_UNSOLVED, REPORTED);
            case CaseEvent.EndProposed e -> stay(now, TRIAGE);
            case CaseEvent.EndDeclined e -> stay(now, TRIAGE);
            case CaseEvent.Answered e -> move(now, ANSWERED, SUBMITTED, TRIAGE);
            case CaseEvent.Refused e -> move(now, NOT_ACCEPTED, TRIAGE, ARBITRATION);
            case CaseEvent.FoundInvalid e -> move(now, INVALID, TRIAGE);
            case CaseEvent.Cancelled e -> move(now, CANCELLED, OPEN);
            case CaseEvent.Appealed e -> move(now, now == CLOSED_UNSOLVED ? ARBITRATION : TRIAGE, ANSWERED, NOT_ACCEPTED, INVALID, CLOSED_UNSOLVED);

            case CaseEvent.Rated e -> stay(now, RESOLVED, CLOSED_OK, CLOSED_SILENT);
            case CaseEvent.ConfirmedSolved e -> move(now, CLOSED_OK, RESOLVED);
            case CaseEvent.LeftUnanswered e -> move(now, CLOSED_SILENT, RESOLVED);
            case CaseEvent.Reopened e -> move(now, IN_PROGRESS, RESOLVED, CLOSED_OK, CLOSED_SILENT, CLOSED_UNSOLVED);

            case CaseEvent.Merged e -> move(now, MERGED, MERGEABLE);
            case CaseEvent.Unmerged e -> back(now, e.back(), MERGED, MERGEABLE);
            case CaseEvent.HeadResolved e -> move(now, RESOLVED, MERGED);

            case CaseEvent.Urged e -> stay(now, UNRESOLVED);
            case CaseEvent.RecordsHeld e -> Optional.of(now);
            case CaseEvent.RecordsReleased e -> Optional.of(now);
            case CaseEvent.SupervisionOpened e -> stay(now, WORK);
            case CaseEvent.SupervisionAnswered e -> stay(now, WORK);
            case CaseEvent.Escalated e -> stay(now, WORK);
            case CaseEvent.Rectified e -> stay(now, CaseStatus.values());
            case CaseEvent.RepeatFound e -> stay(now, WORK);
            case CaseEvent.SummaryWritten e -> stay(now, WORK);
            case CaseEvent.EmergencyFlagged e -> stay(now, OPEN);
            case CaseEvent.DeadlineFired e -> stay(now, CaseStatus.values());
            case CaseEvent.Noted e -> stay(now, CaseStatus.values());
        };
    }

    private static Optional<CaseStatus> move(CaseStatus now, CaseStatus next, CaseStatus... allowedIn) {
        return Arrays.asList(allowedIn).contains(now) ? Optional.of(next) : Optional.empty();
    }

    private static Optional<CaseStatus> stay(CaseStatus now, CaseStatus... allowedIn) {
        return move(now, now, allowedIn);
    }

    private static Optional<CaseStatus> back(CaseStatus now, CaseStatus back, CaseStatus from, CaseStatus... allowedBack) {
        return Arrays.asList(allowedBack).contains(back) ? move(now, back, from) : Optional.empty();
    }
}
