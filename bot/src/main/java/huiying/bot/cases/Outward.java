package huiying.bot.cases;

import org.jspecify.annotations.Nullable;

/** What of an event leaves the house: the law it rests on, and whether the resident may read of it. */
final class Outward {
    private Outward() {
    }

    static @Nullable String basis(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Dispatched it -> it.basis();
            case CaseEvent.ReturnAsked it -> it.basis();
            case CaseEvent.ReturnAccepted it -> it.basis();
            case CaseEvent.Arbitrated it -> it.basis();
            case CaseEvent.Reported it -> it.basis();
            case CaseEvent.ClosedUnsolved it -> it.basis();
            case CaseEvent.Refused it -> it.basis();
            default -> null;
        };
    }

    /** Quarrels about whose job it is, notes and timers stay inside. */
    static boolean isPublic(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Noted it -> false;
            case CaseEvent.DeadlineFired it -> false;
            case CaseEvent.ReturnAsked it -> false;
            case CaseEvent.ReturnRejected it -> false;
            case CaseEvent.SentToArbitration it -> false;
            case CaseEvent.SentBack it -> false;
            case CaseEvent.HandedTo it -> false;
            case CaseEvent.AssistAsked it -> false;
            case CaseEvent.AssistAccepted it -> false;
            case CaseEvent.AssistDone it -> false;
            case CaseEvent.PhotoTaken it -> false;
            case CaseEvent.Categorised it -> false;
            case CaseEvent.ExtensionAsked it -> false;
            case CaseEvent.ExtensionRefused it -> false;
            case CaseEvent.PlanAsked it -> false;
            case CaseEvent.PlanRefused it -> false;
            case CaseEvent.EndProposed it -> false;
            case CaseEvent.EndDeclined it -> false;
            case CaseEvent.Escalated it -> false;
            case CaseEvent.Rectified it -> false;
            case CaseEvent.RepeatFound it -> false;
            case CaseEvent.SummaryWritten it -> false;
            case CaseEvent.RecordsHeld it -> false;
            case CaseEvent.RecordsReleased it -> false;
            case CaseEvent.SupervisionOpened it -> false;
            case CaseEvent.SupervisionAnswered it -> false;
            case CaseEvent.EmergencyFlagged it -> false;
            default -> true;
        };
    }
}
