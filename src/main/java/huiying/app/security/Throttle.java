package huiying.app.security;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import reactor.core.publisher.Mono;

/** Counts who asks how often, on all nodes together in Redis; while Redis is away each node counts for itself, and nobody waits for it. */
final class Throttle {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Duration AWAY = Duration.ofSeconds(10);
    private static final int REMEMBERED = 10_000;

    private static final Executor CONNECTS = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("throttle-", 0).factory());

    private final Supplier<RedisClient> redis;
    private final Duration patience;
    private volatile @Nullable AsyncProxyManager<byte[]> shared;
    private volatile long awayUntil = System.nanoTime();
    private final Map<String, Bucket> own = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** An answer of Redis is waited for as long as {@code patience}. */
    Throttle(Supplier<RedisClient> redis, Duration patience) {
        this.redis = redis;
        this.patience = patience;
    }

    /** Whether one more is within {@code most} a minute; counting and asking are one step. */
    Mono<Boolean> admit(String who, int most) {
        if (System.nanoTime() - awayUntil < 0) {
            return Mono.just(alone(who, most));
        }
        return Mono.fromFuture(() -> together(who, most).orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).exceptionally(lost -> {
            awayUntil = System.nanoTime() + AWAY.toNanos();
            return alone(who, most);
        }), true);
    }

    private CompletableFuture<Boolean> together(String who, int most) {
        var manager = shared;
        var ready = manager == null ? CompletableFuture.supplyAsync(this::connected, CONNECTS) : CompletableFuture.completedFuture(manager);
        return ready.thenCompose(asked -> asked(asked, who, most));
    }

    private synchronized AsyncProxyManager<byte[]> connected() {
        var manager = shared;
        if (manager == null) {
            manager = Bucket4jLettuce.casBasedBuilder(redis.get())
                    .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(PERIOD)).build().asAsync();
            shared = manager;
        }
        return manager;
    }

    private static CompletableFuture<Boolean> asked(AsyncProxyManager<byte[]> manager, String who, int most) {
        var rule = BucketConfiguration.builder().addLimit(limit -> limit.capacity(most).refillGreedy(most, PERIOD)).build();
        return manager.builder().build(("throttle:" + most + ":" + who).getBytes(StandardCharsets.UTF_8), rule).tryConsume(1);
    }

    private boolean alone(String who, int most) {
        synchronized (own) {
            return own.computeIfAbsent(who, name -> Bucket.builder().addLimit(limit -> limit.capacity(most).refillGreedy(most, PERIOD)).build()).tryConsume(1);
        }
    }
}
