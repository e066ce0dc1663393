package huiying.bot.partners;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.feed.Feed;

/**
 * Tells subscriptions what happened: in the order of the feed, one at a time each, again and again with growing pauses until the
 * receiver says yes, and never twice under two ids. A failed event holds up only the later ones of its own case; a receiver that is
 * unwell is left in peace for a while. No transaction is open while something is carried.
 */
public final class Pusher {
    private static final Logger LOG = LoggerFactory.getLogger(Pusher.class);
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10),
            Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(4), Duration.ofHours(8), Duration.ofHours(12));
    private static final Duration PEACE = Duration.ofMinutes(1);
    private static final int BATCH = 500;
    private static final int MOST = 200;

    private final TransactionOperations transactions;
    private final Feed feed;
    private final Subscriptions subscriptions;
    private final Pushes pushes;
    private final Courier courier;
    private final Clock clock;

    public Pusher(TransactionOperations transactions, Feed feed, Subscriptions subscriptions, Pushes pushes, Courier courier, Clock clock) {
        this.transactions = transactions;
        this.feed = feed;
        this.subscriptions = subscriptions;
        this.pushes = pushes;
        this.courier = courier;
        this.clock = clock;
    }

    /** Hands over what is new and sends what is due, each subscription on a thread of its own so that a slow receiver delays nobody. */
    public void sweep(Executor threads) {
        for (var id : subscriptions.active()) {
            handOver(id);
            subscriptions.claim(id).ifPresent(claim -> threads.execute(() -> send(id, claim)));
        }
        pushes.forgetOld();
    }

    /** From the feed to what is owed; the place moves in the same transaction, so that nothing is left out or owed twice. */
    void handOver(UUID id) {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transactions.execute(status -> subscriptions.lockPlace(id).map(place -> handOver(id, place)).orElse(false)));
        }
    }

    private boolean handOver(UUID id, long place) {
        var entries = feed.after(place, BATCH);
        var to = subscriptions.find(id).orElseThrow();
        for (var entry : entries) {
            if (entry.caseId() != null && entry.kind().equals("case")) {
                pushes.owe(to, entry, pushes.facts(entry.caseId()));
            }
        }
        if (!entries.isEmpty()) {
            subscriptions.place(id, entries.getLast().seq());
        }
        return entries.size() == BATCH;
    }

    private void send(UUID id, long claim) {
        try {
            var to = subscriptions.find(id).orElseThrow();
            for (int n = 0; n < MOST && subscriptions.renew(id, claim); n++) {
                var next = pushes.next(id);
                if (next.isEmpty() || !carried(to, next.get())) {
                    break;
                }
            }
        } catch (RuntimeException broken) {
            LOG.warn("subscription {} is taken up again later: {}", id, broken.toString());
        } finally {
            subscriptions.release(id, claim);
        }
    }

    /** Whether to go on with the next. */
    private boolean carried(Subscription to, Push push) {
        var headers = Signature.headers(push.id(), clock.instant(), push.body(), subscriptions.secrets(to.id()));
        var answer = courier.carry(new Courier.Parcel(to.url(), headers, push.body()));
        if (answer.good()) {
            pushes.sent(push.id(), answer.status());
            return true;
        }
        failed(to, push, answer);
        return !answer.unwell() && !answer.gone();
    }

    private void failed(Subscription to, Push push, Courier.Answer answer) {
        int tried = push.fate().attempts();
        var again = tried < PAUSES.size() ? clock.instant().plus(jittered(PAUSES.get(tried), push.id())) : null;
        pushes.failed(push.id(), answer, again);
        if (again == null) {
            LOG.error("push {} to subscription {} is given up after {} attempts: {} {}", push.id(), to.id(), tried + 1, answer.status(), answer.problem());
        }
        if (answer.gone()) {
            subscriptions.gone(to.id());
        } else if (answer.unwell()) {
            var peace = again == null || clock.instant().plus(PEACE).isBefore(again) ? clock.instant().plus(PEACE) : again;
            subscriptions.rest(to.id(), peace);
        }
    }

    /** Up to a tenth more, so that not everything comes back at the same moment. */
    private static Duration jittered(Duration pause, UUID push) {
        return pause.plusMillis(Math.floorMod(push.getLeastSignificantBits(), Math.max(1, pause.toMillis() / 10)));
    }
}
