package huiying.app.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.conversation.Presence;

/**
 * Rings for everybody who has something new, whichever node wrote it: one look at the database for all open chats of this node, and none while no chat is open.
 */
final class ChatWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ChatWatch.class);
    private static final Duration LOOK = Duration.ofMillis(150);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    /** Numbers are drawn before the commit, so a lower one may appear later. */
    private static final int BACK = 500;

    private final JdbcClient jdbc;
    private final Presence presence;
    private final ChatBell bell;
    private Map<Long, UUID> rungFor = Map.of();
    private Map<Long, UUID> changed = Map.of();
    private volatile boolean running;

    ChatWatch(JdbcClient jdbc, Presence presence, ChatBell bell) {
        this.jdbc = jdbc;
        this.presence = presence;
        this.bell = bell;
    }

    @Override
    public synchronized void start() {
        running = true;
        Thread.ofVirtual().name("chat-watch").start(this::loop);
    }

    private void loop() {
        while (running) {
            try {
                if (bell.isHeard()) {
                    look();
                }
                Thread.sleep(LOOK);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            } catch (DataAccessException away) {
                LOG.warn("open chats are not looked after for a moment: {}", away.getClass().getSimpleName());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AFTER_FAILURE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        rungFor = ring(told(last(rungFor)), rungFor);
        var changes = new HashMap<Long, UUID>();
        presence.after(Math.max(0, last(changed) - BACK)).forEach(change -> changes.put(change.number(), change.address()));
        changed = ring(changes, changed);
    }

    private Map<Long, UUID> told(long last) {
        var told = new HashMap<Long, UUID>();
        jdbc.sql("select seq, address from delivery where channel = 'web' and seq > ? order by seq desc limit 2000").param(Math.max(0, last - BACK))
                .query(row -> {
                    told.put(row.getLong(1), Objects.requireNonNull(row.getObject(2, UUID.class)));
                });
        return told;
    }

    private static long last(Map<Long, UUID> seen) {
        return seen.keySet().stream().mapToLong(number -> number).max().orElse(0);
    }

    /** Rings for what was not there at the last look; an empty look forgets nothing. */
    private Map<Long, UUID> ring(Map<Long, UUID> now, Map<Long, UUID> before) {
        now.entrySet().stream().filter(entry -> !before.containsKey(entry.getKey())).map(Map.Entry::getValue).distinct().forEach(bell::ring);
        return now.isEmpty() ? before : now;
    }

    @Override
    public synchronized void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
