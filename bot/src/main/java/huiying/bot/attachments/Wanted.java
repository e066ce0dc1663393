package huiying.bot.attachments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.vault.Ids;
import huiying.bot.vault.Vault;
import huiying.channels.Address;
import tools.jackson.databind.json.JsonMapper;

/** What is still to be fetched from providers. One row for each message, however often it is looked at; a claim is a lease that lapses by itself. */
final class Wanted {
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    Wanted(JdbcClient jdbc, Vault vault, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    /** One thing to fetch. {@code from} is whose message named it. */
    record Claim(UUID id, Kind kind, UUID inbox, Address from, UUID address, @Nullable UUID caseId, String mediaId, About about, int attempts, Instant since) {
        boolean isOlderThan(Duration age, Instant now) {
            return since.plus(age).isBefore(now);
        }
    }

    /** What is sealed of a wanted one. */
    record Named(String mediaId, String name, String transcript) {
    }

    void add(Kind.Named named, UUID inbox, UUID address, @Nullable UUID caseId) {
        var id = Ids.next();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                 insert into attachment (id, kind, state, inbox, address, case_id, media_id, due_at, created_at)
                 values (?, ?, 'WANTED', ?, ?, ?, ?, ?, ?) on conflict (inbox) do nothing
                 """).param(id).param(named.kind().name()).param(inbox).param(address).param(caseId)
                .param(vault.seal(id, json.writeValueAsBytes(new Named(named.mediaId(), named.name(), named.transcript())))).param(now).param(now).update();
    }

    /** To be called in a transaction of its own: the attempt counts even if this process dies of it. */
    Optional<Claim> claim() {
        var now = clock.instant();
        return jdbc.sql("""
                        update attachment a set attempts = attempts + 1, claimed_until = :until
                        from address f
                        where f.id = a.address and a.id = (
                            select id from attachment where state = 'WANTED' and due_at <= :now and (claimed_until is null or claimed_until <= :now)
                            order by due_at limit 1 for update skip locked)
                        returning a.id, a.kind, a.inbox, a.address, a.case_id, a.media_id, a.attempts, a.created_at, f.channel, f.account, f.value
                        """).param("now", now.atOffset(ZoneOffset.UTC)).param("until", now.plus(LEASE).atOffset(ZoneOffset.UTC)).query(this::claim).optional();
    }

    void again(UUID id, Duration after, String problem) {
        jdbc.sql("update attachment set due_at = ?, claimed_until = null, problem = ? where id = ?")
                .params(clock.instant().plus(after).atOffset(ZoneOffset.UTC),
                        problem, id)
                .update();
    }

    static Address from(ResultSet row, Vault vault) throws SQLException {
        var address = Objects.requireNonNull(row.getObject("address", UUID.class));
        return new Address(row.getString("channel"), row.getString("account"), vault.openText(address, row.getBytes("value")));
    }

    private Claim claim(ResultSet row, int n) throws SQLException {
        var id = Objects.requireNonNull(row.getObject("id", UUID.class));
        var address = Objects.requireNonNull(row.getObject("address", UUID.class));
        var named = json.readValue(vault.open(id, row.getBytes("media_id")), Named.class);
        return new Claim(id, Kind.valueOf(row.getString("kind")), Objects.requireNonNull(row.getObject("inbox", UUID.class)), from(row, vault), address,
                row.getObject("case_id", UUID.class), named.mediaId(), new About(named.name(), named.transcript(), null, null), row.getInt("attempts"),
                Objects.requireNonNull(row.getObject("created_at", OffsetDateTime.class)).toInstant());
    }
}
