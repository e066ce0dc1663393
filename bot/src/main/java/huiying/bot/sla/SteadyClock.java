package huiying.bot.sla;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A clock that stands still within a transaction, as the database's own {@code now()} does, and knows no more digits than the database keeps:
 * an event, the date it promises and the timer it starts have one moment, so that each can be computed from the other again.
 */
public final class SteadyClock extends Clock {
    private final Clock clock;

    public SteadyClock(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return now;
        }
        if (TransactionSynchronizationManager.getResource(this) instanceof Instant held) {
            return held;
        }
        TransactionSynchronizationManager.bindResource(this, now);
        TransactionSynchronizationManager.registerSynchronization(new Release());
        return now;
    }

    /** A transaction inside another has its own moment. */
    private final class Release implements TransactionSynchronization {
        private final Instant held = (Instant) java.util.Objects.requireNonNull(TransactionSynchronizationManager.getResource(SteadyClock.this));

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(SteadyClock.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(SteadyClock.this, held);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(SteadyClock.this);
        }
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SteadyClock(clock.withZone(zone));
    }
}
