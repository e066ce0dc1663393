package huiying.bot.cases;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import huiying.bot.cases.NotAllowedNow.Why;
import huiying.nlp.Nature;

/** What a state alone does not tell: conditions on the case and on who asks. */
final class Guards {
    /** What counts where the city says nothing else. */
    static final Duration REOPEN_WINDOW = Duration.ofDays(15);
    private static final int RETURNS_BEFORE_ARBITRATION = 2;
    private static final int EXTENSIONS = 2;

    private Guards() {
    }

    /** Null when nothing stands against it. */
    static @Nullable Why against(Case now, CaseEvent event, Actor actor, Instant at, Duration window) {
        return isEmpty(event) ? Why.NO_REASON : switch (event) {
            case CaseEvent.Dispatched e when now.state() == CaseStatus.DISPATCHED && actor.kind() != Actor.Kind.CLOCK -> Why.STATE;
            case CaseEvent.ReturnAsked e when now.returns() >= RETURNS_BEFORE_ARBITRATION -> Why.RETURN_OVER;
            case CaseEvent.ReturnAsked e when now.tally().arbitrations() > 0 -> Why.BINDING;
            case CaseEvent.AssistAsked e when e.unit().equals(now.unit()) -> Why.SAME_UNIT;
            case CaseEvent.AssistAccepted e when !now.standing().charge().isAwaited(e.unit()) -> Why.STATE;
            case CaseEvent.AssistDone e when !now.standing().charge().isAssistedBy(e.unit()) -> Why.STATE;
            case CaseEvent.ReturnAccepted e when e.unit().equals(now.unit()) -> Why.SAME_UNIT;
            case CaseEvent.SentToArbitration e when now.tally().arbitrations() > 0 -> Why.BINDING;
            case CaseEvent.SentToArbitration e when tooEarly(now, e) -> Why.TOO_EARLY;
            case CaseEvent.Answered e when now.nature() != Nature.CONSULTATION -> Why.NOT_A_CONSULTATION;
            case CaseEvent.Reopened e when isOver(now, at, window) -> Why.REOPEN_OVER;
            case CaseEvent.Cancelled e when actor.kind() == Actor.Kind.CITIZEN && isPublicInterest(now) -> Why.PUBLIC_INTEREST;
            case CaseEvent.Appealed e when now.tally().appeals() > 0 -> Why.APPEALED;
            case CaseEvent.Appealed e when isOver(now, at, window) -> Why.REOPEN_OVER;
            case CaseEvent.Merged e when e.head().equals(now.id()) -> Why.NOT_A_HEAD;
            case CaseEvent.Merged e when now.confidential() || now.nature() == Nature.WHISTLEBLOWING -> Why.CONFIDENTIAL;
            case CaseEvent.SupervisionOpened e when e.level() <= now.beside().supervised() -> Why.SUPERVISED;
            case CaseEvent.RecordsHeld e when now.beside().held() -> Why.STATE;
            case CaseEvent.RecordsReleased e when !now.beside().held() -> Why.STATE;
            case CaseEvent.SupervisionAnswered e when now.beside().supervised() == 0 -> Why.NOT_SUPERVISED;
            default -> proposals(now, event, actor, at);
        };
    }

    /** One asks, another decides. */
    private static @Nullable Why proposals(Case now, CaseEvent event, Actor actor, Instant at) {
        return switch (event) {
            case CaseEvent.ExtensionAsked e -> later(now, e.until(), at);
            case CaseEvent.PlanAsked e -> later(now, e.until(), at);
            case CaseEvent.EndProposed e when now.proposal() != null -> Why.PROPOSED;
            case CaseEvent.ExtensionGranted e -> granted(now, Proposal.Kind.EXTENSION, e.due());
            case CaseEvent.ExtensionRefused e -> proposed(now, Proposal.Kind.EXTENSION, actor);
            case CaseEvent.Scheduled e -> granted(now, Proposal.Kind.PLAN, e.due());
            case CaseEvent.PlanRefused e -> proposed(now, Proposal.Kind.PLAN, actor);
            case CaseEvent.EndDeclined e when now.proposal() == null -> Why.NOT_PROPOSED;
            case CaseEvent.ClosedUnsolved e -> proposed(now, Proposal.Kind.UNSOLVED, actor);
            case CaseEvent.Refused e when now.state() == CaseStatus.TRIAGE -> proposed(now, Proposal.Kind.REFUSAL, actor);
            case CaseEvent.FoundInvalid e -> proposed(now, Proposal.Kind.INVALID, actor);
            default -> null;
        };
    }

