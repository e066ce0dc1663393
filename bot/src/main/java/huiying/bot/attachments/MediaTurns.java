package huiying.bot.attachments;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.feed.Feed;
import huiying.bot.inbox.Heard;
import huiying.bot.inbox.InboxWorker;

/** A turn, and after it a note of everything its messages brought along, in the same transaction: nothing named is forgotten. */
public final class MediaTurns implements InboxWorker.TurnHandler {
    private final InboxWorker.TurnHandler handler;
    private final JdbcClient jdbc;
    private final Attachments attachments;
    private final Wanted wanted;
    private final Cases cases;
    private final Feed feed;

    public MediaTurns(InboxWorker.TurnHandler handler, Fetcher.Shelf shelf, Attachments attachments, Cases cases, Clock clock) {
        this.handler = handler;
        this.jdbc = shelf.jdbc();
        this.attachments = attachments;
        this.wanted = new Wanted(shelf.jdbc(), shelf.vault(), shelf.json(), clock);
        this.cases = cases;
        this.feed = new Feed(shelf.jdbc());
    }

    @Override
    public void take(UUID turn, UUID address, List<Heard> messages) {
        handler.take(turn, address, messages);
        for (var message : messages) {
            Kind.Named.in(message.content()).ifPresent(named -> note(named, turn, message));
        }
    }

    @Override
    public void parked(UUID address, Heard message) {
        handler.parked(address, message);
        Kind.Named.in(message.content()).ifPresent(named -> wanted.add(named, message.id(), address, null));
    }

    /** Our own page has brought the bytes before; everybody else's are fetched. */
    private void note(Kind.Named named, UUID turn, Heard message) {
        var caseId = about(turn, message.address());
        if (brought(named, message, caseId)) {
            feed.post("attachment", caseId, message.address(), null, Map.of("type", "attachment"));
        } else {
            wanted.add(named, message.id(), message.address(), caseId);
        }
    }

    /** What the turn was about; what came along with a word of thanks belongs to what was told last. */
    private @Nullable UUID about(UUID turn, UUID address) {
        return jdbc.sql("select case_id from turn where id = ? and case_id is not null").param(turn).query(UUID.class).optional()
                .or(() -> cases.openFor(address).stream().findFirst().map(Case::id)).orElse(null);
    }

    private boolean brought(Kind.Named named, Heard message, @Nullable UUID caseId) {
        try {
            return attachments.bind(UUID.fromString(named.mediaId()), message.address(), message.id(), caseId);
        } catch (IllegalArgumentException providersName) {
            return false;
        }
    }
}
