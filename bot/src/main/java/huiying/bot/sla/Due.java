package huiying.bot.sla;

import java.time.Duration;
import java.time.Instant;

/** A moment by which something is owed, with all that is needed to compute it again: when it began, by which rule, with which calendar. */
public record Due(Instant started, Instant at, String rule, String calendar) {

    /** The moment when a part of the time has passed. */
    Due part(int percent, String why) {
        var whole = Duration.between(started, at);
        return new Due(started, started.plus(whole.multipliedBy(percent).dividedBy(100)), why, calendar);
    }
}
