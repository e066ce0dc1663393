package huiying.nlp.time;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** A time that was said, tied to a clock: a stretch of time, or something that comes again and again. Times are local to the place of the reference clock. */
public sealed interface When {
    /** How exactly it was said. */
    enum Grain {
        MINUTE, HOUR, PART_OF_DAY, DAY, WEEK, MONTH, YEAR
    }

    /** From {@code from} inclusive to {@code to} exclusive; {@code approximate} when the words leave room ("around", "these days", an hour without its half of the day). */
    record Interval(LocalDateTime from, LocalDateTime to, Grain grain, boolean approximate) implements When {
    }

    /**
     * Again and again.
     *
     * @param every DAY, WEEK, MONTH or YEAR; null when it depends on an occasion ("whenever it rains")
     * @param days  the days of the week, empty for all
     * @param from  the time of day, null for any; {@code to} may lie on the next morning
     */
    record Recurring(@Nullable Grain every, Set<DayOfWeek> days, @Nullable LocalTime from, @Nullable LocalTime to) implements When {
    }
}
