package huiying.app.web;

import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import huiying.bot.Switchboard;
import huiying.channels.CallEvent;
import huiying.channels.Channel;
import huiying.channels.Telephone;
import huiying.channels.UnreadableRequest;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;

/** Lets what happens on telephone lines through to the switchboard, and brings back what the line does next. */
final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final Switchboard switchboard;
    private final Registry registry;

    Exchange(Switchboard switchboard, Registry registry) {
        this.switchboard = switchboard;
        this.registry = registry;
    }

    /** The response to a proven request that only concerns the line; empty when it carries a message as well, or nothing but one. */
    Optional<WebhookReply> answer(Channel channel, WebhookRequest request) {
        return channel instanceof Telephone line ? answer(line, request) : Optional.empty();
    }

    private Optional<WebhookReply> answer(Telephone line, WebhookRequest request) {
        try {
            return line.event(request).flatMap(event -> answer(line, request, event));
        } catch (UnreadableRequest unreadable) {
            registry.quarantine(line, request, String.valueOf(unreadable.getMessage()));
            return Optional.of(line.acknowledge(request, List.of()));
        }
    }

    /** While the database is away the caller stays on the line and asks again; the end of a call is kept as a message. */
    private Optional<WebhookReply> answer(Telephone line, WebhookRequest request, CallEvent event) {
        boolean alsoSaid = event instanceof CallEvent.Over;
        try {
            var plan = switchboard.happened(line, event);
            return alsoSaid ? Optional.empty() : Optional.of(line.reply(request, plan));
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("what happened on the line {} waits for the database: {}", line.account(), away.getClass().getSimpleName());
            return alsoSaid ? Optional.empty() : Optional.of(line.acknowledge(request, List.of()));
        }
    }
}
