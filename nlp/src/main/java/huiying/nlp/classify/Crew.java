package huiying.nlp.classify;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** The threads of one training, and its ear for being cancelled. Work is cut into parts whose results never depend on who does them. */
final class Crew implements AutoCloseable {
    private static final int MOST_THREADS = 1 << KeyTable.PART_BITS;
    private final int threads;
    private final Progress progress;
    private final ExecutorService pool;
    private double stageFrom;
    private double stageTo = 1;

    Crew(int threads, Progress progress) {
        this.threads = Math.clamp(threads, 1, MOST_THREADS);
        this.progress = progress;
        this.pool = Executors.newFixedThreadPool(this.threads, Thread.ofPlatform().daemon().name("training-", 0).factory());
    }

    int threads() {
        return threads;
    }

    /** What follows is this part of the whole. */
    void stage(double from, double to) {
        stageFrom = from;
        stageTo = to;
    }

    void step(String name, double share) {
        check();
        progress.at(name, stageFrom + (stageTo - stageFrom) * share);
    }

    void check() {
        if (progress.cancelled()) {
            throw new TrainingCancelled();
        }
    }

    /** Does all parts, any order, and waits for them. */
    void each(int parts, IntConsumer work) {
        var running = new ArrayList<Future<?>>();
        for (int part = 0; part < parts; part++) {
            int mine = part;
            running.add(pool.submit(() -> work.accept(mine)));
        }
        running.forEach(Crew::await);
    }

    private static void await(Future<?> part) {
        try {
            part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrainingCancelled();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
