package huiying.bot.assessment;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An event as far as it is judged: never any words.
 *
 * @param type  the event's stored name
 * @param facts of it that matter here
 */
public record Step(UUID caseId, String number, int seq, String type, Instant at, Facts facts) {

    /**
     * What an event says that is judged.
     *
     * @param waited    how long the resident was waited for: the unit's date moves by it
     * @param automatic done by the clock because nobody did it
     * @param kind      of a deadline that came
     * @param by        {@code citizen}, {@code staff}, {@code clock} or {@code integrator}
     */
    public record Facts(@Nullable String unit, @Nullable Instant due, @Nullable Duration waited, boolean automatic, @Nullable String kind, String by) {
    }
}
