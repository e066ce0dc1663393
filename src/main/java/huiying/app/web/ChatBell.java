package huiying.app.web;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;

import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** Tells the open streams of a chat visitor that there is something new for them; a visitor on another node is told by looking again. */
final class ChatBell {
    private final Map<String, Set<FluxSink<Boolean>>> listening = new ConcurrentHashMap<>();

    void ring(String visitor) {
        listening.getOrDefault(visitor, Set.of()).forEach(sink -> sink.next(true));
    }

    /** A signal for each ring; a slow reader gets the latest only. */
    Flux<Boolean> rings(String visitor) {
        return Flux.create(sink -> {
            listening.computeIfAbsent(visitor, first -> new CopyOnWriteArraySet<>()).add(sink);
            sink.onDispose(() -> listening.computeIfPresent(visitor, (key, sinks) -> sinks.remove(sink) && sinks.isEmpty() ? null : sinks));
        }, FluxSink.OverflowStrategy.LATEST);
    }
}
