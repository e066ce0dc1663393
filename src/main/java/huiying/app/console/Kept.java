package huiying.app.console;

import java.lang.ref.SoftReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is dear to reckon: reckoned once for all who ask at a time, kept for a while, renewed behind the scenes while somebody still asks. */
final class Kept<K, V> {
    private static final Logger LOG = LoggerFactory.getLogger(Kept.class);
    private static final int MOST = 16;
    private static final int PATIENCE = 10;

    private final Function<K, V> reckoning;
    private final Clock clock;
    private final Duration fresh;
    private final Map<K, Entry<V>> known = new LinkedHashMap<>();
    private final Map<K, CompletableFuture<V>> underway = new HashMap<>();

    /** @param fresh how old it may be; up to ten times as old it is still given, and reckoned anew for whoever asks next */
    Kept(Function<K, V> reckoning, Clock clock, Duration fresh) {
        this.reckoning = reckoning;
        this.clock = clock;
        this.fresh = fresh;
    }

    // memory that is needed elsewhere takes it back
    private record Entry<V>(SoftReference<V> value, Instant at) {
        boolean isWithin(Duration age, Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(age));
        }
    }

    V get(K key) {
        var now = clock.instant();
        var entry = entry(key);
        var value = entry == null || !entry.isWithin(fresh.multipliedBy(PATIENCE), now) ? null : entry.value.get();
        if (value == null) {
            return awaited(reckoned(key));
        }
        if (entry != null && !entry.isWithin(fresh, now)) {
            reckoned(key);
        }
        return value;
    }

    /** Whatever is asked next is reckoned anew. */
    synchronized void forget() {
        known.clear();
        underway.clear();
    }

    private synchronized @Nullable Entry<V> entry(K key) {
        return known.get(key);
    }

    private V awaited(CompletableFuture<V> future) {
        try {
            return future.join();
        } catch (CompletionException wrapped) { // whoever waited sees what went wrong, as if nobody had stood between
            throw wrapped.getCause() instanceof RuntimeException problem ? problem : wrapped;
        }
    }

    private synchronized CompletableFuture<V> reckoned(K key) {
        var running = underway.get(key);
        if (running != null) {
            return running;
        }
        var mine = new CompletableFuture<V>();
        underway.put(key, mine);
        Thread.startVirtualThread(() -> reckon(key, mine));
        return mine;
    }

    private void reckon(K key, CompletableFuture<V> mine) {
        var at = clock.instant();
        CompletableFuture.supplyAsync(() -> reckoning.apply(key), Runnable::run).whenComplete((value, problem) -> {
            done(key, mine, problem == null ? new Entry<>(new SoftReference<>(value), at) : null);
            if (problem == null) {
                mine.complete(value);
            } else {
                mine.completeExceptionally(problem);
            }
        });
    }

    /** What was forgotten meanwhile is not kept. */
    private synchronized void done(K key, CompletableFuture<V> future, @Nullable Entry<V> entry) {
        if (!underway.remove(key, future)) {
            return;
        }
        if (entry == null) {
            LOG.warn("figures of {} could not be reckoned; whoever asks next tries again", key);
        } else {
            known.remove(key);
            known.put(key, entry);
            known.keySet().stream().limit(Math.max(0, known.size() - MOST)).toList().forEach(known::remove);
        }
    }
}
