package huiying.app.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;

import huiying.nlp.classify.Progress;
import huiying.nlp.classify.TrainingCancelled;

/** Shows how far a training is, on one line of a terminal or in steps of a tenth elsewhere, and stops it on Ctrl-C. */
final class TrainingBar implements Progress {
    private static final int WIDTH = 30;
    private static final int CANCELLED = 130;
    private final PrintWriter out;
    private final boolean terminal;
    private volatile boolean stopped;
    private int shown = -1;

    TrainingBar(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void at(String step, double share) {
        int percent = (int) Math.floor(share * 100);
        if (percent > shown && (terminal || percent / 10 > shown / 10 || shown < 0)) {
            shown = percent;
            int full = percent * WIDTH / 100;
            out.print(String.format(Locale.ROOT, "%s[%s%s] %3d %% %-12s%s", terminal ? "\r" : "", "#".repeat(full), ".".repeat(WIDTH - full), percent, step,
                    terminal && percent < 100 ? "" : System.lineSeparator()));
            out.flush();
        }
    }

    @Override
    public boolean cancelled() {
        return stopped;
    }

    void stop() {
        stopped = true;
    }

    /** Does the work; Ctrl-C waits for it to stop cleanly. */
    int watch(Callable<Integer> work) throws Exception {
        var main = Thread.currentThread();
        var hook = new Thread(() -> stopAndWait(main));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.call();
        } catch (TrainingCancelled cancelled) {
            out.println();
            out.println("Cancelled; nothing was written.");
            out.flush();
            return CANCELLED;
        } finally {
            if (!stopped) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }

    private void stopAndWait(Thread main) {
        stop();
        try {
            main.join(Duration.ofSeconds(5));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
