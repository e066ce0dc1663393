package huiying.app.console;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.stereotype.Component;

import huiying.bot.feed.Feed;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The feed, read once for all consoles on this node while at least one is open. */
@Component
public final class LiveFeed {

    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final int BATCH = 500;

    private final Feed feed;
    private final Flux<Feed.Entry> news;

    LiveFeed(Feed feed) {
        this.feed = feed;
        this.news = Flux.defer(this::reading).publish().refCount(1, Duration.ofSeconds(30));
    }

    /** Everything that happens from now on. */
    public Flux<Feed.Entry> news() {
        return news;
    }

    private Flux<Feed.Entry> reading() {
        return Mono.fromCallable(feed::head).subscribeOn(Schedulers.boundedElastic()).flatMapMany(head -> {
            var last = new AtomicLong(head);
            return Flux.interval(PAUSE).onBackpressureDrop().concatMap(tick -> Mono.fromCallable(() -> next(last)).subscribeOn(Schedulers.boundedElastic())
                    .onErrorReturn(List.of()), 1).flatMapIterable(entries -> entries);
        });
    }

    private List<Feed.Entry> next(AtomicLong last) {
        var entries = feed.after(last.get(), BATCH);
        if (!entries.isEmpty()) {
            last.set(entries.getLast().seq());
        }
        return entries;
    }
}
