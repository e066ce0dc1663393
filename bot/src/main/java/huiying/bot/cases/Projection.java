package huiying.bot.cases;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The current case as the sum of its events; the row in the table is this and nothing else. */
final class Projection {
    private Projection() {
    }

    static Case opened(UUID id, CaseEvent.Opened event, Instant at) {
        var standing = new Standing(CaseStatus.DRAFT, at, Charge.queue("draft"), "general7d", Counts.NONE.another());
        return new Case(id, null, event.told(), event.origin(), standing, Times.from(at), Beside.NOTHING);
    }

    /** The case after an event that leads to a state. */
    static Case after(Case before, CaseEvent event, CaseStatus next, Instant at) {
        var now = before.standing(before.standing().with(before.standing().counts().another()).in(next, at));
        return filing(besides(owning(timing(now, event, at, before.standing().since()), event, at, before.standing().since()), event, before.state() != next),
                event);
    }

    private static Case filing(Case now, CaseEvent event) {
        return switch (event) {
            case CaseEvent.Amended e -> now.telling(e.told());
            case CaseEvent.Supplemented e -> now.telling(now.told().adding(e.words()));
            case CaseEvent.InfoGiven e -> now.telling(now.told().adding(e.words()));
            case CaseEvent.Submitted e -> now.numbered(e.number(), e.level());
            case CaseEvent.LeftUnfinished e -> now.numbered(e.number(), e.level());
            case CaseEvent.Categorised e -> now.standing(now.standing().promised(e.level())).telling(now.told().about(now.told().matter().in(e.category())));
            default -> now;
        };
    }

    private static Case timing(Case now, CaseEvent event, Instant at, Instant since) {
        var times = now.times();
        return now.timed(switch (event) {
            case CaseEvent.Submitted e -> times.filed(at, e.promised());
            case CaseEvent.LeftUnfinished e -> times.filed(at, e.promised());
            case CaseEvent.Dispatched e -> times.dispatched(at, e.due());
            case CaseEvent.ReturnAccepted e -> times.dispatched(at, e.due());
            case CaseEvent.Arbitrated e -> times.dispatched(at, e.due());
            case CaseEvent.ExtensionGranted e -> times.extended(e.due());
            case CaseEvent.Scheduled e -> times.extended(e.due());
            case CaseEvent.InfoGiven e -> times.waited(e.waited(), since);
            case CaseEvent.InfoOverdue e -> times.waited(e.waited(), since);
            case CaseEvent.ContactMade e -> e.reached() ? times.reached(at) : times;
            case CaseEvent.Reopened e -> times.reopened(e.due());
            case CaseEvent.Appealed e -> times.appealed(e.promised());
            default -> ending(event) ? times.closed(at) : times;
        });
    }

    private static boolean ending(CaseEvent event) {
        return switch (event) {
            case CaseEvent.ClosedUnsolved e -> true;
            case CaseEvent.Answered e -> true;
            case CaseEvent.Refused e -> true;
            case CaseEvent.FoundInvalid e -> true;
            case CaseEvent.Cancelled e -> true;
            case CaseEvent.ConfirmedSolved e -> true;
            case CaseEvent.LeftUnanswered e -> true;
            default -> false;
        };
    }

