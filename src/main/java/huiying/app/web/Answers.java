package huiying.app.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.inbox.Accepted;
import huiying.bot.inbox.TurnSignals;
import huiying.bot.outbox.Outbox;
import huiying.channels.Channel;
import huiying.channels.OutboundMessage;

/** Fetches the answer for a request that is still open; while it waits it holds no database connection. */
final class Answers {
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Outbox outbox;

    Answers(JdbcClient jdbc, TransactionOperations transaction, Outbox outbox) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.outbox = outbox;
    }

    /** The answers the response can carry; none when the turn takes too long, or when a later request of the same burst carries them. */
    List<OutboundMessage> await(Channel channel, Keeping.Waiting waiting, Duration patience) {
        var message = waiting.accepted();
        return settled(message, waiting.ticket(), patience).filter(turn -> turn.last().equals(message.inbox())).map(TurnSignals.Settled::turn)
                .map(turn -> transaction.execute(status -> outbox.collect(turn, channel))).orElse(List.of());
    }

    /** A repeated request may come when its turn was taken long ago: it collects the same answer again. */
    private Optional<TurnSignals.Settled> settled(Accepted message, TurnSignals.Ticket ticket, Duration patience) {
        var before = message.outcome() == Accepted.Outcome.DUPLICATE ? turnOf(message.inbox()) : Optional.<TurnSignals.Settled>empty();
        try {
            return before.isPresent() ? before : ticket.await(patience);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<TurnSignals.Settled> turnOf(UUID inbox) {
        return jdbc.sql("""
                        select heard.turn, (select last.id from inbox last where last.turn = heard.turn order by last.seq desc limit 1) as last
                        from inbox heard where heard.id = ? and heard.turn is not null
                        """).param(inbox).query((row, n) -> new TurnSignals.Settled(row.getObject("turn", UUID.class), row.getObject("last", UUID.class)))
                .optional();
    }
}
