package huiying.bot.attachments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.vault.Ids;
import huiying.bot.vault.Vault;
import huiying.channels.Address;
import tools.jackson.databind.json.JsonMapper;

/** What providers still have of our residents: photos that are kept here now, recordings nobody fetched. Each is asked for until it is forgotten. */
public final class Leftovers {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    public Leftovers(Fetcher.Shelf shelf, Clock clock) {
        this.jdbc = shelf.jdbc();
        this.vault = shelf.vault();
        this.json = shelf.json();
        this.clock = clock;
    }

    /** One thing a provider may still have. {@code asked} is how often it was asked to forget it. */
    record Leftover(UUID id, Address from, String mediaId, int asked) {
    }

    /** A recording that only the provider has: nothing of it is kept here but the wish that it be forgotten. */
    public void leave(UUID address, String mediaId) {
        var id = Ids.next();
        jdbc.sql("insert into attachment (id, kind, state, address, media_id, forget_due_at, created_at) values (?, 'VOICE', 'ERASED', ?, ?, ?, ?)")
                .params(id, address, sealed(id, mediaId), at(clock.instant()), at(clock.instant())).update();
    }

    /** From now on the provider is to forget what was fetched, as soon as it does not need it itself. */
    void fetched(UUID id, String mediaId, Duration needed) {
        var due = clock.instant().plus(needed.compareTo(SOON) > 0 ? needed : SOON);
        jdbc.sql("update attachment set forget_due_at = ?, media_id = ?, attempts = 0 where id = ?").params(at(due), sealed(id, mediaId), id).update();
    }

    void forgotten(UUID id) {
        jdbc.sql("update attachment set forget_due_at = null, media_id = null where id = ?").param(id).update();
    }

    /** The next one to be forgotten by its provider; asked for again after a while unless it is. */
    Optional<Leftover> next() {
        return jdbc
                .sql("""
                     update attachment a set forget_due_at = :again, attempts = a.attempts + 1 from address f where f.id = a.address and a.id = (
                         select id from attachment where forget_due_at <= :now and media_id is not null order by forget_due_at limit 1 for update skip locked)
                     returning a.id, a.address, a.media_id, a.attempts, f.channel, f.account, f.value
                     """).param("now", at(clock.instant())).param("again", at(clock.instant().plus(PAUSE))).query((row, n) -> {
                    var id = Objects.requireNonNull(row.getObject("id", UUID.class));
                    var named = json.readValue(vault.open(id, row.getBytes("media_id")), Wanted.Named.class);
                    return new Leftover(id, Wanted.from(row, vault), named.mediaId(), row.getInt("attempts"));
                }).optional();
    }

    private byte[] sealed(UUID id, String mediaId) {
        return vault.seal(id, json.writeValueAsBytes(new Wanted.Named(mediaId, "", "")));
    }

    private static OffsetDateTime at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
