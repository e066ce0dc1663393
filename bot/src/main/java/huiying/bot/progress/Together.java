package huiying.bot.progress;

import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.cases.NotAllowedNow;

/** Cases that are dealt with together: what becomes of the head reaches its members, each told and asked for itself. */
final class Together {
    private static final Actor HEAD = Actor.clock("head");

    private final Cases cases;
    private final Moves moves;

    Together(Cases cases, Moves moves) {
        this.cases = cases;
        this.moves = moves;
    }

    /** Whether a case can be the head of another. */
    void check(Case member, CaseEvent.Merged event) {
        var head = cases.lock(event.head()).orElse(null);
        boolean fits = head != null && head.state().isWork() && head.state() != CaseStatus.MERGED && head.state() != CaseStatus.RESOLVED
                && !head.confidential();
        if (!fits || !cases.members(member.id()).isEmpty()) {
            throw new NotAllowedNow(member.id(), member.state(), event.type(), NotAllowedNow.Why.NOT_A_HEAD);
        }
    }

    /** Back to the state it was in, since when it was in it. */
    CaseEvent unmerged(Case now) {
        if (now.state() != CaseStatus.MERGED) {
            throw new NotAllowedNow(now.id(), now.state(), "UNMERGED", NotAllowedNow.Why.STATE);
        }
        var before = cases.before(now).orElseThrow();
        return new CaseEvent.Unmerged(before.state(), before.standing().since());
    }

    void follow(Case head, CaseEvent event) {
        if (event instanceof CaseEvent.Resolved) {
            cases.members(head.id()).forEach(member -> moves.make(member.id(), new CaseEvent.HeadResolved(head.id()), HEAD));
        } else if (!head.state().isOpen() && head.state() != CaseStatus.CLOSED_OK && head.state() != CaseStatus.CLOSED_SILENT) {
            cases.members(head.id()).forEach(member -> moves.unmerge(member.id(), HEAD)); // it ended without a solution: each goes on by itself
        }
    }
}
