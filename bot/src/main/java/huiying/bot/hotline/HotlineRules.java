package huiying.bot.hotline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;

/**
 * How the telephone hotline is run.
 *
 * @param patience how long callers are kept
 * @param hours    when residents may be rung
 * @param desks    a number that is rung while no agent is there, by account; absent where there is none
 * @param record   whether talks with agents are recorded
 */
public record HotlineRules(Patience patience, Hours hours, Map<String, String> desks, boolean record) {

    /**
     * @param queue  the longest wait in the queue
     * @param talk   how long a talk is taken to last until some have been measured
     * @param absent how long a desk may go unlooked at before its agent is given no calls
     */
    public record Patience(Duration queue, Duration talk, Duration absent) {
    }

    /** Local time, both ends. */
    public record Hours(LocalTime from, LocalTime until, ZoneId zone) {

        /** The first permitted moment from then on. */
        public Instant permitted(Instant at) {
            var local = at.atZone(zone);
            if (local.toLocalTime().isBefore(from)) {
                return local.with(from).toInstant();
            }
            return local.toLocalTime().isBefore(until) ? at : local.plusDays(1).with(from).toInstant();
        }

        public boolean permits(Instant at) {
            return permitted(at).equals(at);
        }

        /** The same time on the next day, when that is permitted. */
        public Instant nextDay(Instant at) {
            return permitted(at.atZone(zone).plusDays(1).toInstant());
        }
    }
}
