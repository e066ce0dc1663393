package huiying.app.web;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.springframework.dao.DataAccessException;

import huiying.bot.inbox.Accepted;
import huiying.bot.inbox.TurnSignals;
import huiying.bot.spool.Spool;
import huiying.bot.spool.Spooled;
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
            entering.thenAccept(late -> late.forEach(waiting -> waiting.ticket().close()));
            return spooled(channel, request);
        } catch (ExecutionException failed) {
            return afterFailure(channel, request, failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return spooled(channel, request);
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
