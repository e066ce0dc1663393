package huiying.bot.citizens;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.vault.Ids;
import huiying.bot.vault.Vault;
import huiying.nlp.Language;

/** Residents known across addresses. Two addresses are one person only when both proved the same telephone number; nobody is merged silently. */
public final class Citizens {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    public Citizens(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** Links an address to whoever has proved to hold this number, in E.164. */
    public UUID link(UUID address, String provedPhone, Language language) {
        var index = vault.index("phone", provedPhone);
        var id = Ids.next();
        jdbc.sql("insert into citizen (id, phone_index, phone, language, created_at) values (?, ?, ?, ?, ?) on conflict (phone_index) do nothing")
                .params(id, index,
                        vault.seal(id, provedPhone), language.name(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        var citizen = jdbc.sql("select id from citizen where phone_index = ?").param(index).query(UUID.class).single();
        jdbc.sql("update address set citizen = ? where id = ?").params(citizen, address).update();
        return citizen;
    }

    /** Takes a link back; the cases of the address stay with the address. */
    public void unlink(UUID address) {
        jdbc.sql("update address set citizen = null where id = ?").param(address).update();
    }

    public Optional<UUID> of(UUID address) {
        return jdbc.sql("select citizen from address where id = ? and citizen is not null").param(address).query(UUID.class).optional();
    }

    public List<UUID> addresses(UUID citizen) {
        return jdbc.sql("select id from address where citizen = ? order by created_at, id").param(citizen).query((row, n) -> Objects.requireNonNull(row
                .getObject("id", UUID.class))).list();
    }
}
