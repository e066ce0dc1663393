package huiying.app.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Plays a scene on a visitor's phones at the pace of somebody typing, or talking. */
final class Stage {
    private static final Duration TYPING = Duration.ofMillis(700);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final double BAD_LINE = 0.31;
    private static final Executor THREADS = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("scene-", 0).factory());

    private final Phones phones;
    private final Call.Waits waits;

    Stage(Phones phones, Call.Waits waits) {
        this.phones = phones;
        this.waits = waits;
    }

    void play(Scene scene, Visit visit) {
        THREADS.execute(() -> {
            if (scene.spoken()) {
                talk(scene, visit);
            } else {
                write(scene, visit);
            }
        });
    }

    private void write(Scene scene, Visit visit) {
        for (var words : scene.words()) {
            phones.write(visit.openid(), words);
            waits.pause(TYPING);
        }
    }

    private void talk(Scene scene, Visit visit) {
        phones.call(visit.number());
        for (var words : scene.words()) {
            if (!mayTalk(visit)) {
                return;
            }
            waits.pause(TYPING);
            phones.speak(visit.number(), words, BAD_LINE);
        }
    }

    /** Waits until the line listens again. */
    private boolean mayTalk(Visit visit) {
        var end = Instant.now().plus(PATIENCE);
        waits.pause(TYPING);
        while (phones.turn(visit.number()) == Call.Turn.NONE && Instant.now().isBefore(end)) {
            waits.pause(Duration.ofMillis(200));
        }
        return phones.turn(visit.number()) == Call.Turn.SPEAK;
    }
}
