package huiying.bot.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.vault.Ids;
import huiying.channels.Address;
import huiying.channels.Channels;
import huiying.channels.Delivery;

/** Keeps the promises of the outbox: leases a message, sends it outside any transaction, writes down what became of it. What cannot be known is flagged, never sent blindly again. */
public final class OutboxDispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxDispatcher.class);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6), Duration.ofHours(17));

    private final TransactionOperations transaction;
    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Channels channels;

    public OutboxDispatcher(TransactionOperations transaction, JdbcClient jdbc, Outbox outbox, Channels channels) {
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.channels = channels;
    }

    /** Sends the next message that is due; false when there is none. */
    public boolean deliverNext() {
        var leased = transaction.execute(status -> outbox.lease(LEASE).orElse(null));
        if (leased == null) {
            return false;
        }
        var result = channels.of(leased.to()).map(channel -> channel.deliver(leased.message())).orElseGet(() -> new Delivery.Refused("no-channel"));
        transaction.executeWithoutResult(status -> settle(leased, result));
        return true;
    }

    /** Turns lost leases and unknown fates into something a person sees; acknowledgements and verdicts go out once more, flagged. */
    public void sweep() {
        transaction.executeWithoutResult(status -> {
            outbox.expireLeases();
            outbox.flagDoubtful().forEach(this::doubt);
        });
    }

    private void settle(Outbox.Leased leased, Delivery result) {
        switch (result) {
            case Delivery.Delivered delivered -> outbox.sent(leased, delivered.providerId());
            case Delivery.Failed failed when leased.attempt() <= PAUSES.size() -> outbox.again(leased, failed.code(), pause(leased, failed));
            case Delivery.Failed failed -> giveUp(leased, failed.code());
            case Delivery.Refused refused -> refused(leased, refused.code());
            case Delivery.Unknown unknown -> outbox.unknown(leased, unknown.code());
        }
    }

    private void refused(Outbox.Leased leased, String code) {
        var elsewhere = elsewhere(leased.to());
        if (elsewhere.isPresent() && outbox.failed(leased, code)) {
            outbox.add(leased.notice(), elsewhere.get(), null, leased.body(), Duration.ZERO);
        } else {
            giveUp(leased, code);
        }
    }

    private void giveUp(Outbox.Leased leased, String code) {
        if (outbox.failed(leased, code)) {
            LOG.warn("delivery {} failed for good: {}", leased.id(), code);
            askPerson(leased, "undelivered: " + code);
        }
    }

    private void doubt(Outbox.Doubtful doubtful) {
        if (doubtful.resendable() && !doubtful.repeated()) {
            var to = elsewhere(doubtful.leased().to()).orElse(doubtful.leased().to());
            outbox.add(doubtful.leased().notice(), to, null, doubtful.leased().body(), Duration.ZERO);
        } else if (doubtful.caseId() != null) {
            askPerson(doubtful.leased(), "may not have arrived");
        }
    }

    private void askPerson(Outbox.Leased leased, String reason) {
        jdbc.sql(
                """
                insert into task (id, kind, queue, address, delivery, priority, reason, created_at, due_at)
                select :id, 'delivery', 'agents', d.address, d.id, 3, :reason, now(), now() + interval '1 day' from delivery d where d.id = :delivery on conflict do nothing
                """)
                .param("id", Ids.next()).param("reason", reason).param("delivery", leased.id()).update();
    }

    private Optional<Address> elsewhere(Address to) {
        return channels.of(to).map(channel -> channel.pushAddress(to)).filter(other -> !other.equals(to)).filter(other -> channels.of(other).isPresent());
    }

    private static Duration pause(Outbox.Leased leased, Delivery.Failed failed) {
        var planned = PAUSES.get(leased.attempt() - 1);
        var jittered = planned.plusMillis(ThreadLocalRandom.current().nextLong(planned.toMillis() / 5 + 1));
        return failed.after().compareTo(jittered) > 0 ? failed.after() : jittered;
    }
}
