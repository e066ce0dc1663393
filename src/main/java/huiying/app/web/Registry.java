package huiying.app.web;

import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import huiying.bot.inbox.Accepted;
import huiying.bot.inbox.Inbox;
import huiying.bot.inbox.TurnSignals;
import huiying.bot.outbox.OutboxDispatcher;
import huiying.bot.outbox.SendingLedger;
import huiying.bot.vault.Ids;
import huiying.channels.Channel;
import huiying.channels.Inbound;
import huiying.channels.UnreadableRequest;
import huiying.channels.WebhookRequest;

/** Reads one proven request and puts what it says into the database. */
final class Registry {
    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);

    private final Inbox inbox;
    private final OutboxDispatcher outbox;
    private final SendingLedger ledger;
    private final TurnSignals signals;
    private final Workers workers;
    private final DoorCounters counters;

    Registry(Inbox inbox, OutboxDispatcher outbox, SendingLedger ledger, TurnSignals signals, Workers workers, DoorCounters counters) {
        this.inbox = inbox;
        this.outbox = outbox;
        this.ledger = ledger;
        this.signals = signals;
        this.workers = workers;
        this.counters = counters;
    }

    /** What was kept and may be waited for; committed when this returns. */
    List<Keeping.Waiting> enter(Channel channel, WebhookRequest request) {
        List<Inbound> said;
        try {
            said = channel.read(request);
        } catch (UnreadableRequest unreadable) {
            quarantine(channel, request, String.valueOf(unreadable.getMessage()));
            return List.of();
        }
        var kept = new ArrayList<Keeping.Waiting>();
        for (var inbound : said) {
            switch (inbound) {
                case Inbound.Message message -> kept.add(accept(channel, request, message));
                case Inbound.Receipt receipt -> outbox.reported(receipt);
                case Inbound.Consent consent -> ledger.consent(consent);
                case Inbound.Handshake handshake -> counters.handshake(channel);
            }
        }
        return kept;
    }

    /** A request nothing can be made of waits for a person. */
    void quarantine(Channel channel, WebhookRequest request, String problem) {
        var quarantined = inbox.quarantine(channel, request, problem);
        LOG.warn("request {} on {} waits for a person: {}", quarantined.inbox(), channel.name(), problem);
        counters.counted(channel, quarantined.outcome());
    }

    private Keeping.Waiting accept(Channel channel, WebhookRequest request, Inbound.Message message) {
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
            return new Keeping.Waiting(accepted, ticket);
        }
        ticket.close();
        return new Keeping.Waiting(accepted, signals.expect(accepted.inbox()));
    }
}
