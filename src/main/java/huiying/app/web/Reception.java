package huiying.app.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import huiying.bot.inbox.Accepted;
import huiying.bot.inbox.Inbox;
import huiying.bot.inbox.TurnSignals;
import huiying.bot.outbox.Outbox;
import huiying.bot.vault.Ids;
import huiying.channels.Channel;
import huiying.channels.Inbound;
import huiying.channels.OutboundMessage;
import huiying.channels.UnreadableRequest;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;

/** Receives one request of a provider: proves it, keeps what it says, waits a little for the answer, and only then says thank you. */
final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final Inbox inbox;
    private final Outbox outbox;
    private final TurnSignals signals;
    private final Answers answers;
    private final Workers workers;
    private final DoorCounters counters;

    Reception(Inbox inbox, Outbox outbox, TurnSignals signals, Answers answers, Workers workers, DoorCounters counters) {
        this.inbox = inbox;
        this.outbox = outbox;
        this.signals = signals;
        this.answers = answers;
        this.workers = workers;
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
        var since = Instant.now();
        var kept = keep(channel, request);
        counters.kept(channel, Duration.between(since, Instant.now()));
        var carried = kept.isEmpty() ? List.<OutboundMessage>of() : wait(channel, request, kept, since);
        return new Response(channel.acknowledge(request, carried), carried);
    }

    void written(List<OutboundMessage> carried) {
        outbox.written(carried);
    }

    private List<Waiting> keep(Channel channel, WebhookRequest request) {
        List<Inbound> said;
        try {
            said = channel.read(request);
        } catch (UnreadableRequest unreadable) {
            var quarantined = inbox.quarantine(channel, request, String.valueOf(unreadable.getMessage()));
            LOG.warn("request {} on {} waits for a person: {}", quarantined.inbox(), channel.name(), String.valueOf(unreadable.getMessage()));
            counters.counted(channel, quarantined.outcome());
            return List.of();
        }
        var kept = new ArrayList<Waiting>();
        for (var inbound : said) {
            switch (inbound) {
                case Inbound.Message message -> kept.add(accept(channel, request, message));
                case Inbound.Receipt receipt -> outbox.reported(receipt);
                case Inbound.Handshake handshake -> counters.handshake(channel);
            }
        }
        return kept;
    }

    private Waiting accept(Channel channel, WebhookRequest request, Inbound.Message message) {
        var id = Ids.next();
        var ticket = signals.expect(id);
        Accepted accepted;
        try {
            accepted = inbox.accept(id, channel, request, message);
        } catch (RuntimeException notKept) {
            ticket.close();
            throw notKept;
        }
        counters.counted(channel, accepted.outcome());
        workers.heard(message.prompt());
        if (accepted.inbox().equals(id)) {
            return new Waiting(accepted, ticket);
        }
        ticket.close();
        return new Waiting(accepted, signals.expect(accepted.inbox()));
    }

    /** One message somebody may wait for. */
    record Waiting(Accepted accepted, TurnSignals.Ticket ticket) {
    }

    private List<OutboundMessage> wait(Channel channel, WebhookRequest request, List<Waiting> kept, Instant since) {
        try {
            var patience = channel.patience(request).minus(Duration.between(since, Instant.now()));
            return patience.isPositive() ? answers.await(channel, kept.getLast(), patience) : List.of();
        } finally {
            kept.forEach(waiting -> waiting.ticket().close());
        }
    }
}
