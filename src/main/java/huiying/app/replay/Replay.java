package huiying.app.replay;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Sends the rows of a file at an even rate, each on a thread of its own, until all are settled or somebody says stop. */
final class Replay {
    private final List<Row> rows;
    private final Sender sender;
    private final HttpClient client;
    private final Pace pace;
    private final Tally tally;
    private volatile boolean stopped;

    /** How fast and how many at once; a rate of zero sends as soon as there is room. */
    record Pace(double rate, int threads) {
        long due(long began, int n) {
            return rate <= 0 ? System.nanoTime() : began + (long) (n * 1e9 / rate);
        }
    }

    Replay(List<Row> rows, Sender sender, HttpClient client, Pace pace) {
        this.rows = rows;
        this.sender = sender;
        this.client = client;
        this.pace = pace;
        this.tally = new Tally(rows.size());
    }

    Tally tally() {
        return tally;
    }

    int size() {
        return rows.size();
    }

    /** What is under way is finished, nothing new begins. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    void run() throws InterruptedException {
        tally.begin();
        long began = System.nanoTime();
        var room = new Semaphore(pace.threads());
        try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("replay-", 0).factory())) {
            for (int n = 0; n < rows.size() && !stopped; n++) {
                long due = pace.due(began, n);
                LockSupport.parkNanos(due - System.nanoTime());
                if (room.tryAcquire(1, TimeUnit.MINUTES)) {
                    int message = n;
                    long since = pace.rate() <= 0 ? System.nanoTime() : due;
                    threads.execute(() -> deliver(message, since, room));
                }
            }
        }
    }

    private void deliver(int n, long since, Semaphore room) {
        try {
            tally.settled(attempts(n), since);
        } finally {
            room.release();
        }
    }

    private Sender.Verdict attempts(int n) {
        var verdict = Sender.Verdict.REFUSED;
        for (int tries = 0; tries < sender.tries() && verdict == Sender.Verdict.REFUSED; tries++) {
            tally.attempt();
            verdict = attempt(n);
        }
        return verdict;
    }

    private Sender.Verdict attempt(int n) {
        try {
            return sender.judge(client.send(sender.request(n, rows.get(n)), BodyHandlers.ofString()));
        } catch (IOException lost) {
            return Sender.Verdict.REFUSED;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Sender.Verdict.REFUSED;
        }
    }
}
