package huiying.app.web;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.spool.Spool;
import huiying.bot.spool.Spooled;
import huiying.channels.Channel;
import huiying.channels.Channels;

/** Brings what waits in the spool into the database as soon as that answers again, in the order it came. */
final class SpoolDrain implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SpoolDrain.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int ATTEMPTS = 5;

    private final Spool spool;
    private final Channels channels;
    private final Registry registry;
    private final Keeping keeping;
    private final JdbcClient jdbc;
    private final Bell bell = new Bell();
    private int failures;
    private volatile boolean running;
    private @Nullable Thread thread;

    SpoolDrain(Spool spool, Channels channels, Registry registry, Keeping keeping, JdbcClient jdbc) {
        this.spool = spool;
        this.channels = channels;
        this.registry = registry;
        this.keeping = keeping;
        this.jdbc = jdbc;
    }

    /** Brings in one request; false when none waits or the database is still away. */
    boolean drainNext() {
        if (!spool.holds()) {
            return false;
        }
        try {
            boolean more = spool.takeFirst(this::enter);
            failures = 0;
            return more;
        } catch (DataAccessException notNow) {
            return false;
        }
    }

    private void enter(UUID id, Spooled spooled) {
        if (keeping.keptAfterAll(id)) {
            return;
        }
        var channel = channels.find(spooled.channel(), spooled.account());
        if (channel.isEmpty()) {
            throw new IllegalStateException("requests of " + spooled + " wait in the spool, but that account is not configured");
        }
        enter(channel.get(), spooled);
    }

    /** A request that fails again and again although the database answers waits for a person, not before the others. */
    private void enter(Channel channel, Spooled spooled) {
        if (failures >= ATTEMPTS) {
            registry.quarantine(channel, spooled.request(), "could not be kept after it came out of the spool");
            return;
        }
        try {
            registry.enter(channel, spooled.request()).forEach(waiting -> waiting.ticket().close());
        } catch (DataAccessException failed) {
            failures += databaseAnswers() ? 1 : 0;
            throw failed;
        }
    }

    private boolean databaseAnswers() {
        try {
            return jdbc.sql("select 1").query(Integer.class).single() == 1;
        } catch (DataAccessException away) {
            return false;
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofVirtual().name("spool").start(this::loop);
    }

    private void loop() {
        while (running) {
            try {
                if (!drainNext()) {
                    bell.await(LOOK);
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException broken) {
                LOG.error("the spool with {} bytes of requests cannot be emptied", spool.bytes(), broken);
                rest();
            }
        }
    }

    private void rest() {
        try {
            bell.await(LOOK.multipliedBy(20));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        bell.ring();
        try {
            Objects.requireNonNull(thread).join(LOOK.multipliedBy(10));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Like the workers: before the doors open, after the last request has been answered. */
    @Override
    public int getPhase() {
        return 0;
    }
}
