package huiying.app.chat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import huiying.bot.notices.Template;
import huiying.bot.outbox.Body;
import huiying.bot.vault.Vault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Both sides of a visitor's chat, in order. */
@Component
final class ChatTranscript {
    private static final int MOST = 60;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    ChatTranscript(JdbcClient jdbc, Vault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    /** By time; what was said at the same moment stays in the order it was said in. */
    List<Said> of(UUID id) {
        var all = new ArrayList<>(heard(id));
        all.addAll(told(id));
        all.sort(Comparator.comparing(Said::at));
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }

    private List<Said> heard(UUID address) {
        return jdbc.sql("""
                        select id, provider_id, content, received_at as at from inbox
                        where address = ? and kind in ('Text', 'KeyPress', 'Location', 'Picture') order by seq desc limit 60
                        """).param(address).query(this::message).list().reversed();
    }

    /** The page knows its own message by the id it made, which is the provider's id here. */
    private Said message(ResultSet row, int n) throws SQLException {
        var content = json.readTree(vault.open(id(row), row.getBytes("content"))).path("content");
        return new Said(UUID.fromString(row.getString("provider_id")), true, words(content), List.of(), at(row), 0, false, photo(content));
    }

    private static @Nullable UUID photo(JsonNode content) {
        try {
            return content.path("mediaId").isString() ? UUID.fromString(content.path("mediaId").asString()) : null;
        } catch (IllegalArgumentException anotherDoors) {
            return null;
        }
    }

    private static String words(JsonNode content) {
        var keys = content.path("keys").asString("");
        return keys.isEmpty()
                ? content.path("text").asString(content.path("caption").asString(content.path("label").asString("")))
                : keys.substring(keys.indexOf(':') + 1);
    }

    private List<Said> told(UUID address) {
        return jdbc.sql("""
                        select d.id, d.seq, d.body, d.created_at as at, n.template from delivery d join notice n on n.id = d.notice
                        where d.address = ? and d.state <> 'suppressed' order by d.seq desc limit 60
                        """).param(address)
                .query((row, n) -> {
                    var body = json.readValue(vault.open(id(row), row.getBytes("body")), Body.class);
                    return new Said(id(row), false, body.text(), body.choices(), at(row), row.getLong("seq"),
                            Template.AGENT_SAYS.name().equals(row.getString("template")), null);
                }).list().reversed();
    }

    private static UUID id(ResultSet row) throws SQLException {
        return Objects.requireNonNull(row.getObject("id", UUID.class));
    }

    private static java.time.Instant at(ResultSet row) throws SQLException {
        return Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant();
    }
}
