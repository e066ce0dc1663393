package huiying.app.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one idle worker when there may be something to do; a ring while all are busy is kept. */
final class Bell {
    private static final int MOST = 64;

    private final Semaphore rings = new Semaphore(0);

    void ring() {
        if (rings.availablePermits() < MOST) {
            rings.release();
        }
    }

    /** Until somebody rings, but not longer. */
    void await(Duration longest) throws InterruptedException {
        rings.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
