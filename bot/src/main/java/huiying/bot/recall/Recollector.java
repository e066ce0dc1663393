package huiying.bot.recall;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.inbox.Accepted;
import huiying.bot.inbox.Inbox;
import huiying.bot.tasks.Tasks;
import huiying.bot.vault.Ids;
import huiying.channels.Channels;
import huiying.channels.Remembering;
import huiying.channels.Remembering.Recalled;
import huiying.channels.Remembering.Received;

/**
 * Compares a provider's list of received messages with what was kept, and brings in what the door missed. What is known is only looked up, so that a comparison
 * leaves no trace of its own among the receipts; what is missing goes the way of every message and can come twice without harm.
 */
public final class Recollector {
    private static final Logger LOG = LoggerFactory.getLogger(Recollector.class);
    private static final int MOST_PAGES = 200;
    private static final int ALARMING = 20;
    private static final Duration BLIND_TOO_LONG = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Inbox inbox;
    private final Channels channels;
    private final Tasks tasks;
    private final Clock clock;
    private final Duration overlap;

    /** @param overlap how far before the last comparison the next one begins: lists are not always complete at once */
    public Recollector(JdbcClient jdbc, Inbox inbox, Channels channels, Tasks tasks, Clock clock, Duration overlap) {
        this.jdbc = jdbc;
        this.inbox = inbox;
        this.channels = channels;
        this.tasks = tasks;
        this.clock = clock;
        this.overlap = overlap;
    }

    /** What one comparison found. */
    public record Found(int listed, int missed, Optional<String> problem) {
        private Found and(Found more) {
            return new Found(listed + more.listed, missed + more.missed, more.problem);
        }
    }

    /** Compares with every provider that remembers; to be called by one node at a time. */
    public List<Found> recollect() {
        return channels.all().stream().filter(Remembering.class::isInstance).map(Remembering.class::cast).map(this::recollect).toList();
    }

    private Found recollect(Remembering channel) {
        var now = clock.instant();
        var upTo = upTo(channel).orElse(now);
        var since = upTo.minus(overlap);
        var found = pages(channel, since);
        note(channel, since, found);
        if (found.problem().isEmpty()) {
            advance(channel, now);
        } else if (upTo.plus(BLIND_TOO_LONG).isBefore(now)) {
            tasks.alarm("recollection-blind");
        }
        return found;
    }

    private Found pages(Remembering channel, Instant since) {
        var found = new Found(0, 0, Optional.empty());
        @Nullable
        String page = null;
        for (int n = 0; n < MOST_PAGES; n++) {
            switch (channel.received(since, page)) {
                case Received.NotNow(var code) -> {
                    return found.and(new Found(0, 0, Optional.of(code)));
                }
                case Received.Listed(var messages, var next) -> {
                    found = found.and(new Found(messages.size(), (int) messages.stream().filter(one -> isMissed(channel, one)).count(), Optional.empty()));
                    if (next.isEmpty()) {
                        return found;
                    }
                    page = next.get();
                }
            }
        }
        return found.and(new Found(0, 0, Optional.of("too-many-pages")));
    }

    /** True when at least one message of this record had not been kept. */
    private boolean isMissed(Remembering channel, Recalled recalled) {
        return recalled.messages().stream().filter(message -> !inbox.knows(message))
                .map(message -> inbox.accept(Ids.next(), channel, recalled.record(), message)).filter(kept -> kept.outcome() == Accepted.Outcome.STORED)
                .count() > 0;
    }

    private void note(Remembering channel, Instant since, Found found) {
        jdbc.sql("insert into recollection_run (channel, account, since, listed, missed, problem) values (?, ?, ?, ?, ?, ?)")
                .param(channel.name()).param(channel.account()).param(since.atOffset(ZoneOffset.UTC)).param(found.listed()).param(found.missed())
                .param(found.problem().orElse(null)).update();
        if (found.missed() > 0) {
            LOG.warn("{} of {} messages on {}:{} had not come through the door and were brought in", found.missed(), found.listed(), channel.name(),
                    channel.account());
        }
        if (found.missed() >= ALARMING) {
            tasks.alarm("door-misses-messages");
        }
        found.problem().ifPresent(problem -> LOG.warn("the list of {}:{} could not be read: {}", channel.name(), channel.account(), problem));
    }

    private Optional<Instant> upTo(Remembering channel) {
        return jdbc.sql("select up_to from recollection where channel = ? and account = ?").params(channel.name(), channel.account())
                .query((row, n) -> row.getTimestamp("up_to").toInstant()).optional();
    }

    private void advance(Remembering channel, Instant to) {
        jdbc.sql("""
                 insert into recollection (channel, account, up_to) values (?, ?, ?)
                 on conflict (channel, account) do update set up_to = excluded.up_to
                 """).params(channel.name(), channel.account(), to.atOffset(ZoneOffset.UTC)).update();
    }
}
