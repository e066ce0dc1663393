package huiying.app.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.springframework.dao.DataAccessException;

import huiying.bot.inbox.Accepted;
import huiying.bot.inbox.TurnSignals;
import huiying.bot.spool.Spool;
import huiying.bot.spool.SpoolFull;
import huiying.bot.spool.Spooled;
import huiying.bot.vault.Ids;
import huiying.channels.Channel;
import huiying.channels.WebhookRequest;

/** Keeps a request before it is acknowledged: in the database, or on this node's disk while the database is away or too slow for the provider. */
final class Keeping {
    /** WeChat hangs up after five seconds and asks three times in all; then the message would be gone. */
    static final Duration LONGEST = Duration.ofSeconds(3);

    private final Executor threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("keeping-", 0).factory());
    private final Registry registry;
    private final Spool spool;
    private final DoorCounters counters;
    private final Map<UUID, CompletableFuture<List<Waiting>>> late = new ConcurrentHashMap<>();

    Keeping(Registry registry, Spool spool, DoorCounters counters) {
        this.registry = registry;
        this.spool = spool;
        this.counters = counters;
    }

    /** One message somebody may wait for. */
    record Waiting(Accepted accepted, TurnSignals.Ticket ticket) {
    }

    /** What may be waited for; nothing while requests go to the spool, which keeps their order. */
    List<Waiting> keep(Channel channel, WebhookRequest request) {
        if (spool.holds()) {
            return spooled(channel, request);
        }
        var entering = CompletableFuture.supplyAsync(() -> registry.enter(channel, request), threads);
        try {
            return entering.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooSlow) {
            return tooLate(channel, request, entering);
        } catch (ExecutionException failed) {
            return afterFailure(channel, request, failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return spooled(channel, request);
        }
    }

    /** The database may keep it yet; whoever empties the spool finds out. */
    private List<Waiting> tooLate(Channel channel, WebhookRequest request, CompletableFuture<List<Waiting>> entering) {
        var id = Ids.next();
        late.put(id,
                entering.whenComplete((kept, failed) -> Objects.requireNonNullElse(kept, List.<Waiting>of()).forEach(waiting -> waiting.ticket().close())));
        try {
            spool.put(id, Spooled.of(channel, request));
        } catch (SpoolFull full) {
            late.remove(id);
            throw full;
        }
        counters.spooled(channel);
        return List.of();
    }

    /** Whether a request that went to the spool was kept after all: it came once and is to be counted once. */
    boolean keptAfterAll(UUID id) {
        var entering = late.remove(id);
        try {
            return entering != null && entering.handle((kept, failed) -> failed == null).get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException nobodyKnows) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<Waiting> afterFailure(Channel channel, WebhookRequest request, ExecutionException failed) {
        if (failed.getCause() instanceof DataAccessException) {
            return spooled(channel, request);
        }
        throw failed.getCause() instanceof RuntimeException bug ? bug : new IllegalStateException(failed);
    }

    private List<Waiting> spooled(Channel channel, WebhookRequest request) {
        spool.put(Spooled.of(channel, request));
        counters.spooled(channel);
        return List.of();
    }
}
