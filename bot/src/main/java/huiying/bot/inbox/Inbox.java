package huiying.bot.inbox;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.addresses.Addresses;
import huiying.bot.vault.Ids;
import huiying.bot.vault.Vault;
import huiying.channels.Address;
import huiying.channels.Channel;
import huiying.channels.Content;
import huiying.channels.Inbound;
import huiying.channels.MeteredChannel;
import huiying.channels.Opening;
import huiying.channels.WebhookRequest;
import tools.jackson.databind.json.JsonMapper;

/**
 * Promises received. One statement keeps the message, its lane, its receipt and the window it opens; when it returns, they are committed and the provider may be answered.
 * A message is a duplicate when the same provider id came from the same address before, however long ago.
 */
public final class Inbox {
    // an insert that finds its key taken waits for whoever updates that row: so a known address is not even tried
    private static final String ACCEPT = """
                                         with known as (
                                             insert into address (id, channel, account, value, created_at) select :address, :channel, :account, :value, now()
                                             where not exists (select from address where id = :address and forgotten_at is null)
                                             on conflict (id) do update set value = excluded.value, forgotten_at = null where address.forgotten_at is not null),
                                         kept as (
                                             insert into inbox (id, address, provider_id, kind, content, raw, prompt, sent_at, answer_until)
                                             values (:id, :address, :providerId, :kind, :content, :raw, :prompt, :sentAt, now() + :patience * interval '1 millisecond')
                                             on conflict (address, provider_id) do nothing
                                             returning id),
                                         queued as (
                                             insert into lane (address, due_at, cap_at)
                                             select :address, now() + :quiet * interval '1 millisecond', now() + :cap * interval '1 millisecond' from kept
                                             on conflict (address) do update
                                             set due_at = least(coalesce(lane.cap_at, excluded.cap_at), excluded.due_at), cap_at = coalesce(lane.cap_at, excluded.cap_at))
                                         %s
                                         insert into receipt (channel, account, provider_id, outcome, inbox)
                                         select :channel, :account, :providerId, case when exists (select from kept) then 'stored' else 'duplicate' end, (select id from kept)
                                         returning outcome = 'stored'
                                         """;

    // what is on its way may be counted by the provider as sent after this act, so it counts against the new window too
    private static final String OPENED = """
                                         , opened as (
                                             insert into send_window (address, act, opened_at, closes_at, allowed, taken)
                                             select :address, :act, :sentAt, :sentAt + :lasts * interval '1 millisecond', :messages,
                                                 least(:messages, (select coalesce(sum(slots), 0) from delivery where address = :address and state = 'sending')) from kept
                                             on conflict (address, act) do update
                                             set opened_at = excluded.opened_at, closes_at = excluded.closes_at, allowed = excluded.allowed, taken = excluded.taken
                                             where excluded.opened_at >= send_window.opened_at)
                                         """;

    private static final String CLOSED = ", closed as (delete from send_window where address = :address and exists (select from kept))\n";

    private static final String QUARANTINE = """
                                             with known as (
                                                 insert into address (id, channel, account, value, created_at) select :address, :channel, :account, :value, now()
                                                 where not exists (select from address where id = :address and forgotten_at is null)
                                             on conflict (id) do update set value = excluded.value, forgotten_at = null where address.forgotten_at is not null),
                                             kept as (
                                                 insert into inbox (id, address, provider_id, kind, content, raw, sent_at, state, problem)
                                                 values (:id, :address, :providerId, 'unreadable', :content, :raw, now(), 'quarantined', :problem)
                                                 on conflict (address, provider_id) do nothing
                                                 returning id),
                                             told as (
                                                 insert into task (id, kind, queue, inbox, priority, reason, created_at, due_at)
                                                 select :task, 'parked_message', 'agents', id, 30, :problem, now(), now() + interval '2 minutes' from kept)
                                             insert into receipt (channel, account, provider_id, outcome, inbox)
                                             select :channel, :account, :providerId, case when exists (select from kept) then 'quarantined' else 'duplicate' end, (select id from kept)
                                             returning outcome = 'quarantined'
                                             """;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Addresses addresses;
    private final JsonMapper json;
    private final Duration quietWindow;

