package huiying.bot.learning.runs;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A training: asked for, under way, or over with what came of it. */
public record Run(UUID id, int number, Kind kind, State state, Asked asked, Course course, @Nullable Outcome outcome) {

    /** Why it was made. */
    public enum Kind {
        /** Learns again what ships with the product, so that candidates can be compared with it. */
        STARTER,
        /** Corrections have come in. */
        AUTOMATIC,
        /** Somebody wanted it. */
        ASKED
    }

    /** How far it is. */
    public enum State {
        QUEUED, RUNNING, DONE, CANCELLED, FAILED;

        public boolean isOver() {
            return this != QUEUED && this != RUNNING;
        }
    }

    /** By whom, why and when. */
    public record Asked(String by, String why, Instant at) {
    }

    /** How it goes. */
    public record Course(@Nullable Instant started, @Nullable Instant ended, String step, double share, @Nullable String problem) {
        public double seconds() {
            return started == null || ended == null ? 0 : java.time.Duration.between(started, ended).toMillis() / 1000.0;
        }
    }

    /** The model, and the figures it was kept with. */
    public record Outcome(String version, String modelHash, String snapshot, long seed, String engine, Card card) {
    }

    /** As people call it. */
    public String name() {
        return "m-" + number;
    }

    public Card card() {
        return outcome == null ? Card.NONE : outcome.card();
    }

    public String version() {
        return outcome == null ? "" : outcome.version();
    }
}
