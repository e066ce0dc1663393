package huiying.bot.outbox;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.channels.Channels;
import huiying.channels.Inbound;
import huiying.channels.Remembering;
import huiying.channels.Remembering.Fate;

/**
 * Asks providers that remember what became of messages whose fate is unknown: one that arrived is settled before anybody sends it again, and one that was never
 * taken, which only a second look shows, goes out after all.
 */
public final class Fates {
    private static final int AT_ONCE = 20;
    private static final List<Duration> LOOKS = List.of(Duration.ofSeconds(60), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(3));
    /** How far the provider's clock may be behind ours. */
    private static final Duration SLACK = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final OutboxDispatcher dispatcher;
    private final Channels channels;

    public Fates(JdbcClient jdbc, Outbox outbox, OutboxDispatcher dispatcher, Channels channels) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.dispatcher = dispatcher;
        this.channels = channels;
    }

    /** Asks for all that are due; to be called by one node at a time. Says how many fates are known now. */
    public int ask() {
        return channels.all().stream().filter(Remembering.class::isInstance).map(Remembering.class::cast).mapToInt(this::ask).sum();
    }

    private int ask(Remembering channel) {
        int known = 0;
        for (var doubtful : outbox.aftermath().fatesDue(channel, AT_ONCE)) {
            var fate = channel.fate(doubtful.leased().message(), doubtful.providerId(), doubtful.since().minus(SLACK));
            if (fate instanceof Fate.NotNow) {
                outbox.aftermath().askAgain(doubtful, LOOKS.getFirst());
                return known;
            }
            known += settle(doubtful, fate) ? 1 : 0;
        }
        return known;
    }

    private boolean settle(Aftermath.InDoubt doubtful, Fate fate) {
        boolean lastLook = doubtful.asked() > 0;
        if (fate instanceof Fate.Known(var receipt) && isFree(receipt, doubtful.leased().id())) {
            dispatcher.reported(receipt);
            return true;
        }
        if (fate instanceof Fate.NeverTaken && lastLook) {
            return outbox.aftermath().neverTaken(doubtful);
        }
        outbox.aftermath().askAgain(doubtful, LOOKS.get(Math.min(doubtful.asked(), LOOKS.size() - 1)));
        return false;
    }

    /** The same words to the same number may have been two messages: what settled another one does not settle this. */
    private boolean isFree(Inbound.Receipt receipt, UUID own) {
        return !jdbc.sql("select exists (select from delivery where provider_id = ? and id <> ?)").params(receipt.providerId(), own).query(Boolean.class)
                .single();
    }
}
