package huiying.bot.cases;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** A unit that helps the one in the lead: by when, and when it took its part on and had done it. The resident hears from the lead alone. */
public record Assist(String unit, Instant due, @Nullable Instant accepted, @Nullable Instant done) {
    static Assist asked(String unit, Instant due) {
        return new Assist(unit, due, null, null);
    }

    public boolean isOpen() {
        return done == null;
    }

    /** Whoever has done it has taken it on. */
    public boolean hasBegun() {
        return accepted != null || done != null;
    }

    /** Asked to have done its part before this moment, and has not. */
    public boolean isLate(Instant at) {
        return isOpen() && !due.isAfter(at);
    }

    Assist waited(Duration time, Instant since) {
        return isOpen() && !due.isBefore(since) ? new Assist(unit, due.plus(time), accepted, done) : this;
    }

    Assist acceptedAt(Instant at) {
        return new Assist(unit, due, at, done);
    }

    Assist doneAt(Instant at) {
        return new Assist(unit, due, accepted, at);
    }
}
