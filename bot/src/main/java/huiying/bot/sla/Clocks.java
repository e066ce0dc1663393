package huiying.bot.sla;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.nlp.Urgency;

/**
 * Starts and stops the timers of a case after each event. Nothing a unit does stops its clock: only an approved later date moves it, and
 * only the resolution ends it.
 */
public final class Clocks {
    private static final Duration DRAFT = Duration.ofMinutes(15);
    private static final Duration ACCEPT = Duration.ofHours(2);
    private static final Duration SIGN = Duration.ofHours(2);
    private static final Duration SIGN_URGENT = Duration.ofMinutes(30);
    private static final Duration REMIND = Duration.ofDays(3);
    private static final Duration SURVEY = Duration.ofDays(7);
    private static final Duration INFO = Duration.ofDays(3);
    private static final Duration PROGRESS = Duration.ofDays(15);
    private static final Duration CONTACT = Duration.ofHours(24);
    private static final Duration CONTACT_URGENT = Duration.ofHours(1);
    private static final Duration ESCALATE = Duration.ofDays(1);
    private static final int CALL_DAYS = 1;
    private static final int MEND_DAYS = 15;
    /** What a bad grade starts goes on when the case is closed. */
    private static final Set<Timer> AFTER_CLOSING = EnumSet.of(Timer.T_CALLED, Timer.T_MENDED);
    private static final int WARN_PERCENT = 80;
    private static final Set<Timer> LATE = EnumSet.of(Timer.T_TOTAL, Timer.T_PROMISE, Timer.T_ESCALATE);

    private final Deadlines deadlines;
    private final ServiceLevels levels;
    private final Clock clock;

    public Clocks(Deadlines deadlines, ServiceLevels levels, Clock clock) {
        this.deadlines = deadlines;
        this.levels = levels;
        this.clock = clock;
    }

    public void follow(Case now, CaseEvent event) {
        var at = clock.instant();
        switch (event) {
            case CaseEvent.Opened e -> draft(now, at);
            case CaseEvent.Amended e when now.state() == CaseStatus.DRAFT -> draft(now, at);
            case CaseEvent.Supplemented e when now.state() == CaseStatus.DRAFT -> draft(now, at);
            case CaseEvent.Submitted e -> filed(now, e.promised(), at);
            case CaseEvent.LeftUnfinished e -> filed(now, e.promised(), at);
            case CaseEvent.Dispatched e -> withUnit(now, e.due(), at);
            case CaseEvent.ReturnAccepted e -> withUnit(now, e.due(), at);
            case CaseEvent.Arbitrated e -> bound(now, e.due(), at);
            case CaseEvent.ReturnAsked e -> returned(now, at);
            case CaseEvent.ReturnRejected e -> deadlines.cancel(now.id(), Timer.T_ARB0);
            case CaseEvent.SentToArbitration e -> arbitration(now, at);
            case CaseEvent.Signed e -> deadlines.cancel(now.id(), Timer.T_SIGN);
            case CaseEvent.Reported e -> reported(now, at);
            case CaseEvent.SentBack e -> deadlines.cancel(now.id(), Timer.T_REVIEW);
            case CaseEvent.ExtensionGranted e -> until(now, e.due(), at);
            case CaseEvent.Scheduled e -> {
                until(now, e.due(), at);
                progress(now, at);
            }
            case CaseEvent.InfoAsked e -> waiting(now, at);
            case CaseEvent.InfoGiven e -> goOn(now, e.waited());
            case CaseEvent.InfoOverdue e -> goOn(now, e.waited());
            case CaseEvent.Merged e -> deadlines.suspend(now.id(), Timer.T_PROMISE);
            case CaseEvent.Unmerged e -> deadlines.resume(now.id());
            case CaseEvent.SupervisionOpened e -> deadlines.start(now.id(), Timer.T_SUPERVISE, levels.until(e.due(), at));
            case CaseEvent.SupervisionAnswered e -> deadlines.cancel(now.id(), Timer.T_SUPERVISE);
            case CaseEvent.ContactMade e when e.reached() -> deadlines.cancel(now.id(), Timer.T_CONTACT, Timer.T_CALLED);
            case CaseEvent.Rated e when e.isBad() -> deadlines.start(now.id(), Map.of(Timer.T_CALLED, levels.workingDays(CALL_DAYS, at), Timer.T_MENDED, levels
                    .workingDays(MEND_DAYS, at)));
            case CaseEvent.Rated e when e.isGrade() -> deadlines.cancel(now.id(), Timer.T_CALLED, Timer.T_MENDED);
            case CaseEvent.Rectified e -> deadlines.cancel(now.id(), Timer.T_CALLED, Timer.T_MENDED);
            case CaseEvent.Progressed e when now.state() == CaseStatus.SCHEDULED -> progress(now, at);
            case CaseEvent.Resumed e -> deadlines.cancel(now.id(), Timer.T_PROGRESS);
            case CaseEvent.Resolved e -> resolved(now, at);
            case CaseEvent.HeadResolved e -> resolved(now, at);
            case CaseEvent.Reopened e -> reopened(now, e.due(), at);
            case CaseEvent.Appealed e -> appealed(now, at);
            case CaseEvent.DeadlineFired e -> overdue(now, e, at);
            default -> {
                if (!now.state().isOpen()) {
                    deadlines.cancel(now.id(), EnumSet.complementOf(EnumSet.copyOf(AFTER_CLOSING)).toArray(Timer[]::new));
                }
            }
        }
    }

    /** A unit may give a case back once, within a working day of getting it. */
    public boolean mayReturn(UUID caseId) {
        return deadlines.running(caseId).stream().anyMatch(deadline -> deadline.timer() == Timer.T_RETURN && deadline.due().at().isAfter(clock.instant()));
    }

