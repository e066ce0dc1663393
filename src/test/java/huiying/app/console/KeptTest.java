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

import huiying.app.Until;

class KeptTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T02:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final AtomicInteger reckoned = new AtomicInteger();
    private final Kept<String, String> kept = new Kept<>(key -> key + reckoned.incrementAndGet(), clock, Duration.ofSeconds(30));

    @Test
    void forAWhileEverybodyGetsTheSameFigure() {
        assertThat(kept.get("a")).isEqualTo("a1");
        forward(Duration.ofSeconds(29));
        assertThat(kept.get("a")).isEqualTo("a1");
        assertThat(kept.get("b")).isEqualTo("b2");
    }

    @Test
    void anOldOneIsStillGivenWhileItIsReckonedAnew() {
        kept.get("a");
        forward(Duration.ofSeconds(31));
        assertThat(kept.get("a")).isEqualTo("a1");
        Until.holds(() -> assertThat(kept.get("a")).isEqualTo("a2"));
        assertThat(reckoned).hasValue(2);
    }

    @Test
    void onlyAVeryOldOneIsWaitedFor() {
        kept.get("a");
        forward(Duration.ofSeconds(300));
        assertThat(kept.get("a")).isEqualTo("a2");
        forward(Duration.ofDays(-1));
        assertThat(kept.get("a")).as("a figure of the future is none").isEqualTo("a3");
    }

    @Test
    void manyWhoAskAtOnceWaitForOneReckoning() {
        var begin = new CountDownLatch(1);
        var slow = new Kept<String, Integer>(key -> {
            await(begin);
            return reckoned.incrementAndGet();
        }, clock, Duration.ofSeconds(30));
        var asking = IntStream.range(0, 300).mapToObj(n -> CompletableFuture.supplyAsync(() -> slow.get("a"), Thread::startVirtualThread)).toList();
        begin.countDown();
        assertThat(asking.stream().map(CompletableFuture::join)).containsOnly(1);
    }

    @Test
    void whatWasForgottenIsReckonedAnewAlsoWhenItWasJustUnderWay() {
        kept.get("a");
        kept.forget();
        assertThat(kept.get("a")).isEqualTo("a2");

        var began = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var slow = new Kept<String, Integer>(key -> {
            int mine = reckoned.incrementAndGet();
            began.countDown();
            await(end);
            return mine;
        }, clock, Duration.ofSeconds(30));
        var before = CompletableFuture.supplyAsync(() -> slow.get("a"), Thread::startVirtualThread);
        await(began);
        slow.forget();
        var after = CompletableFuture.supplyAsync(() -> slow.get("a"), Thread::startVirtualThread);
        Until.holds(() -> assertThat(reckoned).hasValue(4));
        end.countDown();
        assertThat(before.join()).isEqualTo(3);
        assertThat(after.join()).isEqualTo(4);
        assertThat(slow.get("a")).isEqualTo(4);
    }

    @Test
    void whoWaitedSeesWhatWentWrongAndTheNextTriesAgain() {
        var broken = new Kept<String, String>(key -> {
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
