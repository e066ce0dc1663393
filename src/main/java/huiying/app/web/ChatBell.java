package huiying.app.web;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;

import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** Tells the open streams of a chat visitor that there is something new for them. */
final class ChatBell {
    private final Map<UUID, Set<FluxSink<Boolean>>> listening = new ConcurrentHashMap<>();

    void ring(UUID address) {
        listening.getOrDefault(address, Set.of()).forEach(sink -> sink.next(true));
    }

    boolean isHeard() {
        return !listening.isEmpty();
    }

    int listening() {
        return listening.size();
    }

    /** A signal for each ring; a slow reader gets the latest only. */
    Flux<Boolean> rings(UUID address) {
        return Flux.create(sink -> {
            listening.computeIfAbsent(address, first -> new CopyOnWriteArraySet<>()).add(sink);
            sink.onDispose(() -> listening.computeIfPresent(address, (key, sinks) -> sinks.remove(sink) && sinks.isEmpty() ? null : sinks));
        }, FluxSink.OverflowStrategy.LATEST);
    }
}
