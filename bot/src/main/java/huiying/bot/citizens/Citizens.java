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

/** Residents known across addresses: whoever proved a telephone number, or whom an agent knew to be one person. {@link Links} says which address is whose. */
public final class Citizens {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    public Citizens(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** The person who holds this proved number, in E.164; made when nobody does. */
    public UUID keep(String provedPhone, Language language) {
        var id = Ids.next();
        jdbc.sql("insert into citizen (id, phone_index, phone, language, created_at) values (?, ?, ?, ?, ?) on conflict (phone_index) do nothing")
                .params(id, vault.index("phone", provedPhone), vault.seal(id, provedPhone), language.name(), clock.instant().atOffset(ZoneOffset.UTC)).update();
        return holding(provedPhone).orElseThrow();
    }

    public Optional<UUID> holding(String provedPhone) {
        return jdbc.sql("select id from citizen where phone_index = ?").param(vault.index("phone", provedPhone)).query(UUID.class).optional();
    }

    /** Somebody whose number nobody proved. */
    public UUID unnamed(Language language) {
        var id = Ids.next();
        jdbc.sql("insert into citizen (id, language, created_at) values (?, ?, ?)").params(id, language.name(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    public Optional<UUID> of(UUID address) {
        return jdbc.sql("select citizen from address where id = ? and citizen is not null").param(address).query(UUID.class).optional();
    }

    public List<UUID> addresses(UUID citizen) {
        return jdbc.sql("select id from address where citizen = ? order by created_at, id").param(citizen).query((row, n) -> Objects.requireNonNull(row
                .getObject("id", UUID.class))).list();
    }
}