    /** Nobody has to read between the lines later. */
    private static boolean isEmpty(CaseEvent event) {
        return switch (event) {
            case CaseEvent.ReturnAsked e -> e.basis().isBlank() || e.words().isBlank();
            case CaseEvent.ClosedUnsolved e -> e.basis().isBlank();
            case CaseEvent.Refused e -> e.basis().isBlank() || e.code().isBlank();
            case CaseEvent.EndProposed e -> e.proposal().code().isBlank() || isEmpty(e.proposal());
            case CaseEvent.Reported e -> e.words().isBlank() || e.unsolved() != null && isEmpty(e.unsolved());
            case CaseEvent.Answered e -> e.source().isBlank() || e.words().isBlank();
            case CaseEvent.SentBack e -> e.words().isBlank();
            case CaseEvent.Reopened e -> e.words().isBlank();
            case CaseEvent.Appealed e -> e.words().isBlank();
            case CaseEvent.ExtensionAsked e -> e.words().isBlank();
            case CaseEvent.PlanAsked e -> e.words().isBlank();
            case CaseEvent.InfoAsked e -> e.words().isBlank();
            case CaseEvent.SupervisionAnswered e -> e.words().isBlank();
            case CaseEvent.RecordsHeld e -> e.words().isBlank();
            case CaseEvent.RecordsReleased e -> e.words().isBlank();
            default -> false;
        };
    }

    private static boolean isEmpty(Proposal proposal) {
        return switch (proposal.kind()) {
            case REFUSAL -> proposal.basis().isBlank() || proposal.door().isBlank();
            case UNSOLVED -> proposal.basis().isBlank();
            case EXTENSION, PLAN, INVALID -> false;
        };
    }

    private static @Nullable Why later(Case now, Instant until, Instant at) {
        if (now.proposal() != null) {
            return Why.PROPOSED;
        }
        if (now.dueAt() == null || at.isAfter(now.dueAt())) {
            return Why.TOO_LATE;
        }
        if (now.tally().extensions() >= EXTENSIONS) {
            return Why.EXTENSIONS_OVER;
        }
        return until.isAfter(now.dueAt()) ? null : Why.BAD_DATE;
    }

    private static @Nullable Why granted(Case now, Proposal.Kind kind, Instant due) {
        var proposal = now.proposal();
        if (proposal == null || proposal.kind() != kind || proposal.until() == null) {
            return Why.NOT_PROPOSED;
        }
        return due.isAfter(proposal.until()) ? Why.BAD_DATE : null;
    }

    private static @Nullable Why proposed(Case now, Proposal.Kind kind, Actor actor) {
        var proposal = now.proposal();
        if (proposal == null || proposal.kind() != kind) {
            return Why.NOT_PROPOSED;
        }
        return proposal.by().equals(actor.id()) ? Why.SECOND_PERSON : null;
    }

    static boolean isOver(Case now, Instant at, Duration window) {
        return now.times().closed() != null && at.isAfter(now.times().closed().plus(window));
    }

    private static boolean tooEarly(Case now, CaseEvent.SentToArbitration event) {
        return event.reason().equals("two-returns") && now.returns() < RETURNS_BEFORE_ARBITRATION;
    }

    private static boolean isPublicInterest(Case now) {
        return now.nature() == Nature.WHISTLEBLOWING && now.state() != CaseStatus.DRAFT;
    }
}
