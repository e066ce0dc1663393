package huiying.bot;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.progress.Aftercare;
import huiying.bot.progress.Approval;
import huiying.bot.progress.Moves;
import huiying.bot.sla.Deadline;
import huiying.bot.sla.Deadlines;

/** Time passing moves cases: each deadline that has come fires once, whichever node sees it first. */
public final class DeadlineWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DeadlineWatch.class);

    private final TransactionOperations transactions;
    private final Deadlines deadlines;
    private final Cases cases;
    private final Moves moves;
    private final Aftercare aftercare;
    private final Duration tolerance;

    /** @param tolerance how far this node's clock may be from the database's before it stops firing */
    public DeadlineWatch(TransactionOperations transactions, Deadlines deadlines, Cases cases, Moves moves, Aftercare aftercare, Duration tolerance) {
        this.transactions = transactions;
        this.deadlines = deadlines;
        this.cases = cases;
        this.moves = moves;
        this.aftercare = aftercare;
        this.tolerance = tolerance;
    }

    /** Fires what is due, each in its own transaction, and says how many. */
    public int fireDue() {
        if (deadlines.skewMillis() > tolerance.toMillis()) {
            LOG.warn("this node's clock is {} ms off the database's: deadlines wait for another node", deadlines.skewMillis());
            return 0;
        }
        int fired = 0;
        while (fireNext()) {
            fired++;
        }
        return fired;
    }

    boolean fireNext() {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            var due = deadlines.takeDue();
            due.ifPresent(this::fire);
            return due.isPresent();
        }));
    }

    private void fire(Deadline fired) {
        var actor = Actor.clock(fired.timer().name());
        var now = moves.make(fired.caseId(), new CaseEvent.DeadlineFired(fired.timer().name(), fired.ordinal(), fired.due().at()), actor);
        switch (fired.timer()) {
            case D1 -> moves.leave(now.id(), actor);
            case T_SIGN -> when(now, CaseStatus.DISPATCHED, new CaseEvent.Signed(true), actor);
            case T_ARB0 -> when(now, CaseStatus.RETURN_ASKED, new CaseEvent.SentToArbitration("deadline"), actor);
            case T_ARB -> arbitrate(now, actor);
            case T_REVIEW -> review(now, actor);
            case T_REMIND -> aftercare.remind(now);
            case T_VISIT -> aftercare.visit(now);
            case T_SURVEY -> aftercare.close(now);
            case P1 -> moves.goOnWithout(now, actor);
            case T_ACCEPT, T_RETURN, T_CONTACT, T_CALLED, T_MENDED, T_SUPERVISE, T_ASSIST, T_PROGRESS, T_WARN, T_TOTAL, T_PROMISE, T_ESCALATE -> {
                // the event alone tells: tasks follow from it, and the feed wakes whoever watches
            }
            case T_REOPEN, T_RETAIN, T_RECEIPT, T_ANSWER -> throw new IllegalStateException(fired.timer() + " is no timer of a case");
        }
    }

    private void when(Case now, CaseStatus state, CaseEvent event, Actor actor) {
        if (now.state() == state) {
            moves.make(now.id(), event, actor);
        }
    }

    /** Nobody decided in time: the last resort of the place has it, for good. */
    private void arbitrate(Case now, Actor actor) {
        if (now.state() == CaseStatus.ARBITRATION) {
            moves.arbitrate(now, moves.lastResort(now), new Moves.Verdict(true, true), actor);
        }
    }

    private void review(Case now, Actor actor) {
        if (Approval.isLowRisk(now)) {
            when(now, CaseStatus.REPORTED, new CaseEvent.Resolved(true), actor);
        }
    }
}
