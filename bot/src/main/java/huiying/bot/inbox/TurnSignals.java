package huiying.bot.inbox;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/** Wakes the requests of this node that wait for the turn of their message; a request on another node simply runs out of patience. */
public final class TurnSignals {
    private final Map<UUID, CompletableFuture<Settled>> waiting = new ConcurrentHashMap<>();

    /**
     * A turn that was taken.
     *
     * @param turn null when the message was parked
     * @param last the newest message of the turn: the request that brought it carries the answer, the earlier ones of a burst answer empty
     */
    public record Settled(@Nullable UUID turn, UUID last) {
    }

    /** To be called before the message is kept, so that no turn is too fast. */
    public Ticket expect(UUID inbox) {
        return new Ticket(inbox, waiting.computeIfAbsent(inbox, id -> new CompletableFuture<>()));
    }

    void settled(Iterable<UUID> messages, Settled turn) {
        for (var message : messages) {
            var signal = waiting.get(message);
            if (signal != null) {
                signal.complete(turn);
            }
        }
    }

    /** One request's wait. Closing it forgets it. */
    public final class Ticket implements AutoCloseable {
        private final UUID inbox;
        private final CompletableFuture<Settled> signal;

        private Ticket(UUID inbox, CompletableFuture<Settled> signal) {
            this.inbox = inbox;
            this.signal = signal;
        }

        /** Empty when patience ran out first. Blocks without holding a database connection. */
        public Optional<Settled> await(Duration patience) throws InterruptedException {
            try {
                return Optional.of(signal.get(patience.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException late) {
                return Optional.empty();
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public void close() {
            waiting.remove(inbox, signal);
        }
    }
}