    private static Case owning(Case now, CaseEvent event, Instant at, Instant since) {
        var charge = now.standing().charge();
        return switch (event) {
            case CaseEvent.Submitted e -> now.charged(Charge.queue("triage"));
            case CaseEvent.LeftUnfinished e -> now.charged(Charge.queue("triage"));
            case CaseEvent.SentToTriage e -> now.charged(Charge.queue("triage"));
            case CaseEvent.Dispatched e -> now.charged(Charge.unit(e.unit(), e.basis(), e.automatic(), e.cited()));
            case CaseEvent.ReturnAsked e -> now.charged(charge.queued("triage")).counted(now.standing().counts().returned());
            case CaseEvent.ReturnAccepted e -> now.charged(Charge.unit(e.unit(), e.basis(), false, e.cited()));
            case CaseEvent.ReturnRejected e -> now.charged(charge.withUnit());
            case CaseEvent.SentToArbitration e -> now.charged(charge.queued("arbitration"));
            case CaseEvent.Arbitrated e -> now.charged(Charge.unit(e.unit(), e.basis(), false, e.cited()));
            case CaseEvent.AssistAsked e -> now.charged(charge.helpedBy(e.unit(), e.due()));
            case CaseEvent.AssistAccepted e -> now.charged(charge.accepted(e.unit(), at));
            case CaseEvent.AssistDone e -> now.charged(charge.helped(e.unit(), at));
            case CaseEvent.InfoGiven e -> now.charged(charge.waited(e.waited(), since));
            case CaseEvent.InfoOverdue e -> now.charged(charge.waited(e.waited(), since));
            case CaseEvent.HandedTo e -> now.charged(charge.handledBy(e.person()));
            case CaseEvent.Resolved e -> now.counted(now.standing().counts().resolved());
            case CaseEvent.HeadResolved e -> now.counted(now.standing().counts().resolved());
            case CaseEvent.Reopened e -> now.charged(charge.unit() == null ? charge : charge.withUnit()).counted(now.standing().counts().reopened());
            case CaseEvent.Appealed e -> now.charged(charge.queued(now.state() == CaseStatus.ARBITRATION ? "arbitration" : "triage"));
            case CaseEvent.Unmerged e -> now.standing(now.standing().since(e.since()));
            default -> now;
        };
    }

    private static Case besides(Case now, CaseEvent event, boolean moved) {
        var beside = now.beside().proposing(proposal(now, event, moved));
        var tally = beside.tally();
        return now.beside(switch (event) {
            case CaseEvent.ExtensionGranted e -> beside.with(tally.extended());
            case CaseEvent.Urged e -> beside.with(tally.urged());
            case CaseEvent.RepeatFound e -> beside.with(tally.repeated(e.times()));
            case CaseEvent.SentToArbitration e -> beside.with(tally.arbitrated());
            case CaseEvent.Appealed e -> beside.with(now.state() == CaseStatus.ARBITRATION ? tally.appealed().arbitrated() : tally.appealed());
            case CaseEvent.Reopened e -> beside.with(tally.again());
            case CaseEvent.Merged e -> beside.under(e.head());
            case CaseEvent.Unmerged e -> beside.under(null);
            case CaseEvent.RecordsHeld e -> beside.held(true);
            case CaseEvent.RecordsReleased e -> beside.held(false);
            case CaseEvent.SupervisionOpened e -> beside.supervised(e.level());
            case CaseEvent.SupervisionAnswered e -> beside.supervised(0);
            default -> now.state().isOpen() ? beside : beside.supervised(0);
        });
    }

    /** A step forward settles what was proposed; waiting for the resident and merging only hold it up. */
    private static @Nullable Proposal proposal(Case now, CaseEvent event, boolean moved) {
        var before = now.proposal();
        return switch (event) {
            case CaseEvent.ExtensionAsked e -> Proposal.later(Proposal.Kind.EXTENSION, Objects.requireNonNullElse(now.unit(), ""), e.until());
            case CaseEvent.PlanAsked e -> Proposal.later(Proposal.Kind.PLAN, Objects.requireNonNullElse(now.unit(), ""), e.until());
            case CaseEvent.EndProposed e -> e.proposal();
            case CaseEvent.Reported e -> e.unsolved();
            case CaseEvent.ExtensionGranted e -> null;
            case CaseEvent.ExtensionRefused e -> null;
            case CaseEvent.PlanRefused e -> null;
            case CaseEvent.EndDeclined e -> null;
            case CaseEvent.InfoAsked e -> before;
            case CaseEvent.InfoGiven e -> before;
            case CaseEvent.InfoOverdue e -> before;
            case CaseEvent.Merged e -> before;
            case CaseEvent.Unmerged e -> before;
            default -> moved ? null : before;
        };
    }
}
