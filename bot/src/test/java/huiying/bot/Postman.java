package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.addresses.Addresses;
import huiying.bot.inbox.Accepted.Outcome;
import huiying.bot.inbox.Inbox;
import huiying.bot.vault.Ids;
import huiying.bot.vault.Vault;
import huiying.channels.Content;
import huiying.channels.Inbound;
import huiying.channels.WebhookRequest;
import tools.jackson.databind.json.JsonMapper;

/** Brings messages at random, some again and some nobody can read, and keeps books of its own of what it brought. */
final class Postman {
    private final JdbcClient jdbc;
    private final Inbox inbox;
    private final RecordingChannel channel;
    private final List<Inbound.Message> brought = new ArrayList<>();
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);

    Postman(JdbcClient jdbc, Vault vault, RecordingChannel channel) {
        this.jdbc = jdbc;
        this.inbox = new Inbox(jdbc, vault, new Addresses(vault, jdbc), JsonMapper.shared(), Duration.ZERO);
        this.channel = channel;
    }

    /** One request of a provider: something new, something it brought before, or bytes without sense, which it repeats too. */
    void brings(Random random, Instant at) {
        int what = random.nextInt(10);
        if (what == 0) {
            note(inbox.quarantine(channel, request("no sense " + random.nextInt(5)), "unreadable").outcome());
        } else if (what < 4 && !brought.isEmpty()) {
            accept(brought.get(random.nextInt(brought.size())));
        } else {
            var message = new Inbound.Message(channel.address("resident-" + random.nextInt(6)), "m" + random.nextInt(400), at, new Content.Text("路灯不亮"), true);
            brought.add(message);
            accept(message);
        }
    }

    private void accept(Inbound.Message message) {
        note(inbox.accept(Ids.next(), channel, request(message.providerId()), message).outcome());
    }

    private void note(Outcome outcome) {
        outcomes.merge(outcome, 1L, Long::sum);
    }

    /** Received = stored + duplicate + quarantined, by the house's books and by these; and what was kept is there once. */
    void agreesWithTheHouse(String where) {
        var house = new EnumMap<Outcome, Long>(Outcome.class);
        jdbc.sql("select upper(outcome) as outcome, count(*) as n from receipt group by 1")
                .query((row, n) -> house.put(Outcome.valueOf(row.getString("outcome")), row.getLong("n"))).list();
        assertThat(house).as("receipts at %s", where).isEqualTo(outcomes);
        assertThat(count("select count(*) from inbox")).as("kept at %s", where)
                .isEqualTo(outcomes.getOrDefault(Outcome.STORED, 0L) + outcomes.getOrDefault(Outcome.QUARANTINED, 0L));
        assertThat(count("select count(*) from inbox i where (select count(*) from receipt r where r.inbox = i.id and r.outcome <> 'duplicate') <> 1"))
                .as("kept without a receipt of its own at %s", where).isZero();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static WebhookRequest request(String body) {
        return new WebhookRequest("POST", "/", "", Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
