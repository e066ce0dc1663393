package huiying.channels.smpp;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import huiying.channels.Inbound.Receipt.Status;
import huiying.channels.WebhookRequest;

/** Receipts that overtook the answer to what they speak of, for a minute. */
final class EarlyReceipts {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final List<Early> waiting = new ArrayList<>();

    EarlyReceipts(InstantSource clock) {
        this.clock = clock;
    }

    private record Early(String id, WebhookRequest request, Instant at) {
    }

    synchronized void put(String id, WebhookRequest request) {
        var now = clock.instant();
        waiting.removeIf(early -> early.at.plus(KEPT).isBefore(now));
        if (waiting.size() < MOST) {
            waiting.add(new Early(id, request, now));
        }
    }

    /** Those that may speak of one of these ids, which are then no longer kept. */
    synchronized List<WebhookRequest> of(List<String> ids) {
        var known = new Submitted();
        known.remember(new UUID(0, 0), ids);
        var found = waiting.stream().filter(early -> known.meaning(early.id, Status.SENT).isPresent()).toList();
        waiting.removeAll(found);
        return found.stream().map(Early::request).toList();
    }
}
