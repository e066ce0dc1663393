package huiying.app.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.dao.DataAccessException;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.addresses.Addresses;
import huiying.channels.Address;
import huiying.channels.web.WebChatChannel;
import huiying.channels.web.WebChatSessions;

/** Who speaks in the web chat: a name we signed and gave a row. Our own page shows it in a cookie, a frame on somebody else's site in one of that site or, where it is given none, in a header. */
public final class ChatGuests {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST = 20_000;

    private final WebChatSessions sessions;
    private final Addresses addresses;
    private final JdbcClient jdbc;
    private final Map<UUID, Instant> known = new ConcurrentHashMap<>();

    ChatGuests(WebChatSessions sessions, Addresses addresses, JdbcClient jdbc) {
        this.sessions = sessions;
        this.addresses = addresses;
        this.jdbc = jdbc;
    }

    /** A visitor with the id of their address. */
    public record Guest(Address address, UUID id) {
    }

    /** A new name; its row is there when this returns. */
    String admit() {
        var token = sessions.issue();
        var id = addresses.idOf(address(sessions.check(token).orElseThrow()));
        jdbc.sql("insert into chat_session (address, created_at, seen_at) values (?, now(), now())").param(id).update();
        return token;
    }

    /** Their address gets its row before their first message does it, because a photo comes first. */
    void keep(Guest guest) {
        addresses.keep(guest.address());
    }

    public Optional<Guest> of(ServerHttpRequest request) {
        return token(request).flatMap(this::named);
    }

    /** The token a known visitor showed. */
    public Optional<String> token(ServerHttpRequest request) {
        return WebChatChannel.tokens(request.getHeaders()::getOrEmpty).filter(token -> named(token).isPresent()).findFirst();
    }

    Optional<Guest> named(String token) {
        return sessions.check(token).map(name -> {
            var address = address(name);
            return new Guest(address, addresses.idOf(address));
        }).filter(guest -> isKnown(guest.id()));
    }

    /** While the database is away the signature alone has to do: what is said is kept on disk then. */
    private boolean isKnown(UUID id) {
        var until = known.get(id);
        if (until != null && until.isAfter(Instant.now())) {
            return true;
        }
        try {
            boolean there = isThere(id);
            if (there) {
                remember(id);
            }
            return there;
        } catch (DataAccessException away) {
            return true;
        }
    }

    /** That somebody is here is written down once in a while only: thousands may come back at the same moment. */
    private boolean isThere(UUID id) {
        return jdbc
                .sql("""
                     with seen as (update chat_session set seen_at = now() where address = :id and revoked_at is null and seen_at < now() - interval '1 hour')
                     select exists (select from chat_session where address = :id and revoked_at is null)
                     """).param("id", id).query(Boolean.class).single();
    }

    private void remember(UUID id) {
        if (known.size() > MOST) {
            known.values().removeIf(until -> until.isBefore(Instant.now()));
        }
        known.put(id, Instant.now().plus(REMEMBERED));
    }

    private static Address address(String name) {
        return new Address("web", "main", name);
    }
}
