package huiying.app.security;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

/** Lets reactive filters wait for the database on a virtual thread; a visitor who hangs up never interrupts it, because that would break its connection. */
final class Blocking {
    private static final Executor THREADS = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("filter-", 0).factory());

    private Blocking() {
    }

    static <T extends @Nullable Object> Mono<T> call(Supplier<T> work) {
        return Mono.defer(() -> Mono.fromFuture(CompletableFuture.supplyAsync(work, THREADS), true));
    }

    static Mono<Void> run(Runnable work) {
        return Mono.defer(() -> Mono.fromFuture(CompletableFuture.runAsync(work, THREADS), true));
    }
}
