package huiying.bot.outbox;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.addresses.Addresses;
import huiying.bot.vault.Ids;
import huiying.bot.vault.Vault;
import huiying.channels.Address;
import huiying.channels.Channel;
import huiying.channels.OutboundMessage;
import tools.jackson.databind.json.JsonMapper;

/** Promises to keep: each row is one attempt to reach a resident with one notice, and ends sent, failed or unknown and flagged. Messages to one address keep their order. */
public final class Outbox {
    static final String COLUMNS = "id, address, body, attempt, notice, turn, (select resendable from notice n where n.id = notice) as owed";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Addresses addresses;
    private final JsonMapper json;
    private final Permit permit;
    private final Aftermath aftermath;

    public Outbox(JdbcClient jdbc, Vault vault, Addresses addresses, JsonMapper json) {
        this(jdbc, vault, addresses, json, Permit.ALWAYS);
    }

    /** @param permit what must agree before anything goes out */
    public Outbox(JdbcClient jdbc, Vault vault, Addresses addresses, JsonMapper json, Permit permit) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.addresses = addresses;
        this.json = json;
        this.permit = permit;
        this.aftermath = new Aftermath(jdbc, this);
    }

    /** A message on its way, with the fence of this attempt. */
    public record Leased(UUID id, UUID notice, UUID address, Address to, Body body, int attempt, Permit.Weight weight) {
        public OutboundMessage message() {
            return new OutboundMessage(id, to, body.text(), body.language(), body.choices(), body.then());
        }

        Permit.Wanted wanted(Channel channel) {
            return new Permit.Wanted(id, address, to, channel.parts(message()), weight);
        }
    }

    Permit permit() {
        return permit;
    }

    Aftermath aftermath() {
        return aftermath;
    }

    Addresses addresses() {
        return addresses;
    }

    /**
     * Promises one message.
     *
     * @param turn  the turn it answers, so that a waiting request may carry it; null for news
     * @param after how long a waiting request has to collect it before it travels on its own
     */
    public UUID add(UUID notice, Address to, @Nullable UUID turn, Body body, Duration after) {
        var id = Ids.next();
        var address = addresses.keep(to);
        jdbc.sql(
                """
                insert into delivery (id, notice, channel, account, address, turn, body, state, due_at, created_at, updated_at)
                select :id, :notice, :channel, :account, a.id, :turn, :body, case when a.stopped_at is not null and cast(:turn as uuid) is null then 'suppressed' else 'pending' end,
                    now() + :after * interval '1 millisecond', now(), now()
                from address a where a.id = :address
                """)
                .param("id", id).param("notice", notice).param("channel", to.channel()).param("account", to.account()).param("turn", turn)
                .param("body", vault.seal(id, json.writeValueAsBytes(body))).param("after", after.toMillis()).param("address", address).update();
        return id;
    }

    /**
     * What the request that waits for this turn can carry back. Until {@link #written} is called its fate is unknown;
     * a repetition of the same request collects the same messages again, where that does not double them.
     */
    public List<OutboundMessage> collect(UUID turn, Channel channel) {
        var waiting = jdbc
                .sql("select " + COLUMNS
                        + " from delivery where turn = ? and channel = ? and account = ? and (state = 'pending' or collected and ?) order by seq for update")
                .params(turn, channel.name(), channel.account(), channel.repeatsAnswers()).query(this::leased).list();
        var carried = carried(waiting, channel);
        carried.forEach(message -> {
            permit.spent(message.wanted(channel));
            jdbc.sql("""
                     update delivery set state = case when state = 'pending' then 'unknown' else state end, collected = true, attempt = attempt + 1, parts = ?,
                         updated_at = now() where id = ?
                     """).params(channel.parts(message.message()), message.id()).update();
        });
        waiting.subList(carried.size(), waiting.size())
                .forEach(message -> jdbc.sql("update delivery set due_at = now() where id = ? and state = 'pending'").param(message.id()).update());
        return carried.stream().map(Leased::message).toList();
    }

    /** As many as the response can carry; none when one of them may not go: the dispatcher says why. */
    private List<Leased> carried(List<Leased> waiting, Channel channel) {
        var carried = waiting.subList(0, channel.carries(waiting.stream().map(Leased::message).toList()));
        boolean allowed = carried.stream().allMatch(message -> permit.ask(message.wanted(channel)) instanceof Permit.Verdict.Yes);
        return allowed ? carried : List.of();
    }

    /** The response that carried these messages was written. */
    public void written(List<OutboundMessage> carried) {
        carried.forEach(message -> jdbc.sql("update delivery set state = 'sent', sent_at = now(), updated_at = now() where id = ? and state = 'unknown'")
                .param(message.key()).update());
    }

    /** What was last said to an address. */
    public Optional<Said> latest(UUID address) {
        return jdbc.sql("select " + COLUMNS + " from delivery where address = ? order by seq desc limit 1").param(address).query(this::leased).optional()
                .map(last -> new Said(last.notice(), last.body()));
    }

    /** Words that were said before. */
    public record Said(UUID notice, Body body) {
    }

    /** Takes the next message that is due on any channel, never before an earlier one to the same address is done with. */
    Optional<Leased> lease(Duration lease) {
        return lease(lease, "", Map.of());
    }

    /** The same on one channel only, so that no provider's troubles are another's. */
    Optional<Leased> lease(Duration lease, Channel channel) {
        return lease(lease, "and channel = :channel and account = :account", Map.of("channel", channel.name(), "account", channel.account()));
    }

    /** The same on channels nobody has configured any more. */
    Optional<Leased> leaseStray(Duration lease, List<Channel> known) {
        var names = known.stream().map(channel -> channel.name() + ":" + channel.account()).toList();
        return lease(lease, "and channel || ':' || account not in (:names)", Map.of("names", names));
    }

    private Optional<Leased> lease(Duration lease, String where, Map<String, ?> parameters) {
        return jdbc
                .sql("""
                     update delivery set state = 'sending', attempt = attempt + 1, lease_until = now() + :lease * interval '1 millisecond', updated_at = now()
                     where id = (
                         select id from delivery d
                         where state = 'pending' and due_at <= now()\s""" + where
                        + """

                              and not exists (select from delivery e where e.address = d.address and e.seq < d.seq and e.state in ('pending', 'sending'))
                          order by due_at, seq limit 1 for update skip locked) returning\s""" + COLUMNS)
                .param("lease", lease.toMillis()).params(parameters).query(this::leased).optional();
    }

    boolean sent(Leased leased, String providerId, int parts) {
        return jdbc.sql("""
                        update delivery set state = 'sent', provider_id = nullif(?, ''), parts = ?, sent_at = now(), updated_at = now()
                        where id = ? and attempt = ? and state in ('sending', 'unknown')
                        """).params(providerId, parts, leased.id(), leased.attempt()).update() == 1;
    }

    /** By which means it travels. */
    void goes(Leased leased, String means) {
        jdbc.sql("update delivery set means = ? where id = ? and attempt = ?").params(means, leased.id(), leased.attempt()).update();
    }

    /** What it cost, where that is known. */
    void charged(Leased leased, @Nullable BigDecimal cost) {
        jdbc.sql("update delivery set cost = ? where id = ?").param(cost).param(leased.id()).update();
    }

    /** A person tells it: one task for all that waits to be told to one resident. */
    void toPerson(Leased leased, String reason, @Nullable BigDecimal cost) {
        var id = Ids.next();
        jdbc.sql(
                """
                insert into delivery (id, notice, channel, account, address, body, state, means, due_at, created_at, updated_at, cost)
                select :id, :notice, 'person', 'agents', n.address, :body, 'person', 'person', now(), now(), now(), :cost from notice n where n.id = :notice""")
                .param("id", id).param("notice", leased.notice()).param("body", vault.seal(id, json.writeValueAsBytes(leased.body()))).param("cost", cost)
                .update();
        jdbc.sql("""
                 insert into task (id, kind, queue, address, delivery, priority, reason, created_at, due_at)
                 select :task, 'delivery', 'agents', d.address, d.id, 3, :reason, now(), now() + interval '1 day' from delivery d where d.id = :id
                     and not exists (select from task t where t.kind = 'delivery' and t.address = d.address and t.done_at is null)""").param("task", Ids.next())
                .param("reason", reason).param("id", id).update();
        jdbc.sql("""
                 update delivery d set task = (select t.id from task t where t.kind = 'delivery' and t.address = d.address and t.done_at is null
                     order by t.created_at desc limit 1) where d.id = ?""").param(id).update();
    }

    /** Was not tried: it waits, and the attempt does not count. */
    boolean postpone(Leased leased, String code, Duration pause) {
        return jdbc
                .sql("""
                     update delivery set state = 'pending', attempt = attempt - 1, code = ?, due_at = now() + ? * interval '1 millisecond', updated_at = now()
                     where id = ? and attempt = ? and state = 'sending'
                     """).params(code, pause.toMillis(), leased.id(), leased.attempt()).update() == 1;
    }

    /** Will not be sent, on purpose. */
    boolean suppress(Leased leased, String code) {
        return jdbc.sql("update delivery set state = 'suppressed', code = ?, updated_at = now() where id = ? and attempt = ? and state = 'sending'")
                .params(code, leased.id(), leased.attempt()).update() == 1;
    }

    boolean again(Leased leased, String code, Duration pause) {
        return jdbc.sql("""
                        update delivery set state = 'pending', code = ?, due_at = now() + ? * interval '1 millisecond', updated_at = now()
                        where id = ? and attempt = ? and state = 'sending'
                        """).params(code, pause.toMillis(), leased.id(), leased.attempt()).update() == 1;
    }

    boolean failed(Leased leased, String code) {
        return jdbc.sql(
                "update delivery set state = 'failed', code = ?, flagged_at = now(), updated_at = now() where id = ? and attempt = ? and state = 'sending'")
                .params(code, leased.id(), leased.attempt()).update() == 1;
    }

    boolean unknown(Leased leased, String code, int parts) {
        return jdbc.sql("update delivery set state = 'unknown', code = ?, parts = ?, updated_at = now() where id = ? and attempt = ? and state = 'sending'")
                .params(code, parts, leased.id(), leased.attempt()).update() == 1;
    }

    /** A message whose sender disappeared in mid-sending may have been sent: it is never simply repeated. */
    int expireLeases() {
        return jdbc.sql("update delivery set state = 'unknown', code = 'lease-expired', updated_at = now() where state = 'sending' and lease_until < now()")
                .update();
    }

    /** Lays a row out. */
    Leased leased(ResultSet row, int n) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var address = row.getObject("address", UUID.class);
        var to = addresses.find(address).orElseThrow();
        var body = json.readValue(vault.open(id, row.getBytes("body")), Body.class);
        var weight = row.getObject("turn", UUID.class) != null ? Permit.Weight.ANSWER : row.getBoolean("owed") ? Permit.Weight.OWED : Permit.Weight.NEWS;
        return new Leased(id, row.getObject("notice", UUID.class), address, to, body, row.getInt("attempt"), weight);
    }
}
