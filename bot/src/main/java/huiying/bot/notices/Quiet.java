package huiying.bot.notices;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** The hours in which nobody is disturbed with news. */
public record Quiet(Clock clock, ZoneId zone, LocalTime from, LocalTime until) {
    /** News at any hour. */
    public static Quiet never(Clock clock) {
        return new Quiet(clock, ZoneId.of("UTC"), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }

    /** When the quiet hours end that it is now; empty by day. */
    Optional<Instant> ends() {
        var now = clock.instant().atZone(zone);
        var time = now.toLocalTime();
        boolean overnight = from.isAfter(until);
        boolean quiet = overnight ? !time.isBefore(from) || time.isBefore(until) : !time.isBefore(from) && time.isBefore(until);
        var day = overnight && !time.isBefore(from) ? now.toLocalDate().plusDays(1) : now.toLocalDate();
        return quiet ? Optional.of(day.atTime(until).atZone(zone).toInstant()) : Optional.empty();
    }
}
