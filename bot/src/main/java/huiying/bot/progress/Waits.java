package huiying.bot.progress;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.sla.Clocks;

/** Waiting for the resident: the clock stands still meanwhile, in all not longer than it may. */
final class Waits {
    private final Cases cases;
    private final Clocks clocks;
    private final Clock clock;

    Waits(Cases cases, Clocks clocks, Clock clock) {
        this.cases = cases;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** What a resident's words come down to: an answer when we had asked, otherwise something more. */
    CaseEvent told(Case now, String words) {
        return now.state() == CaseStatus.NEED_INFO ? new CaseEvent.InfoGiven(before(now), waited(now), words) : new CaseEvent.Supplemented(words);
    }

    CaseEvent over(Case now) {
        return new CaseEvent.InfoOverdue(before(now), waited(now));
    }

    private CaseStatus before(Case now) {
        return cases.before(now).orElseThrow().state();
    }

    private Duration waited(Case now) {
        var since = Duration.between(now.standing().since(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        var most = clocks.waitLeft(now);
        return since.compareTo(most) < 0 ? since : most;
    }
}
