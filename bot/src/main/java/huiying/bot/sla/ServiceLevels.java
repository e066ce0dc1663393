package huiying.bot.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import huiying.bot.cases.Case;
import huiying.nlp.Urgency;

/** How long each class of promise is. Two working days for consultations, natural time for everything else. */
public final class ServiceLevels {
    private static final Map<ServiceLevel, Duration> NATURAL = Map.of(ServiceLevel.URGENT_2H, Duration.ofHours(2), ServiceLevel.UTILITY_24H, Duration.ofHours(
            24), ServiceLevel.GENERAL_7D, Duration.ofDays(7), ServiceLevel.COMPLEX_15D, Duration.ofDays(15));
    private static final int CONSULT_DAYS = 2;

    private final WorkingCalendar calendar;
    private final Map<String, ServiceLevel> usual;

    /** @param usual the level of each category */
    public ServiceLevels(WorkingCalendar calendar, Map<String, ServiceLevel> usual) {
        this.calendar = calendar;
        this.usual = Map.copyOf(usual);
    }

    /** Danger shortens what the category would get, never lengthens it. */
    public ServiceLevel levelFor(@Nullable String category, Urgency urgency) {
        var level = category == null ? ServiceLevel.GENERAL_7D : usual.getOrDefault(category, ServiceLevel.GENERAL_7D);
        return switch (urgency) {
            case IMMEDIATE -> ServiceLevel.URGENT_2H;
            case URGENT -> level == ServiceLevel.URGENT_2H ? level : ServiceLevel.UTILITY_24H;
            case ORDINARY -> level;
        };
    }

    public ServiceLevel levelFor(Case c) {
        return levelFor(c.category(), c.urgency());
    }

    /** The whole time of a level from a moment. */
    public Due due(ServiceLevel level, Instant from) {
        var natural = NATURAL.get(level);
        var at = natural == null ? calendar.endOfWorkingDays(from, CONSULT_DAYS) : from.plus(natural);
        return new Due(from, at, level.stored(), calendar.version());
    }

    /** Half of it, for what has to be done again. */
    public Due half(ServiceLevel level, Instant from) {
        var natural = NATURAL.get(level);
        var at = natural == null ? calendar.endOfWorkingDays(from, CONSULT_DAYS / 2) : from.plus(natural.dividedBy(2));
        return new Due(from, at, level.stored() + "/2", calendar.version());
    }

    /** Natural time that is the same for all. */
    Due after(Duration time, Instant from) {
        return new Due(from, from.plus(time), time.toString(), calendar.version());
    }

    /** A date somebody set. */
    Due until(Instant at, Instant from) {
        return new Due(from, at, "set by hand", calendar.version());
    }

    Due workingDays(int days, Instant from) {
        return new Due(from, calendar.endOfWorkingDays(from, days), days + " working days", calendar.version());
    }

    Due workingTime(Duration time, Instant from) {
        return new Due(from, calendar.plusWorkingTime(from, time), time + " of working time", calendar.version());
    }
}
