package huiying.bot.cases;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** A unit that helps the one in the lead: by when, and when it had done its part. The resident hears from the lead alone. */
public record Assist(String unit, Instant due, @Nullable Instant done) {
    public boolean isOpen() {
        return done == null;
    }
}
