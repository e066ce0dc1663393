package huiying.nlp.time;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

import huiying.nlp.time.Said.Sense;
import huiying.nlp.time.When.Grain;
import huiying.nlp.time.When.Interval;

/** "Three days ago" is a day, "for three days" a stretch that ends now, "in three days" lies ahead. */
final class Lengths {
    private Lengths() {
    }

    static Interval resolve(Atom.Length length, Sense sense, LocalDateTime now) {
        return switch (sense) {
            case AGO -> whole(back(now, length), length);
            case LATER -> whole(now.plusMinutes(minutes(length)), length);
            default -> new Interval(back(now, length), now, grain(length.unit()), length.vague() || sense == Sense.ABOUT);
        };
    }

    private static LocalDateTime back(LocalDateTime now, Atom.Length length) {
        boolean whole = length.count() == Math.rint(length.count());
        long count = Math.round(length.count());
        return switch (length.unit()) {
            case YEAR -> whole ? now.minusYears(count) : now.minusMonths(Math.round(length.count() * 12));
            case MONTH -> whole ? now.minusMonths(count) : now.minusDays(Math.round(length.count() * 30));
            default -> now.minusMinutes(minutes(length));
        };
    }

    private static long minutes(Atom.Length length) {
        double unit = switch (length.unit()) {
            case MINUTE -> 1;
            case HOUR -> 60;
            case DAY -> 1_440;
            case WEEK -> 10_080;
            case MONTH -> 43_200;
            case YEAR -> 525_600;
        };
        return Math.round(length.count() * unit);
    }

    /** The unit that holds the moment: three days ago is that day from midnight to midnight. */
    private static Interval whole(LocalDateTime at, Atom.Length length) {
        LocalDateTime day = at.truncatedTo(ChronoUnit.DAYS);
        return switch (length.unit()) {
            case MINUTE -> new Interval(at.truncatedTo(ChronoUnit.MINUTES), at.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1), Grain.MINUTE, length.vague());
            case HOUR -> new Interval(at.truncatedTo(ChronoUnit.HOURS), at.truncatedTo(ChronoUnit.HOURS).plusHours(1), Grain.HOUR, length.vague());
            case DAY -> new Interval(day, day.plusDays(1), Grain.DAY, length.vague());
            case WEEK -> new Interval(day.minusDays(3), day.plusDays(4), Grain.WEEK, true);
            case MONTH -> new Interval(day.withDayOfMonth(1), day.withDayOfMonth(1).plusMonths(1), Grain.MONTH, length.vague());
            case YEAR -> new Interval(day.withDayOfYear(1), day.withDayOfYear(1).plusYears(1), Grain.YEAR, length.vague());
        };
    }

    private static Grain grain(Atom.Grain unit) {
        return Grain.valueOf(unit.name());
    }
}
