package huiying.app.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The fixed number of loops that take turns and send messages; woken by what happens on this node, and looking by themselves for what happens elsewhere. */
public final class Workers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration LAST_WORK = Duration.ofSeconds(10);

    private final Crew turns;
    private final List<Crew> sending;
    private final Duration quietWindow;
    private final Bell turnBell = new Bell();
    private final List<Bell> sendBells;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;
    private volatile ScheduledExecutorService later = laterRings();

    /** So many loops of one step, which answers false when there was nothing to do. */
    public record Crew(int size, BooleanSupplier step) {
    }

    /** @param sending a crew for each way out, so that a provider that stalls keeps nobody from sending elsewhere */
    public Workers(Crew turns, List<Crew> sending, Duration quietWindow) {
        this.turns = turns;
        this.sending = List.copyOf(sending);
        this.sendBells = sending.stream().map(crew -> new Bell()).toList();
        this.quietWindow = quietWindow;
    }

    /** A message was kept: its turn is due when the sender has been quiet long enough, or at once. */
    public void heard(boolean atOnce) {
        if (atOnce || quietWindow.isZero()) {
            turnBell.ring();
        } else if (running) {
            later.schedule(turnBell::ring, quietWindow.toMillis() + 2, TimeUnit.MILLISECONDS);
        }
    }

    /** There may be something to send. */
    public void owed() {
        sendBells.forEach(Bell::ring);
    }

    @Override
    public synchronized void start() {
        running = true;
        later = laterRings();
        for (int n = 0; n < turns.size(); n++) {
            threads.add(Thread.ofVirtual().name("turns-" + n).start(() -> loop(turns.step(), turnBell, LOOK, this::owed)));
        }
        for (int crew = 0; crew < sending.size(); crew++) {
            start(sending.get(crew), sendBells.get(crew), crew);
        }
    }

    /** The first of a crew looks often by itself; it wakes the others when there is work. */
    private void start(Crew crew, Bell bell, int number) {
        for (int n = 0; n < crew.size(); n++) {
            var look = n == 0 ? LOOK : LOOK.multipliedBy(20);
            threads.add(Thread.ofVirtual().name("sending-" + number + "-" + n).start(() -> loop(crew.step(), bell, look, () -> {
            })));
        }
    }

    private void loop(BooleanSupplier step, Bell bell, Duration look, Runnable afterwards) {
        while (running) {
            try {
                if (step.getAsBoolean()) {
                    bell.ring();
                    afterwards.run();
                } else {
                    bell.await(look);
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException broken) {
                LOG.warn("a worker rests for {} s after {}", AFTER_FAILURE.toSeconds(), broken.toString());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AFTER_FAILURE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets every loop finish what it has begun. A thread in the database is never interrupted: that would break its connection. */
    @Override
    public synchronized void stop() {
        running = false;
        later.shutdownNow();
        threads.forEach(thread -> {
            turnBell.ring();
            owed();
        });
        for (var thread : threads) {
            join(thread);
        }
        threads.clear();
    }

    private static void join(Thread thread) {
        try {
            if (!thread.join(LAST_WORK)) {
                LOG.warn("{} did not finish in time; what it held is taken up again after its lease", thread.getName());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static ScheduledExecutorService laterRings() {
        return Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("bell").factory());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Started before the doors open, stopped after the last request has been answered. */
    @Override
    public int getPhase() {
        return 0;
    }
}
