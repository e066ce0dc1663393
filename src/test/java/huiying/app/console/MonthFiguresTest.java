package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.github.benmanes.caffeine.cache.LoadingCache;

import huiying.app.Until;

class MonthFiguresTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T02:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final AtomicInteger reckoned = new AtomicInteger();
    private final LoadingCache<String, String> kept = MonthFigures.kept(key -> key + reckoned.incrementAndGet(), clock, Duration.ofSeconds(30));

    @Test
    void forAWhileEverybodyGetsTheSameFigure() {
        assertThat(kept.get("a")).isEqualTo("a1");
        forward(Duration.ofSeconds(29));
        assertThat(kept.get("a")).isEqualTo("a1");
        assertThat(kept.get("b")).isEqualTo("b2");
    }

    @Test
    void anOldOneIsStillGivenWhileItIsReckonedAnew() {
        var go = new CountDownLatch(1);
        var slow = MonthFigures.<String, Integer>kept(key -> {
            int mine = reckoned.incrementAndGet();
            if (mine > 1) {
                await(go);
            }
            return mine;
        }, clock, Duration.ofSeconds(30));
        slow.get("a");
        forward(Duration.ofSeconds(31));
        assertThat(slow.get("a")).isEqualTo(1);
        go.countDown();
        Until.holds(() -> assertThat(slow.get("a")).isEqualTo(2));
    }

    @Test
    void onlyAVeryOldOneIsWaitedFor() {
        kept.get("a");
        forward(Duration.ofSeconds(300));
        assertThat(kept.get("a")).isEqualTo("a2");
    }

    @Test
    void manyWhoAskAtOnceWaitForOneReckoning() {
        var begin = new CountDownLatch(1);
        var slow = MonthFigures.<String, Integer>kept(key -> {
            await(begin);
            return reckoned.incrementAndGet();
        }, clock, Duration.ofSeconds(30));
        var asking = IntStream.range(0, 300).mapToObj(n -> CompletableFuture.supplyAsync(() -> slow.get("a"), Thread::startVirtualThread))
                .toList();
        begin.countDown();
        assertThat(asking.stream().map(CompletableFuture::join)).containsOnly(1);
    }

    @Test
    void whoWaitedSeesWhatWentWrongAndTheNextTriesAgain() {
        var broken = MonthFigures.<String, String>kept(key -> {
            if (reckoned.incrementAndGet() == 1) {
                throw new IllegalStateException("the database is away");
            }
            return key;
        }, clock, Duration.ofSeconds(30));
        assertThatThrownBy(() -> broken.get("a")).isInstanceOf(IllegalStateException.class).hasMessage("the database is away");
        Until.holds(() -> assertThat(broken.get("a")).isEqualTo("a"));
    }

    private void forward(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }
}
