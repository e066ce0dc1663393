package huiying.app.console;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import huiying.bot.feed.Feed;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The feed, read once for all consoles on this node while at least one is open. */
@Component
public final class LiveFeed {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int MOST = 500;
    /** How far behind a page may fall; then its stream ends, and it comes back and looks at everything. */
    private static final int WAITING = 100;

    private final Feed feed;
    private final Duration pause;
    private final Flux<Batch> batches;

    @Autowired
    LiveFeed(Feed feed) {
        this(feed, PAUSE);
    }

    LiveFeed(Feed feed, Duration pause) {
        this.feed = feed;
        this.pause = pause;
        this.batches = Flux.defer(this::reading).publish().refCount(1, Duration.ofSeconds(30));
    }

    /** What has happened since the last look; what is told of it is written once for all whom the same things concern. */
    public static final class Batch {
        private final List<Feed.Entry> entries;
        private final Map<Object, String> told = new ConcurrentHashMap<>();

        Batch(List<Feed.Entry> entries) {
            this.entries = entries;
        }

        /** As {@code write} makes it of the entries, empty when there is nothing to tell. */
        String told(Object whom, Function<List<Feed.Entry>, String> write) {
            return told.computeIfAbsent(whom, first -> write.apply(entries));
        }
    }

    /** Everything that happens from now on. Nobody waits for another who reads slowly. */
    public Flux<Feed.Entry> news() {
        return batches().flatMapIterable(batch -> batch.entries);
    }

    Flux<Batch> batches() {
        return batches.onBackpressureBuffer(WAITING);
    }

    private Flux<Batch> reading() {
        return Mono.fromCallable(feed::head).subscribeOn(Schedulers.boundedElastic()).flatMapMany(head -> {
            var last = new AtomicLong(head);
            return Flux.interval(pause).onBackpressureDrop().concatMap(tick -> Mono.fromCallable(() -> next(last)).subscribeOn(Schedulers.boundedElastic())
                    .onErrorReturn(List.of()), 1).filter(entries -> !entries.isEmpty()).map(Batch::new);
        });
    }

    private List<Feed.Entry> next(AtomicLong last) {
        var entries = feed.after(last.get(), MOST);
        if (!entries.isEmpty()) {
            last.set(entries.getLast().seq());
        }
        return entries;
    }
}
