package huiying.bot.citizens;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.vault.Ids;
import huiying.bot.vault.Vault;

/** One-time codes that prove a telephone number: kept as keyed hashes, few for a number and an address, few tries for each. */
public final class PhoneProofs {
    static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final int TRIES = 5;
    private static final int PER_NUMBER_HOUR = 3;
    private static final int PER_ADDRESS_DAY = 6;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    public PhoneProofs(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** What a code was worth. */
    public sealed interface Check {
        record Right(UUID proof, String phone) implements Check {
        }

        record Wrong() implements Check {
        }

        record Expired() implements Check {
        }
    }

    /** Counted under a lock of the number, so that many at once are counted one after the other. */
    public boolean mayAsk(UUID address, String phone) {
        var index = vault.index("phone", phone);
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(encode(?, 'hex'), 12))").param(index).query((row, n) -> true).single();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        int ofNumber = jdbc.sql("select count(*) from phone_proof where phone_index = ? and made_at > ?").params(index, now.minusHours(1)).query(Integer.class)
                .single();
        int ofAddress = jdbc.sql("select count(*) from phone_proof where address = ? and made_at > ?").params(address, now.minusDays(1)).query(Integer.class)
                .single();
        return ofNumber < PER_NUMBER_HOUR && ofAddress < PER_ADDRESS_DAY;
    }

    /** Only the newest code of an address counts. */
    public UUID begin(UUID address, String phone, String code) {
        var id = Ids.next();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                 insert into phone_proof (id, address, phone_index, phone, code_hash, made_at, expires_at) values (?, ?, ?, ?, ?, ?, ?)
                 """).params(id, address, vault.index("phone", phone), vault.seal(id, phone), hash(id, code), now, now.plus(GOOD_FOR)).update();
        return id;
    }

    /** Counts the try before it looks; a code is right once it has led to a link, and then never again. */
    public Check check(UUID address, String code) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var newest = jdbc.sql("""
                              update phone_proof set tries = tries + 1
                              where id = (select id from phone_proof where address = ? and proved_at is null order by made_at desc, id desc limit 1)
                              returning id, phone, code_hash, expires_at > ? and tries <= ? as good
                              """).params(address, now, TRIES).query((row, n) -> {
            var id = Objects.requireNonNull(row.getObject("id", UUID.class));
            if (!row.getBoolean("good")) {
                return (Check) new Check.Expired();
            }
            return MessageDigest.isEqual(hash(id, code.strip()), row.getBytes("code_hash"))
                    ? new Check.Right(id, vault.openText(id, row.getBytes("phone")))
                    : new Check.Wrong();
        }).optional();
        return newest.orElseGet(Check.Expired::new);
    }

    public void used(UUID proof) {
        jdbc.sql("update phone_proof set proved_at = ? where id = ?").params(clock.instant().atOffset(ZoneOffset.UTC), proof).update();
    }

    private byte[] hash(UUID proof, String code) {
        return vault.index("phone-code", proof.toString(), code);
    }
}
