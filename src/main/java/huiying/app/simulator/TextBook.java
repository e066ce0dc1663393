package huiying.app.simulator;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the simulated network remembers of text messages, both ways, whether or not our doors were there to hear of them. Thread-safe. */
final class TextBook {
    private static final int MOST = 20_000;

    private final Clock clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    TextBook(Clock clock) {
        this.clock = clock;
    }

    /** One message; {@code media} are ids of photos. */
    record Entry(String sid, String direction, String from, String to, String body, String status, Instant at, List<String> media) {
        boolean isInbound() {
            return direction.equals("inbound");
        }

        private Entry with(List<String> left) {
            return new Entry(sid, direction, from, to, body, status, at, left);
        }

        private Entry reached(String now) {
            return new Entry(sid, direction, from, to, body, now, at, media);
        }
    }

    void wrote(String sid, String from, String to, String body, List<String> media) {
        add(new Entry(sid, "inbound", from, to, body, "received", clock.instant(), media));
    }

    void sent(String sid, String direction, String from, String to, String body) {
        add(new Entry(sid, direction, from, to, body, "queued", clock.instant(), List.of()));
    }

    private void add(Entry entry) {
        synchronized (entries) {
            entries.put(entry.sid, entry);
            if (entries.size() > MOST) {
                entries.remove(entries.keySet().iterator().next());
            }
        }
    }

    void reached(String sid, String status) {
        synchronized (entries) {
            entries.computeIfPresent(sid, (id, entry) -> entry.reached(status));
        }
    }

    /** A photo is not kept any longer; false when there was none. */
    boolean forget(String sid, String media) {
        synchronized (entries) {
            var entry = entries.get(sid);
            if (entry == null || !entry.media.contains(media)) {
                return false;
            }
            entries.put(sid, entry.with(entry.media.stream().filter(other -> !other.equals(media)).toList()));
            return true;
        }
    }

    Optional<Entry> find(String sid) {
        synchronized (entries) {
            return Optional.ofNullable(entries.get(sid));
        }
    }

    /** The newest first. */
    List<Entry> newest() {
        synchronized (entries) {
            return new ArrayList<>(entries.values()).reversed();
        }
    }
}
