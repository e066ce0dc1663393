package huiying.app.web;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.notices.Template;
import huiying.bot.outbox.Body;
import huiying.bot.vault.Vault;
import huiying.channels.OutboundMessage.Choice;
import tools.jackson.databind.json.JsonMapper;

/** What a visitor of the chat was told, in order; the page reads it from here and nowhere else. */
final class ChatAnswers {
    private static final int MOST = 100;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    ChatAnswers(JdbcClient jdbc, Vault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    /** One message to the visitor; {@code number} rises and is what a browser resumes from, {@code person} is true for what one of ours wrote. */
    record Told(long number, UUID id, String text, String language, List<Choice> choices, Instant at, boolean person) {
    }

    /**
     * Messages after a number, without those already given. The number is drawn before the commit, so a lower one may appear later, below hundreds of
     * others when much is told at once: the look goes back over a time in which every transaction ends, and what was given is left out.
     *
     * @param until when the newest that was given had been written; nothing was given yet when null
     */
    List<Told> after(UUID address, long number, @Nullable Instant until, Set<UUID> given) {
        return jdbc.sql("""
                        select d.id, d.seq, d.body, d.created_at, n.template from delivery d join notice n on n.id = d.notice
                        where d.address = :address and (d.seq > :number - 20 or d.created_at > :since) and d.state <> 'suppressed' and not d.id = any(:given)
                        order by d.seq desc limit :most
                        """).param("address", address).param("number", number).param("most", MOST)
                .param("since", until == null ? null : until.minus(LONGEST).atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("given", given.toArray(UUID[]::new)).query((row, n) -> {
                    var id = Objects.requireNonNull(row.getObject("id", UUID.class));
                    var body = json.readValue(vault.open(id, row.getBytes("body")), Body.class);
                    return new Told(row.getLong("seq"), id, body.text(), body.language(), body.choices(), row.getTimestamp("created_at").toInstant(),
                            Template.AGENT_SAYS.name().equals(row.getString("template")));
                }).list().reversed();
    }
}
