package huiying.bot.attachments;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.inbox.Heard;
import huiying.bot.inbox.InboxWorker;
import huiying.bot.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

/** A turn, and after it a note of everything its messages brought along, in the same transaction: nothing named is forgotten. */
public final class MediaTurns implements InboxWorker.TurnHandler {
    private final InboxWorker.TurnHandler handler;
    private final JdbcClient jdbc;
    private final Attachments attachments;
    private final Wanted wanted;

    public MediaTurns(InboxWorker.TurnHandler handler, JdbcClient jdbc, Attachments attachments, Vault vault, JsonMapper json, Clock clock) {
        this.handler = handler;
        this.jdbc = jdbc;
        this.attachments = attachments;
        this.wanted = new Wanted(jdbc, vault, json, clock);
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
        var about = jdbc.sql("select case_id from turn where id = ?").param(turn).query((row, n) -> row.getObject("case_id", UUID.class)).list();
        var caseId = about.stream().filter(Objects::nonNull).findFirst().orElse(null);
        if (!brought(named, message, caseId)) {
            wanted.add(named, message.id(), message.address(), caseId);
        }
    }

    private boolean brought(Kind.Named named, Heard message, @Nullable UUID caseId) {
        try {
            return attachments.bind(UUID.fromString(named.mediaId()), message.address(), message.id(), caseId);
        } catch (IllegalArgumentException providersName) {
            return false;
        }
    }
}
