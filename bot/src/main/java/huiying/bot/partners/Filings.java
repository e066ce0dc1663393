package huiying.bot.partners;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.vault.Ids;
import huiying.bot.vault.Vault;

/**
 * Which request of another system became which case. The id of the case is chosen before it is opened, so that a request that is sent
 * again, because its answer was lost, finds the case of the first.
 */
public final class Filings {
    /** Two requests that are equal in every field are one request for so long; afterwards it is news. */
    public static final Duration SAME = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    public Filings(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** The id for a request the sender named himself: the same for ever. */
    public UUID named(String partner, String key) {
        return reserve(partner, vault.index("filing-key", partner, key), Duration.ofDays(36_500));
    }

    /** The id for a request known by its contents only. */
    public UUID told(String partner, String contents) {
        return reserve(partner, vault.index("filing", partner, contents), SAME);
    }

    /** The case a token stands for, once there is one. */
    public Optional<UUID> caseOf(UUID token) {
        return jdbc.sql("select c.id from filing f join cases c on c.id = f.id where f.id = ?").param(token).query(UUID.class).optional();
    }

    /** Takes what was reserved under this id, once; belongs into the transaction of what is done with it. */
    public boolean first(UUID id) {
        return jdbc.sql("update filing set taken = true where id = ? and not taken").param(id).update() == 1;
    }

    private UUID reserve(String partner, byte[] fingerprint, Duration same) {
        var now = clock.instant();
        return jdbc.sql("""
                        insert into filing as known (id, partner, fingerprint, at) values (:id, :partner, :fingerprint, :now)
                        on conflict (partner, fingerprint) do update
                            set id = case when known.at < :since then excluded.id else known.id end,
                                at = case when known.at < :since then excluded.at else known.at end
                        returning id""").param("id", Ids.next()).param("partner", partner).param("fingerprint", fingerprint)
                .param("now", now.atOffset(ZoneOffset.UTC)).param("since", now.minus(same).atOffset(ZoneOffset.UTC)).query(UUID.class).single();
    }
}
