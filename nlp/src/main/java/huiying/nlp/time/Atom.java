package huiying.nlp.time;

import java.time.DayOfWeek;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The smallest things said about time. */
sealed interface Atom {
    /** Days from today: yesterday is −1. */
    record Day(int shift) implements Atom {
    }

    /** Days of a week; {@code shift} weeks from this one, null for the nearest that is past. No days: the whole week. */
    record Week(@Nullable Integer shift, Set<DayOfWeek> days) implements Atom {
        /** The latest such day before today, as "last Tuesday" in English. */
        static final int LAST = Integer.MIN_VALUE;
    }

    /** A month of the moon and a day of it, 0 for the whole month. */
    record Lunar(int month, int day) implements Atom {
    }

    /** A month counted from this one, with a day or a third of it (1 beginning, 2 middle, 3 end). */
    record Month(int shift, int day, int third) implements Atom {
    }

    /** A date; zero where a part was not said. {@code yearShift} is null when no "last year" was said. */
    record Date(int year, @Nullable Integer yearShift, int month, int day, int third) implements Atom {
    }

    /** A part of the day. */
    record Part(PartOfDay part) implements Atom {
    }

    /** A time of the clock. */
    record Clock(int hour, int minute, boolean vague) implements Atom {
    }

    /** So many of a unit. */
    record Length(double count, Grain unit, boolean vague) implements Atom {
    }

    /** A feast or a solar term, by name. */
    record Feast(String name) implements Atom {
    }

    /** "Just now", "these days": from so many minutes ago to so many minutes ago. */
    record Loosely(int from, int to) implements Atom {
    }

    /** Again and again; null when it depends on an occasion. */
    record Every(@Nullable Grain unit, Set<DayOfWeek> days) implements Atom {
    }

    /** Units of lengths. */
    enum Grain {
        MINUTE, HOUR, DAY, WEEK, MONTH, YEAR
    }
}
