package huiying.bot.cases;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import huiying.bot.cases.NotAllowedNow.Why;
import huiying.nlp.Nature;

/** What a state alone does not tell: conditions on the case and on who asks. */
final class Guards {
    static final Duration REOPEN_WINDOW = Duration.ofDays(15);
    private static final int RETURNS_BEFORE_ARBITRATION = 2;

    private Guards() {
    }

    /** Null when nothing stands against it. */
    static @Nullable Why against(Case now, CaseEvent event, Actor actor, Instant at) {
        return switch (event) {
            case CaseEvent.Dispatched e when now.state() == CaseStatus.DISPATCHED && actor.kind() != Actor.Kind.CLOCK -> Why.STATE;
            case CaseEvent.ReturnAsked e when e.basis().isBlank() || e.words().isBlank() -> Why.NO_REASON;
            case CaseEvent.ReturnAsked e when now.returns() >= RETURNS_BEFORE_ARBITRATION -> Why.RETURN_OVER;
            case CaseEvent.AssistAsked e when e.unit().equals(now.unit()) -> Why.SAME_UNIT;
            case CaseEvent.AssistDone e when !now.standing().charge().isAssistedBy(e.unit()) -> Why.STATE;
            case CaseEvent.AssistDone e when e.words().isBlank() -> Why.NO_REASON;
            case CaseEvent.ReturnAccepted e when e.unit().equals(now.unit()) -> Why.SAME_UNIT;
            case CaseEvent.SentToArbitration e when tooEarly(now, e) -> Why.TOO_EARLY;
            case CaseEvent.Answered e when now.nature() != Nature.CONSULTATION -> Why.NOT_A_CONSULTATION;
            case CaseEvent.ClosedUnsolved e when e.basis().isBlank() -> Why.NO_REASON;
            case CaseEvent.Refused e when e.basis().isBlank() || e.code().isBlank() -> Why.NO_REASON;
            case CaseEvent.SentBack e when e.words().isBlank() -> Why.NO_REASON;
            case CaseEvent.Reported e when e.words().isBlank() -> Why.NO_REASON;
            case CaseEvent.Reopened e when e.words().isBlank() -> Why.NO_REASON;
            case CaseEvent.Reopened e when now.times().closed() != null && at.isAfter(now.times().closed().plus(REOPEN_WINDOW)) -> Why.REOPEN_OVER;
            case CaseEvent.Cancelled e when actor.kind() == Actor.Kind.CITIZEN && isPublicInterest(now) -> Why.PUBLIC_INTEREST;
            default -> null;
        };
    }

    private static boolean tooEarly(Case now, CaseEvent.SentToArbitration event) {
        return event.reason().equals("two-returns") && now.returns() < RETURNS_BEFORE_ARBITRATION;
    }

    private static boolean isPublicInterest(Case now) {
        return now.nature() == Nature.WHISTLEBLOWING && now.state() != CaseStatus.DRAFT;
    }
}
