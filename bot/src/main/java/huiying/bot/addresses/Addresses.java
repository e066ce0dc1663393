package huiying.bot.addresses;

import java.util.Optional;
import java.util.UUID;

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
                 where not exists (select from address where id = :id) on conflict (id) do nothing
                 """).param("id", id).param("channel", address.channel()).param("account", address.account()).param("value", sealedValue(id, address)).update();
        return id;
    }

    public Optional<Address> find(UUID id) {
        return jdbc.sql("select channel, account, value from address where id = ?").param(id)
                .query((row, n) -> new Address(row.getString("channel"), row.getString("account"), vault.openText(id, row.getBytes("value")))).optional();
    }

    /** What one address is told later arrives at another, and whoever answers there answers for both. */
    public void sendNewsTo(UUID id, Address other) {
        jdbc.sql("update address set news_to = :other where id = :id and news_to is distinct from :other").param("other", keep(other)).param("id", id).update();
    }

    public void stopNotices(UUID id) {
        jdbc.sql("update address set stopped_at = now() where id = ? and stopped_at is null").param(id).update();
    }

    public void resumeNotices(UUID id) {
        jdbc.sql("update address set stopped_at = null where id = ?").param(id).update();
    }

    public void left(UUID id) {
        jdbc.sql("update address set left_at = now() where id = ?").param(id).update();
    }

    /** The resident is there again, if they had left. */
    public void back(UUID id) {
        jdbc.sql("update address set left_at = null where id = ? and left_at is not null").param(id).update();
    }
}
