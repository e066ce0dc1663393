package huiying.bot.cases;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The moments of a case.
 *
 * @param due       the unit's promise, from dispatch
 * @param promised  the resident's promise, from filing
 * @param contacted when the unit first says it reached the resident, in this cycle
 * @param paused    how long the resident was waited for, in this cycle
 */
public record Times(Instant created, @Nullable Instant submitted, @Nullable Instant dispatched, @Nullable Instant closed, @Nullable Instant due,
        @Nullable Instant promised, @Nullable Instant contacted, Duration paused) {
    static Times from(Instant created) {
        return new Times(created, null, null, null, null, null, null, Duration.ZERO);
    }

    Times filed(Instant at, Instant promised) {
        return new Times(created, at, dispatched, closed, due, promised, contacted, paused);
    }

    Times dispatched(Instant at, Instant due) {
        return new Times(created, submitted, at, null, due, promised, null, paused);
    }

    /** A later date for the unit moves the resident's date along, never back. */
    Times extended(Instant newDue) {
        var later = promised == null || promised.isBefore(newDue) ? newDue : promised;
        return new Times(created, submitted, dispatched, closed, newDue, later, contacted, paused);
    }

    Times reopened(Instant newDue) {
        return new Times(created, submitted, dispatched, null, newDue, newDue, null, Duration.ZERO);
    }

    /** Looked at again: the resident has a new date, the unit none until it gets the case again. */
    Times appealed(@Nullable Instant newPromise) {
        return new Times(created, submitted, dispatched, null, null, newPromise == null ? promised : newPromise, null, Duration.ZERO);
    }

    Times closed(@Nullable Instant at) {
        return new Times(created, submitted, dispatched, at, due, promised, contacted, paused);
    }

    /** The resident was waited for since a moment: the dates that had not passed then move along. */
    Times waited(Duration time, Instant since) {
        return new Times(created, submitted, dispatched, closed, moved(due, time, since), moved(promised, time, since), contacted, paused.plus(time));
    }

    Times reached(Instant at) {
        return contacted != null ? this : new Times(created, submitted, dispatched, closed, due, promised, at, paused);
    }

    private static @Nullable Instant moved(@Nullable Instant date, Duration time, Instant since) {
        return date == null || date.isBefore(since) ? date : date.plus(time);
    }
}
