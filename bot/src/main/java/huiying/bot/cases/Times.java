package huiying.bot.cases;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The moments of a case.
 *
 * @param due      the unit's promise, from dispatch
 * @param promised the resident's promise, from filing
 */
public record Times(Instant created, @Nullable Instant submitted, @Nullable Instant dispatched, @Nullable Instant closed, @Nullable Instant due,
        @Nullable Instant promised) {
    static Times from(Instant created) {
        return new Times(created, null, null, null, null, null);
    }

    Times filed(Instant at, Instant promised) {
        return new Times(created, at, dispatched, closed, due, promised);
    }

    Times dispatched(Instant at, Instant due) {
        return new Times(created, submitted, at, null, due, promised);
    }

    /** A later date for the unit moves the resident's date along, never back. */
    Times extended(Instant newDue) {
        return new Times(created, submitted, dispatched, closed, newDue, promised == null || promised.isBefore(newDue) ? newDue : promised);
    }

    Times reopened(Instant newDue) {
        return new Times(created, submitted, dispatched, null, newDue, newDue);
    }

    Times closed(@Nullable Instant at) {
        return new Times(created, submitted, dispatched, at, due, promised);
    }
}
