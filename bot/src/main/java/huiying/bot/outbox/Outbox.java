package huiying.bot.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.addresses.Addresses;
import huiying.bot.vault.Ids;
import huiying.bot.vault.Vault;
import huiying.channels.Address;
import huiying.channels.Channel;
import huiying.channels.Inbound;
import huiying.channels.OutboundMessage;
import tools.jackson.databind.json.JsonMapper;

/** Promises to keep: each row is one attempt to reach a resident with one notice, and ends sent, failed or unknown and flagged. Messages to one address keep their order. */
public final class Outbox {
    private static final String COLUMNS = "id, address, body, attempt, notice";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Addresses addresses;
    private final JsonMapper json;

    public Outbox(JdbcClient jdbc, Vault vault, Addresses addresses, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.addresses = addresses;
        this.json = json;
    }

    /** A message on its way, with the fence of this attempt. */
    record Leased(UUID id, UUID notice, Address to, Body body, int attempt) {
        OutboundMessage message() {
            return new OutboundMessage(id, to, body.text(), body.language(), body.choices(), body.then());
        }
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
     * a repetition of the same request collects the same messages again.
     */
    public List<OutboundMessage> collect(UUID turn, Channel channel) {
        var waiting = jdbc
                .sql("select " + COLUMNS
                        + " from delivery where turn = ? and channel = ? and account = ? and (state = 'pending' or collected) order by seq for update")
                .params(turn, channel.name(), channel.account()).query(this::leased).list().stream().map(Leased::message).toList();
        var carried = waiting.subList(0, channel.carries(waiting));
        carried.forEach(message -> jdbc
                .sql("""
                     update delivery set state = case when state = 'pending' then 'unknown' else state end, collected = true, attempt = attempt + 1, updated_at = now() where id = ?
                     """)
                .param(message.key()).update());
        waiting.subList(carried.size(), waiting.size())
                .forEach(message -> jdbc.sql("update delivery set due_at = now() where id = ? and state = 'pending'").param(message.key()).update());
        return carried;
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

    /** Takes the next message that is due, never before an earlier one to the same address is done with. */
    Optional<Leased> lease(Duration lease) {
        return jdbc.sql(
                "update delivery set state = 'sending', attempt = attempt + 1, lease_until = now() + ? * interval '1 millisecond', updated_at = now() where id = ("
                        + """
                          select id from delivery d
                          where state = 'pending' and due_at <= now()
                              and not exists (select from delivery e where e.address = d.address and e.seq < d.seq and e.state in ('pending', 'sending'))
                          order by due_at, seq limit 1 for update skip locked) returning\s""" + COLUMNS)
                .param(lease.toMillis()).query(this::leased).optional();
    }

    boolean sent(Leased leased, String providerId) {
        return jdbc.sql(
                "update delivery set state = 'sent', provider_id = ?, sent_at = now(), updated_at = now() where id = ? and attempt = ? and state in ('sending', 'unknown')")
                .params(providerId, leased.id(), leased.attempt()).update() == 1;
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

    boolean unknown(Leased leased, String code) {
        return jdbc.sql("update delivery set state = 'unknown', code = ?, updated_at = now() where id = ? and attempt = ? and state = 'sending'")
                .params(code, leased.id(), leased.attempt()).update() == 1;
    }

    /** A message whose sender disappeared in mid-sending may have been sent: it is never simply repeated. */
    int expireLeases() {
        return jdbc.sql("update delivery set state = 'unknown', code = 'lease-expired', updated_at = now() where state = 'sending' and lease_until < now()")
                .update();
    }

    /** Messages whose fate stayed unknown for a minute, each answered once, flagged for a person. */
    List<Doubtful> flagDoubtful() {
        return jdbc.sql("""
                        update delivery d set flagged_at = now() from notice n
                        where n.id = d.notice and d.state = 'unknown' and d.flagged_at is null and d.updated_at < now() - interval '60 seconds'
                        returning d.id, d.notice, d.address, d.body, d.attempt, n.resendable, n.case_id,
                            (select count(*) from delivery o where o.notice = d.notice and o.id <> d.id and o.channel = d.channel) as others
                        """)
                .query((row, n) -> new Doubtful(leased(row, n), row.getBoolean("resendable"), row.getObject("case_id", UUID.class), row.getInt("others") > 0))
                .list();
    }

    /** A message that may or may not have arrived. */
    record Doubtful(Leased leased, boolean resendable, @Nullable UUID caseId, boolean repeated) {
    }

    /** What the provider reports later; it never takes back what was reached. */
    public void reported(Inbound.Receipt receipt) {
        var status = receipt.status();
        jdbc.sql(
                """
                update delivery set reached = :status, code = case when :code = '' then code else :code end, provider_id = coalesce(provider_id, :provider), updated_at = now(),
                    state = case when :status in ('SENT', 'DELIVERED') and state in ('sending', 'unknown') then 'sent'
                                 when :status = 'UNDELIVERED' and state in ('sending', 'unknown', 'sent') then 'failed' else state end,
                    flagged_at = case when :status = 'UNDELIVERED' then coalesce(flagged_at, now()) else flagged_at end
                where (id = :key or (cast(:key as uuid) is null and provider_id = :provider))
                    and coalesce(array_position(array['QUEUED', 'SENT', 'UNDELIVERED', 'DELIVERED'], reached), 0) < array_position(array['QUEUED', 'SENT', 'UNDELIVERED', 'DELIVERED'], :status)
                """)
                .param("status", status.name()).param("code", receipt.code()).param("provider", receipt.providerId()).param("key", receipt.key()).update();
    }

    private Leased leased(ResultSet row, int n) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var to = addresses.find(row.getObject("address", UUID.class)).orElseThrow();
        var body = json.readValue(vault.open(id, row.getBytes("body")), Body.class);
        return new Leased(id, row.getObject("notice", UUID.class), to, body, row.getInt("attempt"));
    }
}
