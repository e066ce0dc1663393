package huiying.app.replay;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts while messages are sent; as many threads as like may count. */
final class Tally {
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicLong began = new AtomicLong(System.nanoTime());
    private final AtomicLong ended = new AtomicLong(System.nanoTime());
    private final long[] micros;

    Tally(int messages) {
        this.micros = new long[messages];
    }

    void begin() {
        began.set(System.nanoTime());
    }

    void attempt() {
        attempts.incrementAndGet();
    }

    /** One message is settled; what it took counts from when it was due, so that a service that holds us up cannot look fast. */
    void settled(Sender.Verdict verdict, long since) {
        ended.set(System.nanoTime());
        if (verdict == Sender.Verdict.REFUSED) {
            refused.incrementAndGet();
        } else {
            micros[accepted.getAndIncrement()] = (System.nanoTime() - since) / 1_000;
            answered.addAndGet(verdict == Sender.Verdict.ANSWERED ? 1 : 0);
        }
        sent.incrementAndGet();
    }

    int settled() {
        return sent.get();
    }

    int accepted() {
        return accepted.get();
    }

    int answered() {
        return answered.get();
    }

    int refused() {
        return refused.get();
    }

    int repeated() {
        return Math.max(0, attempts.get() - sent.get());
    }

    double perSecond() {
        return settled() / Math.max(0.001, took().toMillis() / 1000.0);
    }

    Duration took() {
        return Duration.ofNanos(Math.max(1, ended.get() - began.get()));
    }

    /** Milliseconds that so many of a hundred accepted messages stayed below. */
    double percentile(double percent) {
        int count = accepted();
        var sorted = Arrays.copyOf(micros, count);
        Arrays.sort(sorted);
        return count == 0 ? 0 : sorted[Math.min(count - 1, (int) Math.ceil(count * percent / 100) - 1)] / 1000.0;
    }
}
