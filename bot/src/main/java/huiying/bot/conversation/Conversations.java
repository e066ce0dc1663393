package huiying.bot.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

/** Where talks are kept. The row is the lock of a turn: whoever holds it decides alone for this address. */
public final class Conversations {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    public Conversations(JdbcClient jdbc, Vault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    public Conversation lock(UUID address) {
        jdbc.sql("insert into conversation (address) values (?) on conflict do nothing").param(address).update();
        return jdbc.sql("select address, dialog, language, with_agent, turns, heard_at from conversation where address = ? for update").param(address)
                .query(this::read).single();
    }

    public Optional<Conversation> find(UUID address) {
        return jdbc.sql("select address, dialog, language, with_agent, turns, heard_at from conversation where address = ?").param(address).query(this::read)
                .optional();
    }

    /** Keeps where the talk stands after a turn. */
    public void save(Conversation talk, Instant at) {
        jdbc.sql("update conversation set dialog = ?, dialog_kind = ?, language = ?, turns = ?, heard_at = ? where address = ?")
                .params(vault.seal(talk.address(), json.writeValueAsBytes(talk.dialog())), kind(talk.dialog()), talk.language(), talk.turns() + 1, utc(at),
                        talk.address())
                .update();
    }

    /** A person takes the talk over. */
    public void take(UUID address, UUID person, Dialog dialog, Instant at) {
        jdbc.sql("update conversation set with_agent = ?, agent_at = ? where address = ?").params(person, utc(at), address).update();
        stand(address, dialog);
    }

    /** The service answers again. */
    public void giveBack(UUID address, Dialog dialog) {
        jdbc.sql("update conversation set with_agent = null, agent_at = null where address = ?").param(address).update();
        stand(address, dialog);
    }

    /** The person in the talk did something. */
    public void touch(UUID address, Instant at) {
        jdbc.sql("update conversation set agent_at = ? where address = ?").params(utc(at), address).update();
    }

    /** Talks whose person has done nothing since. */
    public List<UUID> takenBefore(Instant at) {
        return jdbc.sql("select address from conversation where with_agent is not null and agent_at < ?").param(utc(at))
                .query((row, n) -> Objects.requireNonNull(row.getObject(1,
                        UUID.class)))
                .list();
    }

    private void stand(UUID address, Dialog dialog) {
        jdbc.sql("update conversation set dialog = ?, dialog_kind = ? where address = ?")
                .params(vault.seal(address, json.writeValueAsBytes(dialog)), kind(dialog),
                        address)
                .update();
    }

    public static String kind(Dialog dialog) {
        return dialog.getClass().getSimpleName();
    }

    private Conversation read(ResultSet row, int n) throws SQLException {
        var address = row.getObject("address", UUID.class);
        var sealed = row.getBytes("dialog");
        var dialog = sealed == null ? new Dialog.Idle() : json.readValue(vault.open(address, sealed), Dialog.class);
        var heard = row.getTimestamp("heard_at");
        return new Conversation(address, dialog, row.getString("language"), row.getObject("with_agent", UUID.class), row.getInt("turns"),
                heard == null ? null : heard.toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
