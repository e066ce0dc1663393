package huiying.bot.sla;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment by which something is owed, with all that is needed to compute it again: when it began, by which rule of which version of the
 * terms, with which calendar.
 */
public record Due(Instant started, Instant at, String rule, int terms, String calendar) {
    /** A date somebody set: an extension, a plan, a supervisor's question. */
    static final String BY_HAND = "by hand";
    static final String OF = "% of ";
    static final String LESS = " less ";

    /** The moment when a part of the time has passed. */
    Due part(int percent) {
        return new Due(started, part(percent, started, at), percent + OF + rule, terms, calendar);
    }

    static Instant part(int percent, Instant from, Instant to) {
        return from.plus(Duration.between(from, to).multipliedBy(percent).dividedBy(100));
    }
}
