package huiying.app.simulator;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** The screens of all simulated phones, by channel and address; those nobody used for long are forgotten. Thread-safe. */
final class Screens {
    private static final int MOST = 3_000;
    private static final int WAITING = 256;

    private final Clock clock;
    private final Sinks.Many<String> changes = Sinks.many().multicast().directBestEffort();
    private final Map<String, Screen> screens = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Screen> eldest) {
            return size() > MOST;
        }
    };

    Screens(Clock clock) {
        this.clock = clock;
    }

    Screen of(String channel, String address) {
        var key = key(channel, address);
        synchronized (screens) {
            return screens.computeIfAbsent(key, name -> new Screen(clock, () -> changed(name)));
        }
    }

    static String key(String channel, String address) {
        return channel + ":" + address;
    }

    private void changed(String key) {
        synchronized (changes) {
            changes.tryEmitNext(key);
        }
    }

    /** The keys of screens that change from now on. */
    Flux<String> changes() {
        return changes.asFlux().onBackpressureBuffer(WAITING, dropped -> {
        }, reactor.core.publisher.BufferOverflowStrategy.DROP_OLDEST);
    }
}
