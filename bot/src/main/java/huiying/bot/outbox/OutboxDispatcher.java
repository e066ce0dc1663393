package huiying.bot.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.outbox.Planner.Onward;
import huiying.bot.outbox.Planner.Way;
import huiying.bot.vault.Ids;
import huiying.channels.Address;
import huiying.channels.Channel;
import huiying.channels.Channels;
import huiying.channels.Delivery;
import huiying.channels.Inbound;
import huiying.channels.Inbound.Receipt.Status;
import huiying.channels.MeteredChannel;
import huiying.channels.Trouble;

/** Keeps the promises of the outbox: leases a message, sends it outside any transaction, writes down what became of it. What cannot be known is flagged, never sent blindly again. */
public final class OutboxDispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxDispatcher.class);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6), Duration.ofHours(17));
    private static final Duration PHONE_MAY_BE_ON = Duration.ofMinutes(45);
    private static final Duration NETWORK_MAY_BE_BACK = Duration.ofMinutes(1);

    private final TransactionOperations transaction;
    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Channels channels;
    private final Planner planner;
    private final Lulls lulls;

    /** @param planner how each message travels, and what follows when it does not arrive */
    public OutboxDispatcher(TransactionOperations transaction, JdbcClient jdbc, Outbox outbox, Channels channels, Planner planner) {
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.channels = channels;
        this.planner = planner;
        this.lulls = new Lulls(Clock.systemUTC());
    }

    /** Sends the next message that is due, on whatever channel; false when there is none. */
    public boolean deliverNext() {
        return deliver(transaction.execute(status -> outbox.lease(LEASE).orElse(null)));
    }

    /** Sends the next message that is due on this channel; false when there is none, or while its provider is left in peace. */
    public boolean deliverNext(Channel channel) {
        return lulls.mayTry(channel) && deliver(transaction.execute(status -> outbox.lease(LEASE, channel).orElse(null)));
    }

    /** Gives up the next message whose channel is no longer configured; false when there is none. */
    public boolean deliverStray() {
        return deliver(transaction.execute(status -> outbox.leaseStray(LEASE, channels.all()).orElse(null)));
    }

    private boolean deliver(Outbox.@Nullable Leased leased) {
        if (leased == null) {
            return false;
        }
        channels.of(leased.to()).ifPresentOrElse(channel -> deliver(leased, channel),
                () -> transaction.executeWithoutResult(status -> giveUp(leased, "no-channel")));
        return true;
    }

    private void deliver(Outbox.Leased leased, Channel channel) {
        var wanted = leased.wanted(channel);
        var way = Objects.requireNonNull(transaction.execute(status -> way(leased, wanted)));
        if (!(way instanceof Way.None)) {
            var result = way instanceof Way.Form(var card) && channel instanceof MeteredChannel metered
                    ? metered.deliver(leased.message(), card)
                    : channel.deliver(leased.message());
            lulls.heard(channel, result);
            transaction.executeWithoutResult(status -> settle(leased, way, wanted, result));
        }
    }

    /** Whether it may go, and how: windows and quotas are asked before the provider is. */
    private Way way(Outbox.Leased leased, Permit.Wanted wanted) {
        if (!(allowed(leased, wanted) instanceof Permit.Verdict.Yes)) {
            return new Way.None("not-allowed");
        }
        var way = planner.way(leased);
        switch (way) {
            case Way.Words words -> outbox.goes(leased, "words");
            case Way.Form(var card) -> outbox.goes(leased, card.kind().name().toLowerCase(Locale.ROOT));
            case Way.None(var code) -> giveUp(leased, code);
        }
        return way;
    }

    private Permit.Verdict allowed(Outbox.Leased leased, Permit.Wanted wanted) {
        var verdict = outbox.permit().ask(wanted);
        switch (verdict) {
            case Permit.Verdict.Yes yes -> {
            }
            case Permit.Verdict.Later(var code, var after) -> outbox.postpone(leased, code, after);
            case Permit.Verdict.Never(var code) -> outbox.suppress(leased, code);
            case Permit.Verdict.NotHere(var code) -> giveUp(leased, code);
        }
        return verdict;
    }

    /** Turns lost leases and unknown fates into something a person sees; acknowledgements and verdicts go out once more, flagged. */
    public void sweep() {
        transaction.executeWithoutResult(status -> {
            outbox.expireLeases();
            outbox.aftermath().flagDoubtful().forEach(this::doubt);
            outbox.aftermath().forgetEarly();
        });
    }

    /** Writes down what a provider reports of a message; one that did not arrive goes once more, another way, or to a person. */
    public void reported(Inbound.Receipt receipt) {
        transaction.executeWithoutResult(status -> {
            outbox.aftermath().reported(receipt).ifPresent(lost -> lost(lost, receipt));
            if (receipt.status() == Status.SENT || receipt.status() == Status.DELIVERED) {
                nothingToDo(receipt);
            }
        });
    }

    /** Whoever was asked to look after a message that may not have arrived need not any more. */
    private void nothingToDo(Inbound.Receipt receipt) {
        jdbc.sql(
                """
                update task set done_at = now(), outcome = 'arrived' where kind = 'delivery' and done_at is null
                    and delivery in (select p.id from delivery d join delivery p on p.id = d.id or p.notice = d.notice and p.means = 'person'
                        where d.state = 'sent' and (d.id = :key or (cast(:key as uuid) is null and d.provider_id = :provider)))
                """)
                .param("key", receipt.key()).param("provider", receipt.providerId()).update();
    }

    private void settle(Outbox.Leased leased, Way way, Permit.Wanted wanted, Delivery result) {
        switch (result) {
            case Delivery.Delivered delivered -> sent(leased, wanted, delivered.providerId());
            case Delivery.Failed failed -> failed(leased, way, failed);
            case Delivery.Refused refused -> {
                planner.notSent(leased, way, refused.trouble());
                learn(leased, refused.trouble(), refused.code());
                giveUp(leased, refused.code());
            }
            case Delivery.Unknown unknown -> {
                outbox.permit().spent(wanted);
                outbox.unknown(leased, unknown.code(), wanted.parts());
            }
        }
    }

    private void sent(Outbox.Leased leased, Permit.Wanted wanted, String providerId) {
        outbox.permit().spent(wanted);
        outbox.sent(leased, providerId, wanted.parts());
        outbox.charged(leased, planner.cost(leased.to().channel(), leased.to().account(), wanted.parts()).orElse(null));
        outbox.aftermath().reportedEarly(leased, providerId).forEach(receipt -> outbox.aftermath().reported(receipt).ifPresent(lost -> lost(lost, receipt)));
    }

    private void failed(Outbox.Leased leased, Way way, Delivery.Failed failed) {
        planner.notSent(leased, way, failed.trouble());
        learn(leased, failed.trouble(), failed.code());
        if (leased.attempt() <= PAUSES.size()) {
            outbox.again(leased, failed.code(), pause(leased, failed));
        } else {
            giveUp(leased, failed.code());
        }
    }

    /** A network that could not reach the phone may later; a number that is none never will be one. */
    private void lost(Aftermath.Lost lost, Inbound.Receipt receipt) {
        var leased = lost.leased();
        learn(leased, receipt.trouble(), receipt.code());
        var again = onceMoreAfter(receipt.trouble()).filter(pause -> lost.tries() == 1);
        if (again.isPresent()) {
            outbox.add(leased.notice(), leased.to(), null, leased.body(), again.get());
        } else {
            onward(leased, receipt.code());
        }
    }

    private static Optional<Duration> onceMoreAfter(Trouble trouble) {
        return switch (trouble) {
            case OUT_OF_REACH -> Optional.of(PHONE_MAY_BE_ON);
            case LOST_ON_THE_WAY -> Optional.of(NETWORK_MAY_BE_BACK);
            case OTHER, OPTED_OUT, NO_SUCH_ADDRESS, WINDOW_CLOSED, FILTERED, OURS -> Optional.empty();
        };
    }

    /** What a code tells beyond this one message. */
    private void learn(Outbox.Leased leased, Trouble trouble, String code) {
        switch (trouble) {
            case OPTED_OUT -> outbox.addresses().stoppedByProvider(leased.address());
            case NO_SUCH_ADDRESS -> outbox.addresses().unreachable(leased.address(), code);
            case OURS -> alarm(leased.to().channel() + ":" + leased.to().account() + " " + code);
            case OTHER, OUT_OF_REACH, LOST_ON_THE_WAY, WINDOW_CLOSED, FILTERED -> {
            }
        }
    }

    private void alarm(String what) {
        LOG.error("the provider of {} does not let us send", what);
        jdbc.sql("""
                 insert into task (id, kind, queue, priority, reason, created_at, due_at)
                 select :id, 'alarm', 'supervisors', 10, 'provider-refuses-us', now(), now() + interval '1 day'
                 where not exists (select from task where kind = 'alarm' and reason = 'provider-refuses-us' and done_at is null)
                 """).param("id", Ids.next()).update();
    }

    private void giveUp(Outbox.Leased leased, String code) {
        if (outbox.failed(leased, code)) {
            LOG.debug("delivery {} failed for good: {}", leased.id(), code);
            onward(leased, code);
        }
    }

    private void onward(Outbox.Leased leased, String code) {
        switch (planner.next(leased, code)) {
            case Onward.To(var address, var after) -> outbox.add(leased.notice(), address, null, leased.body(), after);
            case Onward.Person person -> askPerson(leased, "undelivered: " + code);
            case Onward.End end -> LOG.debug("delivery {} ends untold: {}", leased.id(), code);
        }
    }

    private void doubt(Aftermath.Doubtful doubtful) {
        if (doubtful.resendable() && !doubtful.repeated()) {
            var to = elsewhere(doubtful.leased().to()).orElse(doubtful.leased().to());
            outbox.add(doubtful.leased().notice(), to, null, doubtful.leased().body(), Duration.ZERO);
        } else if (doubtful.caseId() != null) {
            askPerson(doubtful.leased(), "may not have arrived");
        }
    }

    private void askPerson(Outbox.Leased leased, String reason) {
        LOG.warn("delivery {} is left to a person: {}", leased.id(), reason);
        outbox.toPerson(leased, reason, planner.cost("person", "agents", 1).orElse(null));
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
