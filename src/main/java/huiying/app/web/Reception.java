package huiying.app.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import huiying.bot.outbox.Outbox;
import huiying.channels.Channel;
import huiying.channels.OutboundMessage;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;

/** Receives one request of a provider: proves it, keeps what it says, waits a little for the answer, and only then says thank you. */
final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final int ATTEMPTS = 4;
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Keeping keeping;
    private final Outbox outbox;
    private final Answers answers;
    private final Exchange exchange;
    private final DoorCounters counters;

    Reception(Keeping keeping, Outbox outbox, Answers answers, Exchange exchange, DoorCounters counters) {
        this.keeping = keeping;
        this.exchange = exchange;
        this.outbox = outbox;
        this.answers = answers;
        this.counters = counters;
    }

    /** What goes back, and the messages it carries, which are to be marked as written once it is. */
    record Response(WebhookReply reply, List<OutboundMessage> carried) {
    }

    Response receive(Channel channel, WebhookRequest request) {
        if (!channel.verify(request)) {
            counters.forged(channel);
            return new Response(new WebhookReply(403, "text/plain; charset=utf-8", ""), List.of());
        }
        return exchange.answer(channel, request).map(reply -> new Response(reply, List.of())).orElseGet(() -> kept(channel, request));
    }

    private Response kept(Channel channel, WebhookRequest request) {
        var since = Instant.now();
        var kept = keeping.keep(channel, request);
        counters.kept(channel, Duration.between(since, Instant.now()));
        var carried = kept.isEmpty() ? List.<OutboundMessage>of() : wait(channel, request, kept, since);
        return new Response(channel.acknowledge(request, carried), carried);
    }

    /** Noted with patience: what is not known to have been written would be told once more. */
    void written(List<OutboundMessage> carried) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                outbox.written(carried);
                return;
            } catch (DataAccessException | TransactionException busy) {
                LOG.info("that an answer was written is noted later, attempt {}: {}", attempt, busy.getClass().getSimpleName());
                LockSupport.parkNanos(PAUSE.toNanos() * attempt);
            }
        }
        LOG.warn("{} answers were written, and nobody knows it", carried.size());
    }

    /** What is kept is acknowledged whatever happens to its answer: a database that is too busy to look for that is no reason to refuse a message. */
    private List<OutboundMessage> wait(Channel channel, WebhookRequest request, List<Keeping.Waiting> kept, Instant since) {
        try {
            var patience = channel.patience(request).minus(Duration.between(since, Instant.now()));
            var ready = patience.isPositive() ? answers.await(channel, kept.getLast(), patience) : List.<OutboundMessage>of();
            if (ready.isEmpty() && patience.isPositive()) {
                Thread.ofVirtual().name("working").start(() -> channel.stillWorking(request));
            }
            return ready;
        } catch (DataAccessException | TransactionException busy) {
            LOG.info("the answer on {} travels by itself: {}", channel.name(), busy.getClass().getSimpleName());
            return List.of();
        } finally {
            kept.forEach(waiting -> waiting.ticket().close());
        }
    }
}
