package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;

import huiying.app.House;
import huiying.app.Until;
import huiying.bot.feed.Feed;
import reactor.core.publisher.BaseSubscriber;

/** What pages are told of what happens. */
class LiveFeedTest {
    private final Feed feed = House.demo().bean(Feed.class);
    private final LiveFeed live = new LiveFeed(feed, Duration.ofMillis(2));

    @Test
    void aPageThatReadsNothingHoldsUpNobodyElse() {
        var subscribers = new CopyOnWriteArrayList<String>();
        var asleep = new BaseSubscriber<Feed.Entry>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                subscription.request(1);
            }

            @Override
            protected void hookOnError(Throwable fellBehind) {
                subscribers.add("gone");
            }
        };
        live.news().subscribe(asleep);
        var heard = new CopyOnWriteArrayList<UUID>();
        var awake = live.news().filter(entry -> entry.caseId() != null).subscribe(entry -> heard.add(entry.caseId()));
        Until.holds(() -> {
            var first = UUID.randomUUID();
            feed.post("case", first, null, null, Map.of("type", "test"));
            Until.holds(Duration.ofSeconds(1), () -> assertThat(heard).contains(first));
        });

        var cases = IntStream.range(0, 600).mapToObj(n -> UUID.randomUUID()).toList();
        cases.forEach(about -> feed.post("case", about, null, null, Map.of("type", "test")));

        Until.holds(() -> assertThat(heard).containsAll(cases));
        asleep.dispose();
        awake.dispose();
    }

    @Test
    void theSameIsWrittenOnceForAllWhomItConcerns() {
        var entry = new Feed.Entry(1, java.time.Instant.EPOCH, "case", UUID.randomUUID(), null, "CGJ", Map.of());
        var batch = new LiveFeed.Batch(List.of(entry));
        var written = new CopyOnWriteArrayList<String>();
        for (var whom : List.of("agents", "agents", "CGJ", "agents")) {
            assertThat(batch.told(whom, entries -> {
                written.add(whom);
                return whom + entries.size();
            })).isEqualTo(whom + "1");
        }
        assertThat(written).containsExactly("agents", "CGJ");
    }
}