    public Inbox(JdbcClient jdbc, Vault vault, Addresses addresses, JsonMapper json, Duration quietWindow) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.addresses = addresses;
        this.json = json;
        this.quietWindow = quietWindow;
    }

    /** Keeps one message; {@code id} is made by the caller so that somebody can already wait for its turn. */
    public Accepted accept(UUID id, Channel channel, WebhookRequest request, Inbound.Message message) {
        var address = addresses.idOf(message.from());
        var quiet = message.prompt() ? Duration.ZERO : quietWindow;
        var opens = channel instanceof MeteredChannel metered ? metered.opens(message) : Optional.<Opening>empty();
        var window = opens.isPresent() ? OPENED : message.content() instanceof Content.Left ? CLOSED : "";
        boolean stored = jdbc.sql(ACCEPT.formatted(window)).params(opens.map(Inbox::window).orElse(Map.of())).param("id", id).param("address", address)
                .param("channel", message.from().channel())
                .param("account", message.from().account()).param("value", addresses.sealedValue(address, message.from()))
                .param("providerId", message.providerId()).param("kind", message.content().getClass().getSimpleName())
                .param("content", vault.seal(id, json.writeValueAsBytes(ContentJson.of(message.content())))).param("raw", vault.seal(id, request.body()))
                .param("prompt", message.prompt()).param("sentAt", OffsetDateTime.ofInstant(message.sentAt(), ZoneOffset.UTC))
                .param("patience", channel.patience(request).toMillis()).param("quiet", quiet.toMillis()).param("cap", channel.burstCap().toMillis())
                .query(Boolean.class).single();
        return stored ? new Accepted(id, Accepted.Outcome.STORED) : new Accepted(first(address, message.providerId()), Accepted.Outcome.DUPLICATE);
    }

    private static Map<String, Object> window(Opening opens) {
        return Map.of("act", opens.act().name().toLowerCase(Locale.ROOT), "messages", opens.messages(), "lasts", opens.lasts().toMillis());
    }

    /** Keeps a correctly signed request that no adapter could read; a person looks at it. */
    public Accepted quarantine(Channel channel, WebhookRequest request, String problem) {
        var id = Ids.next();
        var nobody = new Address(channel.name(), channel.account(), "");
        var address = addresses.idOf(nobody);
        var providerId = "sha256:" + sha256(request.body());
        boolean kept = jdbc.sql(QUARANTINE).param("id", id).param("task", Ids.next()).param("address", address).param("channel", channel.name())
                .param("account", channel.account()).param("value", addresses.sealedValue(address, nobody)).param("providerId", providerId)
                .param("content", vault.seal(id, "null")).param("raw", vault.seal(id, request.body())).param("problem", problem).query(Boolean.class)
                .single();
        return kept ? new Accepted(id, Accepted.Outcome.QUARANTINED) : new Accepted(first(address, providerId), Accepted.Outcome.DUPLICATE);
    }

    /** Makes lanes due again whose waiting messages nobody remembers; answers how many there were. Only a bug or a hand in the database makes one. */
    public int wakeForgotten() {
        return jdbc.sql("""
                        update lane set due_at = now()
                        where due_at is null and exists (select from inbox where inbox.address = lane.address and state = 'waiting')
                        """).update();
    }

    /** The messages of one turn, oldest first. */
    public List<Heard> ofTurn(UUID turn) {
        return jdbc.sql("select id, seq, address, content, sent_at, received_at, attempts, answer_until from inbox where turn = ? order by seq").param(turn)
                .query(this::heard).list();
    }

    /** What an address said lately, the newest first. */
    public List<Heard> latest(UUID address, int most, Duration lately) {
        return jdbc.sql("""
                        select id, seq, address, content, sent_at, received_at, attempts, answer_until from inbox
                        where address = :address and received_at > now() - :lately * interval '1 millisecond' and state <> 'quarantined'
                        order by seq desc limit :most
                        """).param("address", address).param("lately", lately.toMillis()).param("most", most).query(this::heard).list();
    }

    /** Whether a message of this sender with this id was kept before, however long ago. */
    public boolean knows(Inbound.Message message) {
        return jdbc.sql("select exists (select from inbox where address = ? and provider_id = ?)")
                .params(addresses.idOf(message.from()), message.providerId()).query(Boolean.class).single();
    }

    Heard heard(ResultSet row, int n) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var content = json.readValue(vault.open(id, row.getBytes("content")), ContentJson.class).content();
        var answerUntil = row.getTimestamp("answer_until");
        return new Heard(id, row.getLong("seq"), row.getObject("address", UUID.class), content, row.getTimestamp("sent_at").toInstant(),
                row.getTimestamp("received_at").toInstant(), row.getInt("attempts"), answerUntil == null ? null : answerUntil.toInstant());
    }

    private UUID first(UUID address, String providerId) {
        return jdbc.sql("select id from inbox where address = ? and provider_id = ?").params(address, providerId).query(UUID.class).single();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
