package huiying.bot.cases;

import java.time.Instant;
import java.util.UUID;

/** The current case as the sum of its events; the row in the table is this and nothing else. */
final class Projection {
    private Projection() {
    }

    static Case opened(UUID id, CaseEvent.Opened event, Instant at) {
        var standing = new Standing(CaseStatus.DRAFT, at, Charge.queue("draft"), "general7d", Counts.NONE.another());
        return new Case(id, null, event.told(), event.origin(), standing, Times.from(at));
    }

    /** The case after an event that leads to a state. */
    static Case after(Case before, CaseEvent event, CaseStatus next, Instant at) {
        var counted = before.standing().with(before.standing().counts().another()).in(next, at);
        var now = new Case(before.id(), before.number(), before.told(), before.origin(), counted, before.times());
        return filing(owning(timing(now, event, at), event, at), event);
    }

    private static Case filing(Case now, CaseEvent event) {
        return switch (event) {
            case CaseEvent.Amended e -> told(now, e.told());
            case CaseEvent.Supplemented e -> told(now, now.told().adding(e.words()));
            case CaseEvent.InfoGiven e -> told(now, now.told().adding(e.words()));
            case CaseEvent.Submitted e -> numbered(now, e.number(), e.level());
            case CaseEvent.LeftUnfinished e -> numbered(now, e.number(), e.level());
            case CaseEvent.Categorised e -> told(standing(now, now.standing().promised(e.level())), now.told().about(now.told().matter().in(e.category())));
            default -> now;
        };
    }

    private static Case timing(Case now, CaseEvent event, Instant at) {
        return switch (event) {
            case CaseEvent.Submitted e -> times(now, now.times().filed(at, e.promised()));
            case CaseEvent.LeftUnfinished e -> times(now, now.times().filed(at, e.promised()));
            case CaseEvent.Dispatched e -> times(now, now.times().dispatched(at, e.due()));
            case CaseEvent.ReturnAccepted e -> times(now, now.times().dispatched(at, e.due()));
            case CaseEvent.Arbitrated e -> times(now, now.times().dispatched(at, e.due()));
            case CaseEvent.ExtensionGranted e -> times(now, now.times().extended(e.due()));
            case CaseEvent.Scheduled e -> times(now, now.times().extended(e.due()));
            case CaseEvent.Reopened e -> times(now, now.times().reopened(e.due()));
            case CaseEvent.Appealed e -> times(now, now.times().closed(null));
            case CaseEvent.ClosedUnsolved e -> times(now, now.times().closed(at));
            case CaseEvent.Answered e -> times(now, now.times().closed(at));
            case CaseEvent.Refused e -> times(now, now.times().closed(at));
            case CaseEvent.FoundInvalid e -> times(now, now.times().closed(at));
            case CaseEvent.Cancelled e -> times(now, now.times().closed(at));
            case CaseEvent.ConfirmedSolved e -> times(now, now.times().closed(at));
            case CaseEvent.LeftUnanswered e -> times(now, now.times().closed(at));
            default -> now;
        };
    }

    private static Case owning(Case now, CaseEvent event, Instant at) {
        var charge = now.standing().charge();
        return switch (event) {
            case CaseEvent.Submitted e -> charged(now, Charge.queue("triage"));
            case CaseEvent.LeftUnfinished e -> charged(now, Charge.queue("triage"));
            case CaseEvent.SentToTriage e -> charged(now, Charge.queue("triage"));
            case CaseEvent.Dispatched e -> charged(now, Charge.unit(e.unit(), e.basis(), e.automatic(), e.cited()));
            case CaseEvent.ReturnAsked e -> counted(charged(now, charge.queued("triage")), now.standing().counts().returned());
            case CaseEvent.ReturnAccepted e -> charged(now, Charge.unit(e.unit(), e.basis(), false, e.cited()));
            case CaseEvent.ReturnRejected e -> charged(now, charge.withUnit());
            case CaseEvent.SentToArbitration e -> charged(now, charge.queued("arbitration"));
            case CaseEvent.Arbitrated e -> charged(now, Charge.unit(e.unit(), e.basis(), false, e.cited()));
            case CaseEvent.AssistAsked e -> charged(now, charge.helpedBy(e.unit(), e.due()));
            case CaseEvent.AssistDone e -> charged(now, charge.helped(e.unit(), at));
            case CaseEvent.HandedTo e -> charged(now, charge.handledBy(e.person()));
            case CaseEvent.Resolved e -> counted(now, now.standing().counts().resolved());
            case CaseEvent.HeadResolved e -> counted(now, now.standing().counts().resolved());
            case CaseEvent.Reopened e -> counted(now, now.standing().counts().reopened());
            case CaseEvent.Appealed e -> charged(now, charge.queued(now.state() == CaseStatus.ARBITRATION ? "arbitration" : "triage"));
            default -> now;
        };
    }

    private static Case told(Case now, Draft told) {
        return new Case(now.id(), now.number(), told, now.origin(), now.standing(), now.times());
    }

    private static Case numbered(Case now, CaseNumber number, String level) {
        return new Case(now.id(), number, now.told(), now.origin(), now.standing().promised(level), now.times());
    }

    private static Case standing(Case now, Standing standing) {
        return new Case(now.id(), now.number(), now.told(), now.origin(), standing, now.times());
    }

    private static Case charged(Case now, Charge charge) {
        return standing(now, now.standing().with(charge));
    }

    private static Case counted(Case now, Counts counts) {
        return standing(now, now.standing().with(counts));
    }

    private static Case times(Case now, Times times) {
        return new Case(now.id(), now.number(), now.told(), now.origin(), now.standing(), times);
    }
}
