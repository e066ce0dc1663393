package huiying.bot.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.RecordingChannel;
import huiying.bot.TestDatabase;
import huiying.bot.addresses.Addresses;
import huiying.bot.vault.Ids;
import huiying.bot.vault.Vault;
import huiying.channels.Content;
import huiying.channels.Inbound;
import huiying.channels.WebhookRequest;
import tools.jackson.databind.json.JsonMapper;

/** An inbox on the test database and a channel to fill it through. */
final class InboxFixture {
    static final WebhookRequest REQUEST = new WebhookRequest("POST", "/channels/chat", "", Map.of(), "raw".getBytes(StandardCharsets.UTF_8));

    final TestDatabase database = TestDatabase.empty();
    final JdbcClient jdbc = database.jdbc();
    final Vault vault = TestDatabase.vault();
    final Addresses addresses = new Addresses(vault, jdbc);
    final RecordingChannel channel = new RecordingChannel("chat");
    final TurnSignals signals = new TurnSignals();
    final Inbox inbox;

    InboxFixture(Duration quietWindow) {
        inbox = new Inbox(jdbc, vault, addresses, JsonMapper.shared(), quietWindow);
    }

    Accepted say(String who, String id, String words) {
        return inbox.accept(Ids.next(), channel, REQUEST, message(who, id, new Content.Text(words), false));
    }

    Accepted press(String who, String id, String keys) {
        return inbox.accept(Ids.next(), channel, REQUEST, message(who, id, new Content.KeyPress(keys), true));
    }

    Inbound.Message message(String who, String id, Content content, boolean prompt) {
        return new Inbound.Message(channel.address(who), id, Instant.parse("2026-11-22T01:00:00Z"), content, prompt);
    }

    InboxWorker worker(InboxWorker.TurnHandler handler) {
        return new InboxWorker(database.transactions(), jdbc, inbox, handler, signals);
    }

    /** As if the quiet window or a pause had passed. */
    void quietPasses() {
        jdbc.sql("update lane set due_at = now() where due_at is not null").update();
    }

    /** As if a worker had died with its claims. */
    void leasesPass() {
        jdbc.sql("update lane set claimed_until = now() - interval '1 second', due_at = now() where claimed_until is not null").update();
    }

    int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    /** A handler that only looks at the messages. */
    interface Eye extends InboxWorker.TurnHandler {
        void see(UUID address, List<Heard> messages);

        @Override
        default void take(UUID turn, UUID address, List<Heard> messages) {
            see(address, messages);
        }

        @Override
        default void parked(UUID address, Heard message) {
        }
    }
}
