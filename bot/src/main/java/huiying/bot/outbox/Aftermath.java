package huiying.bot.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.channels.Channel;
import huiying.channels.Inbound;
import huiying.channels.Trouble;

/** What becomes of messages after they have left: what providers report, early or late, and what nobody knows. */
final class Aftermath {
    private final JdbcClient jdbc;
    private final Outbox outbox;

    Aftermath(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    /** What was reported before we knew what it spoke of. */
    List<Inbound.Receipt> reportedEarly(Outbox.Leased leased, String providerId) {
        return jdbc.sql("delete from early_receipt where channel = ? and account = ? and provider_id = ? returning status, code, trouble").params(leased.to()
                .channel(), leased.to().account(), providerId)
                .query((row, n) -> new Inbound.Receipt(leased.to().channel(), leased.to().account(), leased.id(), providerId, Inbound.Receipt.Status.valueOf(
                        row.getString("status")), Objects.requireNonNull(row.getString("code")), Trouble.valueOf(row.getString("trouble"))))
                .list();
    }

    /** A report may come before the answer that names its message. */
    private void keepEarly(Inbound.Receipt receipt) {
        jdbc.sql("""
                 insert into early_receipt (channel, account, provider_id, status, code, trouble) select :channel, :account, :provider, :status, :code, :trouble
                 where not exists (select from delivery where provider_id = :provider and channel = :channel and account = :account) on conflict do nothing""")
                .param("channel", receipt.channel()).param("account", receipt.account()).param("provider", receipt.providerId())
                .param("status", receipt.status()
                        .name())
                .param("code", receipt.code()).param("trouble", receipt.trouble().name()).update();
    }

    /** Reports about messages nobody knows of are forgotten after a day. */
    void forgetEarly() {
        jdbc.sql("delete from early_receipt where at < now() - interval '1 day'").update();
    }

    /** Messages whose fate stayed unknown for a minute, each answered once, flagged for a person. */
    List<Doubtful> flagDoubtful() {
        return jdbc.sql("""
                        update delivery d set flagged_at = now() from notice n
                        where n.id = d.notice and d.state = 'unknown' and d.flagged_at is null and d.updated_at < now() - interval '60 seconds'
                        returning d.id, d.notice, d.address, d.body, d.attempt, d.turn, n.resendable as owed, n.case_id,
                            (select count(*) from delivery o where o.notice = d.notice and o.id <> d.id and o.channel = d.channel) as others
                        """)
                .query((row, n) -> new Doubtful(outbox.leased(row, n), row.getBoolean("owed"), row.getObject("case_id", UUID.class), row.getInt("others") > 0))
                .list();
    }

    /** A message that may or may not have arrived. */
    record Doubtful(Outbox.Leased leased, boolean resendable, @Nullable UUID caseId, boolean repeated) {
    }

    /** A message whose fate its provider may know. */
    record InDoubt(Outbox.Leased leased, @Nullable String providerId, Instant since, int asked) {
    }

    /** What may be asked for now: in doubt for so long that an answer under way would have come, and not older than a day. */
    List<InDoubt> fatesDue(Channel channel, int most) {
        return jdbc
                .sql("select " + Outbox.COLUMNS
                        + """
                          , provider_id, created_at, fate_asked from delivery
                          where state = 'unknown' and channel = :channel and account = :account and updated_at < now() - interval '20 seconds'
                              and created_at > now() - interval '1 day' and coalesce(fate_due_at, now()) <= now() and fate_asked < 5
                          order by updated_at limit :most""")
                .param("channel", channel.name()).param("account", channel.account()).param("most", most)
                .query((row, n) -> new InDoubt(outbox.leased(row, n), row.getString("provider_id"), row.getTimestamp("created_at").toInstant(),
                        row.getInt("fate_asked")))
                .list();
    }

    void askAgain(InDoubt doubtful, Duration after) {
        jdbc.sql("update delivery set fate_asked = fate_asked + 1, fate_due_at = now() + ? * interval '1 millisecond' where id = ? and state = 'unknown'")
                .params(after.toMillis(), doubtful.leased().id()).update();
    }

    /** Surely not sent: it goes out after all, unless the same notice has meanwhile gone another way. */
    boolean neverTaken(InDoubt doubtful) {
        return jdbc.sql("""
                        update delivery d set code = 'never-taken', due_at = now(), updated_at = now(), collected = false,
                            state = case when exists (select from delivery o where o.notice = d.notice and o.id <> d.id) then 'failed' else 'pending' end
                        where id = ? and state = 'unknown'
                        """).param(doubtful.leased().id()).update() == 1;
    }

    /** A message of which the provider says that it did not arrive. */
    record Lost(Outbox.Leased leased, @Nullable UUID caseId, int tries) {
    }

    /** What the provider reports later; it never takes back what was reached. The message when it now turns out that it did not arrive. */
    Optional<Lost> reported(Inbound.Receipt receipt) {
        if (receipt.key() == null) {
            keepEarly(receipt);
        }
        return jdbc
                .sql("""
                     update delivery d set reached = :status, code = case when :code = '' then d.code else :code end, provider_id = coalesce(d.provider_id, :provider),
                         updated_at = now(),
                         state = case when :status in ('SENT', 'DELIVERED') and d.state in ('sending', 'unknown') then 'sent'
                                      when :status = 'UNDELIVERED' and d.state in ('sending', 'unknown', 'sent') then 'failed' else d.state end,
                         flagged_at = case when :status = 'UNDELIVERED' then coalesce(d.flagged_at, now()) else d.flagged_at end
                     from notice n
                     where n.id = d.notice and (d.id = :key or (cast(:key as uuid) is null and d.provider_id = :provider and d.channel = :channel and d.account = :account))
                         and coalesce(array_position(array['QUEUED', 'SENT', 'UNDELIVERED', 'DELIVERED'], d.reached), 0)
                             < array_position(array['QUEUED', 'SENT', 'UNDELIVERED', 'DELIVERED'], :status)
                     returning d.id, d.notice, d.address, d.body, d.attempt, d.turn, n.resendable as owed, n.case_id, d.state,
                         (select count(*) from delivery o where o.notice = d.notice and o.channel = d.channel) as tries
                     """)
                .param("status", receipt.status().name()).param("code", receipt.code()).param("provider", receipt.providerId()).param("key", receipt.key())
                .param("channel", receipt.channel()).param("account", receipt.account())
                .query((row, n) -> row.getString("state").equals("failed")
                        ? Optional.of(new Lost(outbox.leased(row, n), row.getObject("case_id", UUID.class), row.getInt("tries")))
                        : Optional.<Lost>empty())
                .list().stream().flatMap(Optional::stream).findFirst();
    }
}
