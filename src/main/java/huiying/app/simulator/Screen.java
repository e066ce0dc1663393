package huiying.app.simulator;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import huiying.app.simulator.Line.Kind;

/** What one simulated phone shows: the last lines, and a word to whoever looks when something changed. Thread-safe. */
public final class Screen {
    private static final int MOST = 120;

    private final Deque<Line> lines = new ArrayDeque<>();
    private final Clock clock;
    private final Runnable changed;
    private long last;

    Screen(Clock clock, Runnable changed) {
        this.clock = clock;
        this.changed = changed;
    }

    void mine(String text) {
        add(Kind.MINE, text, "", "");
    }

    void mine(String text, String note) {
        add(Kind.MINE, text, "", note);
    }

    void picture(String url) {
        add(Kind.PICTURE, url, "", "");
    }

    void theirs(String text, String language) {
        theirs(text, language, "");
    }

    /** With a remark beside it. */
    void theirs(String text, String language, String note) {
        add(Kind.THEIRS, text, language, note);
    }

    /** What the phone itself tells; {@code key} names the words. */
    void system(String key, String note) {
        add(Kind.SYSTEM, key, "", note);
    }

    /** Music goes on: said once, however often it is played. */
    void music() {
        synchronized (lines) {
            if (!lines.isEmpty() && lines.getLast().text().equals("try.call.music")) {
                return;
            }
        }
        system("try.call.music", "");
    }

    private void add(Kind kind, String text, String language, String note) {
        synchronized (lines) {
            lines.addLast(new Line(++last, kind, text, language, note, clock.instant()));
            if (lines.size() > MOST) {
                lines.removeFirst();
            }
        }
        changed.run();
    }

    void touch() {
        changed.run();
    }

    public List<Line> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    void clear() {
        synchronized (lines) {
            lines.clear();
        }
        changed.run();
    }
}
