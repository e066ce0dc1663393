package huiying.app.months;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The time of the made-up month: it stands still until the month moves it, and never goes back. */
final class MonthClock extends Clock {
    private final AtomicReference<Instant> now;

    MonthClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    void moveTo(Instant at) {
        now.updateAndGet(before -> at.isAfter(before) ? at : before);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("only instants are asked of it");
    }
}
