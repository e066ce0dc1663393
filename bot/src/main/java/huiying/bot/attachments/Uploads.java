package huiying.bot.attachments;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.cases.Actor;
import huiying.bot.cases.CaseEvent;
import huiying.bot.feed.Feed;
import huiying.bot.staff.StaffMember;
import huiying.bot.tasks.Tasks;
import huiying.bot.vault.Ids;

/** Takes what somebody brings through a page of ours: a resident in the chat or to their case, a unit before and after its work. */
public final class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final Attachments attachments;
    private final Examiner examiner;
    private final Limits limits;
    private final Telling telling;

    /** How much is taken, and by which clock. */
    public record Limits(Quota quota, Clock clock) {
    }

    /** Whom it is told: somebody who looks into danger, open pages, and the history of the case. */
    public record Telling(Tasks tasks, Feed feed, History history) {
    }

    /** Where it is written down that a unit took a photo, in the same transaction. */
    public interface History {
        void taken(UUID caseId, CaseEvent.PhotoTaken photo, Actor by);
    }

    public Uploads(TransactionOperations transactions, JdbcClient jdbc, Attachments attachments, Examiner examiner, Limits limits, Telling telling) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.attachments = attachments;
        this.examiner = examiner;
        this.limits = limits;
        this.telling = telling;
    }

    /** Who brings it, and for what. */
    public record By(@Nullable UUID address, @Nullable Actor actor, @Nullable UUID caseId, Stage stage) {

        /** A resident, to be sent with their next message. */
        public static By resident(UUID address) {
            return new By(address, null, null, Stage.TOLD);
        }

        /** A resident, to a case of theirs. */
        public static By resident(@Nullable UUID address, UUID caseId) {
            return new By(address, null, caseId, Stage.TOLD);
        }

        public static By staff(StaffMember who, UUID caseId, Stage stage) {
            return new By(null, Actor.staff(who.id(), who.role().name().toLowerCase(Locale.ROOT), who.unit()), caseId, stage);
        }

        @Nullable
        UUID person() {
            return actor == null ? null : UUID.fromString(actor.id());
        }
    }

    /** What became of it. */
    public sealed interface Taken {
        record Kept(UUID id) implements Taken {
        }

        /** {@code problem} is one of {@code type}, {@code heic}, {@code pixels}, {@code broken}, {@code empty}, {@code too-large}, {@code quota}, {@code scanner}, {@code infected}, {@code store}. */
        record Refused(String problem) implements Taken {
        }
    }

    public long most() {
        return limits.quota().most();
    }

    public Taken take(By by, byte[] bytes, Kind expected, String name) {
        if (bytes.length > limits.quota().most()) {
            return new Taken.Refused("too-large");
        }
        if (attachments.exceeds(limits.quota(), by.address(), by.caseId(), bytes.length)) {
            return new Taken.Refused("quota");
        }
        return switch (examiner.examine(bytes, expected)) {
            case Examined.Fit fit -> keep(by, fit, new About(name, "", null, null));
            case Examined.Unfit(var problem) -> new Taken.Refused(problem);
            case Examined.NotNow notNow -> new Taken.Refused("scanner");
            case Examined.Dangerous(var what) -> setApart(by, bytes, expected, what);
        };
    }

    private Taken keep(By by, Examined.Fit fit, About about) {
        var id = room(by, fit.type().kind(), fit.whole().length);
        if (id == null) {
            return new Taken.Refused("quota");
        }
        try {
            var key = attachments.stow(id, fit);
            transactions.executeWithoutResult(status -> {
                attachments.kept(id, by.caseId(), fit, about, key);
                if (by.actor() != null && by.caseId() != null) {
                    telling.history().taken(by.caseId(), new CaseEvent.PhotoTaken(by.stage().name(), id, Attachments.digest(fit)), by.actor());
                }
                telling.feed().post("attachment", by.caseId(), by.address(), null, Map.of("type", "attachment"));
            });
            return new Taken.Kept(id);
        } catch (AttachmentStore.Unavailable full) {
            LOG.error("attachment {} could not be kept: {}", id, full.getMessage());
            transactions.executeWithoutResult(status -> attachments.settle(id, Attachment.State.REFUSED, "store"));
            return new Taken.Refused("store");
        }
    }

    private Taken setApart(By by, byte[] bytes, Kind expected, String what) {
        var id = room(by, expected, bytes.length);
        if (id != null) {
            LOG.error("attachment {} is quarantined: {}", id, what);
            var key = attachments.setApart(id, bytes);
            transactions.executeWithoutResult(status -> {
                attachments.quarantined(id, by.caseId(), bytes, what, key);
                telling.tasks().alarm("infected-attachment");
            });
        }
        return new Taken.Refused("infected");
    }

    /** Counted and written down under a lock, so that many at once do not slip through together. */
    private @Nullable UUID room(By by, Kind kind, long size) {
        return transactions.execute(status -> {
            lock(by);
            if (attachments.exceeds(limits.quota(), by.address(), by.caseId(), size)) {
                return null;
            }
            var id = Ids.next();
            attachments.add(id, kind, size, new Attachment.Origin(by.stage(), null, by.address(), by.person(), by.caseId(), limits.clock().instant()));
            return id;
        });
    }

    private void lock(By by) {
        var whose = by.address() == null ? by.caseId() : by.address();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))").param("attachment:" + whose).query((row, n) -> true).single();
    }
}
