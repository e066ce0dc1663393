package huiying.bot.assessment;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The time a figure is about, and the moment up to which it knows what happened. */
public record Period(Instant from, Instant to, Instant asOf) {
    public Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a period ends after it begins");
        }
        asOf = asOf.truncatedTo(ChronoUnit.MICROS); // as a database keeps it, so that a published sheet can be made again
    }

    public static Period month(YearMonth month, ZoneId zone, Instant asOf) {
        return new Period(month.atDay(1).atStartOfDay(zone).toInstant(), month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant(), asOf);
    }

    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(to) && !at.isAfter(asOf);
    }

    /** The end of the period, or the present when it is not over yet. */
    public Instant end() {
        return asOf.isBefore(to) ? asOf : to;
    }
}
