package huiying.bot.sla;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import huiying.bot.cases.Assist;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;

/**
 * Starts and stops the timers of a case after each event. Nothing a unit does stops its clock: only an approved later date moves it, and
 * only the resolution ends it.
 */
public final class Clocks {
    /** What a bad grade starts goes on when the case is closed. */
    private static final Set<Timer> AFTER_CLOSING = EnumSet.of(Timer.T_CALLED, Timer.T_MENDED);
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
            case CaseEvent.Opened e -> start(now, at, Timer.D1);
            case CaseEvent.Amended e when now.state() == CaseStatus.DRAFT -> start(now, at, Timer.D1);
            case CaseEvent.Supplemented e when now.state() == CaseStatus.DRAFT -> start(now, at, Timer.D1);
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
                start(now, at, Timer.T_PROGRESS);
            }
            case CaseEvent.InfoAsked e -> waiting(now, at);
            case CaseEvent.InfoGiven e -> goOn(now, e.waited());
            case CaseEvent.InfoOverdue e -> goOn(now, e.waited());
            case CaseEvent.Merged e -> deadlines.suspend(now.id(), Timer.T_PROMISE);
            case CaseEvent.Unmerged e -> deadlines.resume(now.id());
            case CaseEvent.SupervisionOpened e -> deadlines.start(now.id(), Timer.T_SUPERVISE, levels.of(now).unit().until(e.due(), at));
            case CaseEvent.SupervisionAnswered e -> deadlines.cancel(now.id(), Timer.T_SUPERVISE);
            case CaseEvent.AssistAsked e -> assists(now, at);
            case CaseEvent.AssistDone e -> assists(now, at);
            case CaseEvent.ContactMade e when e.reached() -> deadlines.cancel(now.id(), Timer.T_CONTACT, Timer.T_CALLED);
            case CaseEvent.Rated e when e.isBad() -> start(now, at, Timer.T_CALLED, Timer.T_MENDED);
            case CaseEvent.Rated e when e.isGrade() -> deadlines.cancel(now.id(), Timer.T_CALLED, Timer.T_MENDED);
            case CaseEvent.Rectified e -> deadlines.cancel(now.id(), Timer.T_CALLED, Timer.T_MENDED);
            case CaseEvent.Progressed e when now.state() == CaseStatus.SCHEDULED -> start(now, at, Timer.T_PROGRESS);
            case CaseEvent.Resumed e -> deadlines.cancel(now.id(), Timer.T_PROGRESS);
            case CaseEvent.Resolved e -> resolved(now, at);
            case CaseEvent.HeadResolved e -> resolved(now, at);
            case CaseEvent.Reopened e -> reopened(now, e.due(), at);
            case CaseEvent.Appealed e -> appealed(now, at);
            case CaseEvent.DeadlineFired e -> overdue(now, e, at);
            default -> {
                if (!now.state().isOpen()) {
                    deadlines.end(now.id(), AFTER_CLOSING);
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
        deadlines.start(now.id(), Timer.T_SURVEY, levels.of(now).city().span(Span.natural(Duration.ofDays(1)), clock.instant()));
    }

    /** The resident could not be reached: another try on another day. */
    public void visitAgain(Case now) {
        start(now, clock.instant(), Timer.T_VISIT);
    }

    /** How long the resident may still be waited for. */
    public Duration waitLeft(Case now) {
        return levels.of(now).time(Timer.P1).minus(now.times().paused());
    }

    private void reported(Case now, Instant at) {
        deadlines.cancel(now.id(), Timer.T_PROGRESS);
        start(now, at, Timer.T_REVIEW);
    }

    // what is overdue already stays overdue: only what has not come waits
    private void waiting(Case now, Instant at) {
        var terms = levels.of(now);
        deadlines.suspend(now.id(), Timer.T_ESCALATE, Timer.T_SUPERVISE);
        deadlines.start(now.id(), Timer.P1, terms.city().rest(Span.natural(terms.time(Timer.P1)), now.times().paused(), at));
    }

    private void goOn(Case now, Duration waited) {
        deadlines.cancel(now.id(), Timer.P1);
        deadlines.resume(now.id(), waited);
    }

    private void filed(Case now, Instant promised, Instant at) {
        var terms = levels.of(now);
        deadlines.cancel(now.id(), Timer.D1);
        deadlines.start(now.id(), Map.of(Timer.T_ACCEPT, terms.due(Timer.T_ACCEPT, at), Timer.T_PROMISE, promise(terms, now, promised, at)));
    }

    private void withUnit(Case now, Instant due, Instant at) {
        deadlines.cancel(now.id(), Timer.T_ACCEPT, Timer.T_ARB0, Timer.T_ARB, Timer.T_ASSIST);
        var terms = levels.of(now);
        var timers = unitClock(terms, terms.whole(terms.unit(), now.standing().level(), due, at));
        Stream.of(Timer.T_SIGN, Timer.T_RETURN, Timer.T_CONTACT).forEach(timer -> timers.put(timer, terms.due(timer, at)));
        deadlines.start(now.id(), timers);
    }

    /** What was arbitrated cannot be given back. */
    private void bound(Case now, Instant due, Instant at) {
        withUnit(now, due, at);
        deadlines.cancel(now.id(), Timer.T_RETURN);
    }

    private static Map<Timer, Due> unitClock(ServiceLevels.Of terms, Due whole) {
        var timers = new EnumMap<Timer, Due>(Timer.class);
        timers.put(Timer.T_WARN, terms.warning(whole));
        timers.put(Timer.T_TOTAL, whole);
        return timers;
    }

    private void returned(Case now, Instant at) {
        deadlines.cancel(now.id(), Timer.T_SIGN, Timer.T_RETURN);
        start(now, at, Timer.T_ARB0);
    }

    private void arbitration(Case now, Instant at) {
        deadlines.cancel(now.id(), Timer.T_ARB0, Timer.T_ACCEPT);
        start(now, at, Timer.T_ARB);
    }

    private void until(Case now, Instant due, Instant at) {
        var terms = levels.of(now);
        var timers = unitClock(terms, terms.whole(terms.unit(), now.standing().level(), due, at));
        timers.put(Timer.T_PROMISE, promise(terms, now, Objects.requireNonNullElse(now.promisedAt(), due), at));
        deadlines.start(now.id(), timers);
    }

    private static Due promise(ServiceLevels.Of terms, Case now, Instant promised, Instant at) {
        return terms.whole(terms.city(), now.standing().level(), promised, at);
    }

    private void resolved(Case now, Instant at) {
        deadlines.cancelAll(now.id());
        start(now, at, Timer.T_REMIND, Timer.T_SURVEY, Timer.T_VISIT);
    }

    private void reopened(Case now, Instant due, Instant at) {
        deadlines.cancelAll(now.id());
        until(now, due, at);
    }

    private void overdue(Case now, CaseEvent.DeadlineFired fired, Instant at) {
        boolean broken = LATE.contains(Timer.valueOf(fired.kind()));
        boolean owed = now.state().isWork() && now.state() != CaseStatus.RESOLVED;
        if (broken && owed && deadlines.running(now.id()).stream().noneMatch(deadline -> deadline.timer() == Timer.T_ESCALATE)) {
            start(now, at, Timer.T_ESCALATE);
        }
        if (fired.kind().equals(Timer.T_ASSIST.name())) {
            assists(now, at);
        }
    }

    /** One timer for all that was asked of helpers: it stands at the next date somebody owes. */
    private void assists(Case now, Instant at) {
        nextAssist(now, at).ifPresentOrElse(due -> deadlines.start(now.id(), Timer.T_ASSIST, levels.of(now).unit().until(due, at)), () -> deadlines.cancel(now
                .id(), Timer.T_ASSIST));
    }

    static Optional<Instant> nextAssist(Case c, Instant after) {
        return c.assists().stream().filter(assist -> assist.isOpen() && assist.due().isAfter(after)).map(Assist::due).min(Comparator.naturalOrder());
    }

    private void appealed(Case now, Instant at) {
        var terms = levels.of(now);
        if (now.state() == CaseStatus.ARBITRATION) {
            arbitration(now, at);
        } else {
            start(now, at, Timer.T_ACCEPT);
        }
        deadlines.start(now.id(), Timer.T_PROMISE, promise(terms, now, Objects.requireNonNullElseGet(now.promisedAt(), () -> terms.city().half(now.standing()
                .level(), at).at()), at));
    }

    private void start(Case now, Instant at, Timer... timers) {
        var terms = levels.of(now);
        deadlines.start(now.id(), Arrays.stream(timers).collect(Collectors.toMap(timer -> timer, timer -> terms.due(timer, at))));
    }
}
