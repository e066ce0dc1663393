package huiying.bot.attachments;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.feed.Feed;
import huiying.bot.notices.Notices;
import huiying.bot.notices.Template;
import huiying.bot.tasks.Subject;
import huiying.bot.tasks.TaskKind;
import huiying.bot.tasks.Tasks;
import huiying.bot.vault.Vault;
import huiying.channels.Address;
import huiying.channels.Channels;
import huiying.channels.Fetched;
import huiying.channels.MediaSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fetches what messages named, from the channel the message came by and from nowhere else, and never while a transaction is open. What cannot be had is
 * told to whoever sent it.
 */
public final class Fetcher {
    private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);
    /** Providers keep photos for three days. */
    private static final Duration LONGEST = Duration.ofDays(3);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(20);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(2);
    /** How often a provider is asked to forget, once an hour, before somebody is told. */
    private static final int PATIENCE = 24;
    private static final String GAVE_UP = "gave-up";

    private final TransactionOperations transactions;
    private final Wanted wanted;
    private final Leftovers leftovers;
    private final Attachments attachments;
    private final Channels channels;
    private final Rules rules;
    private final Telling telling;

    /** How bytes are looked at, how many are taken, and what time it is. */
    public record Rules(Examiner examiner, Quota quota, Clock clock) {
    }

    /** Whom somebody has to tell: residents, agents, open pages. */
    public record Telling(JdbcClient jdbc, Notices notices, Tasks tasks, Feed feed) {
    }

    /** Where wanted ones lie. */
    public record Shelf(JdbcClient jdbc, Vault vault, JsonMapper json) {
    }

    public Fetcher(TransactionOperations transactions, Shelf shelf, Attachments attachments, Channels channels, Rules rules, Telling telling) {
        this.transactions = transactions;
        this.wanted = new Wanted(shelf.jdbc(), shelf.vault(), shelf.json(), rules.clock());
        this.leftovers = new Leftovers(shelf, rules.clock());
        this.attachments = attachments;
        this.channels = channels;
        this.rules = rules;
        this.telling = telling;
    }

    /** Fetches the next one that is due; false when there is none. */
    public boolean fetchNext() {
        var claim = transactions.execute(status -> wanted.claim().orElse(null));
        if (claim == null) {
            return forgetNext();
        }
        try {
            fetch(claim);
        } catch (AttachmentStore.Unavailable full) {
            LOG.error("attachment {} waits: {}", claim.id(), full.getMessage());
            later(claim, Duration.ofMinutes(1), "store");
        } catch (RuntimeException broken) {
            LOG.warn("attachment {} failed at attempt {}: {}", claim.id(), claim.attempts(), broken.getClass().getName(), broken);
            later(claim, Duration.ZERO, "broken");
        }
        return true;
    }

    /** Photos and recordings do not stay with a provider that would keep them; asked again every hour until it says so, and after a day a person hears of it. */
    private boolean forgetNext() {
        var leftover = transactions.execute(status -> leftovers.next().orElse(null));
        if (leftover == null) {
            return false;
        }
        if (!forget(leftover.id(), leftover.from(), leftover.mediaId()) && leftover.asked() >= PATIENCE) {
            transactions.executeWithoutResult(status -> telling.tasks().alarm("provider-keeps-media"));
        }
        return true;
    }

    private boolean forget(UUID id, Address from, String mediaId) {
        boolean forgotten = !(channels.of(from).orElse(null) instanceof MediaSource source) || source.forget(mediaId);
        if (forgotten) {
            transactions.executeWithoutResult(status -> leftovers.forgotten(id));
        } else {
            LOG.warn("the provider has not yet forgotten attachment {}", id);
        }
        return forgotten;
    }

    /** At once, unless the provider itself still needs it. */
    private void forget(Wanted.Claim claim) {
        if (needed(claim).isZero()) {
            forget(claim.id(), claim.from(), claim.mediaId());
        }
    }

    private Duration needed(Wanted.Claim claim) {
        return channels.of(claim.from()).orElse(null) instanceof MediaSource source ? source.needed() : Duration.ZERO;
    }

    private void fetch(Wanted.Claim claim) {
        if (!(channels.of(claim.from()).orElse(null) instanceof MediaSource source)) {
            settle(claim, Attachment.State.GONE, "no-source", false);
        } else if (attachments.exceeds(rules.quota(), null, claim.caseId(), 0) || sentTooMuch(claim)) {
            settle(claim, Attachment.State.REFUSED, "quota", true);
        } else {
            fetched(claim, source.fetch(claim.mediaId(), rules.quota().most()));
        }
    }

    /** The wanted one itself is counted among those of today. */
    private boolean sentTooMuch(Wanted.Claim claim) {
        var quota = rules.quota();
        return attachments.exceeds(new Quota(quota.most(), quota.perDay() + 1, quota.bytesPerDay(), Integer.MAX_VALUE), claim.address(), null, 0);
    }

    private void fetched(Wanted.Claim claim, Fetched fetched) {
        switch (fetched) {
            case Fetched.Bytes(var bytes, var declared) -> examined(claim, bytes, rules.examiner().examine(bytes, claim.kind()));
            case Fetched.Later(var code, var after) -> later(claim, after, code);
            case Fetched.Gone(var code) -> settle(claim, Attachment.State.GONE, code, true);
            case Fetched.TooLarge(var most) -> settle(claim, Attachment.State.REFUSED, "too-large", true);
        }
    }

    private void examined(Wanted.Claim claim, byte[] bytes, Examined examined) {
        switch (examined) {
            case Examined.Fit fit -> keep(claim, fit);
            case Examined.Unfit(var problem) -> settle(claim, Attachment.State.REFUSED, problem, true);
            case Examined.NotNow notNow -> later(claim, Duration.ofMinutes(1), "scanner");
            case Examined.Dangerous(var name) -> setApart(claim, bytes, name);
        }
    }

    private void keep(Wanted.Claim claim, Examined.Fit fit) {
        var key = attachments.stow(claim.id(), fit);
        transactions.executeWithoutResult(status -> {
            attachments.kept(claim.id(), claim.caseId(), fit, claim.about(), key);
            leftovers.fetched(claim.id(), claim.mediaId(), needed(claim));
            announce(claim);
        });
        forget(claim);
    }

    private void setApart(Wanted.Claim claim, byte[] bytes, String name) {
        LOG.error("attachment {} is quarantined: {}", claim.id(), name);
        var key = attachments.setApart(claim.id(), bytes);
        transactions.executeWithoutResult(status -> {
            attachments.quarantined(claim.id(), claim.caseId(), bytes, name, key);
            telling.tasks().open(TaskKind.PARKED_MESSAGE, Subject.ofMessage(claim.inbox(), claim.address()), "infected-attachment");
            leftovers.fetched(claim.id(), claim.mediaId(), needed(claim));
            announce(claim);
        });
        forget(claim);
    }

    private void later(Wanted.Claim claim, Duration after, String problem) {
        if (claim.isOlderThan(LONGEST, rules.clock().instant())) {
            settle(claim, Attachment.State.GONE, GAVE_UP, true);
            return;
        }
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(claim.attempts(), 9));
        var rest = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        transactions.executeWithoutResult(status -> wanted.again(claim.id(), after.compareTo(rest) > 0 ? after : rest, problem));
    }

    private void settle(Wanted.Claim claim, Attachment.State state, String problem, boolean tell) {
        LOG.info("attachment {} is not to be had: {}", claim.id(), problem);
        transactions.executeWithoutResult(status -> {
            attachments.settle(claim.id(), state, problem);
            if (state == Attachment.State.REFUSED || problem.equals(GAVE_UP)) {
                leftovers.fetched(claim.id(), claim.mediaId(), needed(claim));
            }
            if (tell) {
                telling.notices().tell(new Notices.Recipient(claim.caseId(), claim.address(), language(claim)), problem.equals("heic")
                        ? Template.MEDIA_HEIC
                        : Template.MEDIA_LOST, Map.of(),
                        claim.inbox().toString());
            }
            announce(claim);
        });
    }

    private String language(Wanted.Claim claim) {
        return telling.jdbc().sql("select language from conversation where address = ?").param(claim.address()).query(String.class).optional().orElse("zh")
                .toLowerCase(Locale.ROOT);
    }

    private void announce(Wanted.Claim claim) {
        telling.feed().post("attachment", claim.caseId(), claim.address(), null, Map.of("type", "attachment"));
    }
}
