package huiying.app.web;

import org.springframework.context.SmartLifecycle;

import huiying.channels.Channels;
import huiying.channels.HeldLine;

/** Opens the lines that we hold to providers, and lets what is heard on them through the same door as everything else. */
final class HeldLines implements SmartLifecycle {
    private final Channels channels;
    private final Reception reception;
    private volatile boolean running;

    HeldLines(Channels channels, Reception reception) {
        this.channels = channels;
        this.reception = reception;
    }

    @Override
    public synchronized void start() {
        channels.all().stream().filter(HeldLine.class::isInstance).map(HeldLine.class::cast).forEach(line -> line.open(request -> {
            if (reception.receive(line, request).reply().status() >= 400) {
                throw new IllegalStateException("a request of our own line was refused");
            }
        }));
        running = true;
    }

    @Override
    public synchronized void stop() {
        running = false;
        channels.all().stream().filter(HeldLine.class::isInstance).map(HeldLine.class::cast).forEach(HeldLine::hangUp);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the workers, and silent before they stop. */
    @Override
    public int getPhase() {
        return 1;
    }
}
