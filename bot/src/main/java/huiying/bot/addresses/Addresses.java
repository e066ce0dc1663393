package huiying.bot.addresses;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.vault.Vault;
import huiying.channels.Address;

/** Where residents can be reached: the id is a keyed hash of the address, so a lane is found without reading anything. */
public final class Addresses {
    private final Vault vault;
    private final JdbcClient jdbc;

    public Addresses(Vault vault, JdbcClient jdbc) {
        this.vault = vault;
        this.jdbc = jdbc;
    }

    public UUID idOf(Address address) {
        return vault.indexId("address", address.channel(), address.account(), address.value());
    }

    public byte[] sealedValue(UUID id, Address address) {
        return vault.seal(id, address.value());
    }

    /** The address of a resident we may not have heard from on this channel yet. */
    public UUID keep(Address address) {
        var id = idOf(address);
        jdbc.sql("""
                 insert into address (id, channel, account, value, created_at) select :id, :channel, :account, :value, now()
                 where not exists (select from address where id = :id and forgotten_at is null)
                 on conflict (id) do update set value = excluded.value, forgotten_at = null where address.forgotten_at is not null
                 """).param("id", id).param("channel", address.channel()).param("account", address.account()).param("value", sealedValue(id, address)).update();
        return id;
    }

    public Optional<Address> find(UUID id) {
        return jdbc.sql("select channel, account, value from address where id = ?").param(id)
                .query((row, n) -> new Address(row.getString("channel"), row.getString("account"), vault.openText(id, row.getBytes("value")))).optional();
    }

    /** Many at once; what does not exist is left out. */
    public Map<UUID, Address> find(Collection<UUID> ids) {
        return jdbc.sql("select id, channel, account, value from address where id = any(?)").param(ids.toArray(UUID[]::new)).query((row, n) -> {
            var id = Objects.requireNonNull(row.getObject("id", UUID.class));
            return Map.entry(id, new Address(row.getString("channel"), row.getString("account"), vault.openText(id, row.getBytes("value"))));
        }).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What one address is told later arrives at another, and whoever answers there answers for both. */
    public void sendNewsTo(UUID id, Address other) {
        jdbc.sql("update address set news_to = :other where id = :id and news_to is distinct from :other").param("other", keep(other)).param("id", id).update();
    }

    /** The resident wants to hear nothing but answers; kept with the moment it was said. */
    public void stopNotices(UUID id) {
        if (jdbc.sql("update address set stopped_at = now() where id = ? and stopped_at is null").param(id).update() == 1) {
            wished(id, "stop", "resident");
        }
    }

    /** The provider lets nothing more through to this resident, who told it so. */
    public void stoppedByProvider(UUID id) {
        if (jdbc.sql("update address set stopped_at = now() where id = ? and stopped_at is null").param(id).update() == 1) {
            wished(id, "stop", "provider");
        }
    }

    public void resumeNotices(UUID id) {
        if (jdbc.sql("update address set stopped_at = null where id = ? and stopped_at is not null").param(id).update() == 1) {
            wished(id, "start", "resident");
        }
    }

    private void wished(UUID id, String wish, String by) {
        jdbc.sql("insert into consent (address, wish, told_by) values (?, ?, ?)").params(id, wish, by).update();
    }

    /** Nothing can be sent there; who writes from there proves the contrary. */
    public void unreachable(UUID id, String code) {
        jdbc.sql("update address set refused_code = ? where id = ?").params(code, id).update();
    }

    /** No automatic answers for a while: a machine seems to answer there. */
    public void hush(UUID id, Duration length) {
        jdbc.sql("update address set hushed_until = now() + ? * interval '1 millisecond' where id = ?").params(length.toMillis(), id).update();
    }

    public void left(UUID id) {
        jdbc.sql("update address set left_at = now() where id = ?").param(id).update();
    }

    /** The resident is there again, if they had left. */
    public void back(UUID id) {
        jdbc.sql("update address set left_at = null, refused_code = null where id = ? and (left_at is not null or refused_code is not null)").param(id)
                .update();
    }
}
