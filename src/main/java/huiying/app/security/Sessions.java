package huiying.app.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.staff.People;
import huiying.bot.staff.StaffMember;

/**
 * Who is signed in, kept in PostgreSQL under the hash of what the browser holds. Role, unit and the right to be here are read afresh, at most two seconds old:
 * a member who is disabled, gets another role or another password is out at once.
 */
public final class Sessions {
    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(12);
    private static final int MOST_REMEMBERED = 10_000;
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration CODE_WITHIN = Duration.ofMinutes(5);
    private static final String WAITS = "code:";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Known> cache = new ConcurrentHashMap<>();

    public Sessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Known(Optional<StaffMember> member, Instant until) {
    }

    /** Starts a session for a member of staff and answers the token the browser keeps. */
    public String open(UUID person) {
        return start(person, "", IDLE);
    }

    /** Starts one that opens nothing yet: the second factor is still to be shown, within a few minutes. */
    String await(UUID person) {
        return start(person, WAITS, CODE_WITHIN);
    }

    private String start(UUID person, String mark, Duration idle) {
        var token = Digest.newToken();
        jdbc.sql("""
                 insert into session (id, person, attributes, created_at, last_seen_at, max_idle)
                 select :id, p.id, convert_to(:mark || p.epoch::text, 'UTF8'), now(), now(), :idle * interval '1 second' from person p where p.id = :person
                 """).param("id", idOf(token)).param("mark", mark).param("person", person).param("idle", idle.toSeconds()).update();
        return token;
    }

    /** Whoever has shown the password and not yet the second factor. */
    Optional<StaffMember> waiting(String token) {
        return member(idOf(token), WAITS);
    }

    /** The member behind a token, while the session and the member are good. */
    public Optional<StaffMember> find(String token) {
        var id = idOf(token);
        var known = cache.get(id);
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.member();
        }
        var member = read(id);
        if (cache.size() > MOST_REMEMBERED) {
            cache.clear();
        }
        cache.put(id, new Known(member, clock.instant().plus(FRESH)));
        return member;
    }

    /** What is remembered without asking the database; empty when it must be asked. */
    Optional<Optional<StaffMember>> remembered(String token) {
        return Optional.ofNullable(cache.get(idOf(token))).filter(known -> clock.instant().isBefore(known.until())).map(Known::member);
    }

    public void close(String token) {
        var id = idOf(token);
        jdbc.sql("delete from session where id = ?").param(id).update();
        cache.remove(id);
    }

    /** Ends every session of a member of staff, everywhere. */
    public void closeAll(UUID person) {
        jdbc.sql("delete from session where person = ?").param(person).update();
        cache.clear();
    }

    /** Forgets sessions that are over. */
    public void sweep() {
        jdbc.sql("delete from session where last_seen_at < now() - max_idle or created_at < now() - :longest * interval '1 second'")
                .param("longest", LONGEST.toSeconds()).update();
        var now = clock.instant();
        cache.values().removeIf(known -> now.isAfter(known.until()));
    }

    private Optional<StaffMember> read(String id) {
        var member = member(id, "");
        member.ifPresent(
                seen -> jdbc.sql("update session set last_seen_at = now() where id = ? and last_seen_at < now() - interval '60 seconds'").param(id).update());
        return member;
    }

    private Optional<StaffMember> member(String id, String mark) {
        return jdbc.sql("""
                        select p.id, p.login, p.name, p.role, p.unit, p.language, %s from session s join person p on p.id = s.person
                              where s.id = :id and p.enabled and s.attributes = convert_to(:mark || p.epoch::text, 'UTF8')
                                  and s.last_seen_at > now() - s.max_idle and s.created_at > now() - :longest * interval '1 second'
                              """.formatted(People.head("p"))).param("id", id).param("mark", mark).param("longest", LONGEST.toSeconds())
                .query(StaffAccounts::member).optional();
    }

    private static String idOf(String token) {
        return HexFormat.of().formatHex(Digest.sha256(token));
    }
}
