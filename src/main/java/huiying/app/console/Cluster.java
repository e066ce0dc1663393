package huiying.app.console;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A hotspot as the supervisor's pages show it. */
record Cluster(UUID id, String status, String name, String where, Size size, List<Bar> growth, @Nullable Pin pin, List<One> members) {

    /** How many cases and people, since when, and what made it a surge. */
    record Size(int cases, int waiting, String since, String grown, @Nullable String surge) {
    }

    /** One day of the last week. */
    record Bar(String day, int count, int x, int y, int height) {
    }

    /** Where on the map. */
    record Pin(double x, double y) {
    }

    /** A member, or one that is thought to be. */
    record One(UUID id, CaseLine line, String state, boolean head, Why why) {
    }

    /** Why a case is thought to belong: words in common, distance, time between, in words; the score last. */
    record Why(String shared, String distance, String apart, String score, String by) {
    }

    public boolean alive() {
        return status.equals("PROPOSED") || status.equals("ACCEPTED");
    }

    public boolean proposed() {
        return status.equals("PROPOSED");
    }
}
