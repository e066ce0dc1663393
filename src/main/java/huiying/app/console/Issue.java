package huiying.app.console;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

import org.jspecify.annotations.Nullable;

/** Which bulletin: a day, the week from Monday, or the month that a date lies in. */
record Issue(Kind kind, LocalDate from) {

    /** How long it covers. */
    enum Kind {
        DAY, WEEK, MONTH;

        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What was asked for; today's when it cannot be read. */
    static Issue of(@Nullable String kind, @Nullable String date, LocalDate today) {
        var length = "week".equals(kind) ? Kind.WEEK : "month".equals(kind) ? Kind.MONTH : Kind.DAY;
        var day = read(date, today);
        return new Issue(length, switch (length) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        });
    }

    private static LocalDate read(@Nullable String date, LocalDate today) {
        try {
            var read = date == null || date.isBlank() ? today : LocalDate.parse(date);
            return read.isAfter(today) ? today : read;
        } catch (DateTimeException unreadable) {
            return today;
        }
    }

    /** The first day that is no longer in it. */
    LocalDate to() {
        return switch (kind) {
            case DAY -> from.plusDays(1);
            case WEEK -> from.plusWeeks(1);
            case MONTH -> from.plusMonths(1);
        };
    }

    LocalDate last() {
        return to().minusDays(1);
    }

    Issue before() {
        return new Issue(kind, switch (kind) {
            case DAY -> from.minusDays(1);
            case WEEK -> from.minusWeeks(1);
            case MONTH -> from.minusMonths(1);
        });
    }

    Instant begins(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }

    Instant ends(ZoneId zone) {
        return to().atStartOfDay(zone).toInstant();
    }
}
