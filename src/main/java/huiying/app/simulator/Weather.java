package huiying.app.simulator;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import huiying.app.simulator.Faults.Fault;
import huiying.app.simulator.Faults.Way;

/** Carries what residents do to our doors through the network as it is today. */
final class Weather {
    private static final Executor THREADS = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("weather-", 0).factory());

    private final Faults faults;
    private final Call.Waits waits;

    Weather(Faults faults, Call.Waits waits) {
        this.faults = faults;
        this.waits = waits;
    }

    /** What came back; nothing when it got lost on the way. Of twins the answer to the first counts. */
    <T> Optional<T> carry(String channel, Way way, Supplier<T> delivery) {
        var fault = faults.next(channel, way);
        return fault.isEmpty() ? Optional.of(delivery.get()) : carry(fault.get(), delivery);
    }

    private <T> Optional<T> carry(Fault fault, Supplier<T> delivery) {
        return switch (fault.kind()) {
            case DROP -> Optional.empty();
            case DUPLICATE -> {
                var twin = CompletableFuture.supplyAsync(delivery, THREADS);
                var first = delivery.get();
                twin.join();
                yield Optional.of(first);
            }
            case DELAY, REORDER -> {
                waits.pause(fault.length());
                yield Optional.of(delivery.get());
            }
            case BROKEN, TOO_MANY, RESET, ACCEPTED_THEN_RESET, STALL -> Optional.of(delivery.get());
        };
    }
}