    public boolean isBefore(Instant end) {
        return !clock.instant().isAfter(end);
    }

    /** Somebody has talked with the resident who was dissatisfied. */
    public void called(UUID caseId) {
        deadlines.cancel(caseId, Timer.T_CALLED);
    }

    /** The survey waits one day more, because somebody still owes the resident a call. */
    public void postponeSurvey(Case now) {
        deadlines.start(now.id(), Timer.T_SURVEY, levels.after(Duration.ofDays(1), clock.instant()));
    }

    private void reported(Case now, Instant at) {
        deadlines.cancel(now.id(), Timer.T_PROGRESS);
        deadlines.start(now.id(), Timer.T_REVIEW, levels.workingDays(1, at));
    }

    /** How long the resident may still be waited for. */
    public Duration waitLeft(Case now) {
        return INFO.minus(now.times().paused());
    }

    // what is overdue already stays overdue: only what has not come waits
    private void waiting(Case now, Instant at) {
        deadlines.suspend(now.id(), Timer.T_ESCALATE, Timer.T_SUPERVISE);
        deadlines.start(now.id(), Timer.P1, levels.after(waitLeft(now), at));
    }

    private void goOn(Case now, Duration waited) {
        deadlines.cancel(now.id(), Timer.P1);
        deadlines.resume(now.id(), waited);
    }

    private void progress(Case now, Instant at) {
        deadlines.start(now.id(), Timer.T_PROGRESS, levels.after(PROGRESS, at));
    }

    private void draft(Case now, Instant at) {
        deadlines.start(now.id(), Timer.D1, levels.after(DRAFT, at));
    }

    private void filed(Case now, Instant promised, Instant at) {
        deadlines.cancel(now.id(), Timer.D1);
        deadlines.start(now.id(), Map.of(Timer.T_ACCEPT, levels.after(ACCEPT, at), Timer.T_PROMISE, due(now, promised, at)));
    }

    private void withUnit(Case now, Instant due, Instant at) {
        deadlines.cancel(now.id(), Timer.T_ACCEPT, Timer.T_ARB0, Timer.T_ARB);
        boolean urgent = now.urgency() != Urgency.ORDINARY || now.standing().level().equals(ServiceLevel.URGENT_2H.stored());
        var timers = unitClock(now, due, at);
        timers.put(Timer.T_SIGN, urgent ? levels.after(SIGN_URGENT, at) : levels.workingTime(SIGN, at));
        timers.put(Timer.T_RETURN, levels.workingDays(1, at));
        timers.put(Timer.T_CONTACT, levels.after(urgent ? CONTACT_URGENT : CONTACT, at));
        deadlines.start(now.id(), timers);
    }

    /** What was arbitrated cannot be given back. */
    private void bound(Case now, Instant due, Instant at) {
        withUnit(now, due, at);
        deadlines.cancel(now.id(), Timer.T_RETURN);
    }

    private Map<Timer, Due> unitClock(Case now, Instant due, Instant at) {
        var timers = new EnumMap<Timer, Due>(Timer.class);
        timers.put(Timer.T_WARN, due(now, due, at).part(WARN_PERCENT, WARN_PERCENT + "% of " + now.standing().level()));
        timers.put(Timer.T_TOTAL, due(now, due, at));
        return timers;
    }

    private void returned(Case now, Instant at) {
        deadlines.cancel(now.id(), Timer.T_SIGN, Timer.T_RETURN);
        deadlines.start(now.id(), Timer.T_ARB0, levels.workingDays(1, at));
    }

    private void arbitration(Case now, Instant at) {
        deadlines.cancel(now.id(), Timer.T_ARB0, Timer.T_ACCEPT);
        deadlines.start(now.id(), Timer.T_ARB, levels.workingDays(1, at));
    }

    private void until(Case now, Instant due, Instant at) {
        var promised = now.promisedAt();
        var timers = unitClock(now, due, at);
        timers.put(Timer.T_PROMISE, due(now, promised == null ? due : promised, at));
        deadlines.start(now.id(), timers);
    }

    private void resolved(Case now, Instant at) {
        deadlines.cancelAll(now.id());
        deadlines.start(now.id(), Map.of(Timer.T_REMIND, levels.after(REMIND, at), Timer.T_SURVEY, levels.after(SURVEY, at)));
    }

    private void reopened(Case now, Instant due, Instant at) {
        deadlines.cancelAll(now.id());
        until(now, due, at);
    }

    private void overdue(Case now, CaseEvent.DeadlineFired fired, Instant at) {
        boolean broken = LATE.contains(Timer.valueOf(fired.kind()));
        boolean owed = now.state().isWork() && now.state() != CaseStatus.RESOLVED;
        if (broken && owed && deadlines.running(now.id()).stream().noneMatch(deadline -> deadline.timer() == Timer.T_ESCALATE)) {
            deadlines.start(now.id(), Timer.T_ESCALATE, levels.after(ESCALATE, at));
        }
    }

    private void appealed(Case now, Instant at) {
        if (now.state() == CaseStatus.ARBITRATION) {
            arbitration(now, at);
        } else {
            deadlines.start(now.id(), Timer.T_ACCEPT, levels.after(ACCEPT, at));
        }
        deadlines.start(now.id(), Timer.T_PROMISE, due(now, java.util.Objects.requireNonNullElse(now.promisedAt(), at.plus(ESCALATE)), at));
    }

    private Due due(Case now, Instant due, Instant at) {
        return new Due(at, due, now.standing().level(), levels.due(ServiceLevel.GENERAL_7D, at).calendar());
    }
}
