package huiying.app.web;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.addresses.Addresses;
import huiying.bot.outbox.Body;
import huiying.bot.vault.Vault;
import huiying.channels.Address;
import huiying.channels.OutboundMessage.Choice;
import tools.jackson.databind.json.JsonMapper;

/** What a visitor of the chat was told, in order; the page reads it from here and nowhere else. */
final class ChatAnswers {
    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Addresses addresses;
    private final JsonMapper json;

    ChatAnswers(JdbcClient jdbc, Vault vault, Addresses addresses, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.addresses = addresses;
        this.json = json;
    }

    /** One message to the visitor; {@code number} rises and is what a browser resumes from. */
    record Told(long number, UUID id, String text, String language, List<Choice> choices, Instant at) {
    }

    /**
     * Messages after a number, without those already given. The number is drawn before the commit, so a lower one may appear later:
     * the look goes back a little and what was given is left out.
     */
    List<Told> after(Address visitor, long number, Set<UUID> given) {
        return jdbc.sql("""
                        select id, seq, body, created_at from delivery
                        where address = :address and seq > :number - 20 and state <> 'suppressed' order by seq desc limit :most
                        """).param("address", addresses.idOf(visitor)).param("number", number).param("most", MOST).query((row, n) -> {
            var id = Objects.requireNonNull(row.getObject("id", UUID.class));
            var body = json.readValue(vault.open(id, row.getBytes("body")), Body.class);
            return new Told(row.getLong("seq"), id, body.text(), body.language(), body.choices(), row.getTimestamp("created_at").toInstant());
        }).list().reversed().stream().filter(told -> !given.contains(told.id())).toList();
    }
}
