package huiying.bot.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.addresses.Addresses;
import huiying.channels.Address;
import huiying.channels.Card;
import huiying.channels.Inbound;

/**
 * What may still be sent to whom: windows opened by residents, consents, quotas of accounts. A message is taken from it before it is sent, and given back when
 * it surely was not. Where the provider's counting is not known, the stricter reading counts: every open window pays for each message.
 */
public final class SendingLedger {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private final Addresses addresses;
    private final Clock clock;

    public SendingLedger(JdbcClient jdbc, Addresses addresses, Clock clock) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * Takes room for one message of {@code slots} parts; false when there is none, or none beyond what is kept in reserve. Two senders asking for the last one
     * wait for each other's answer here.
     */
    public boolean take(Outbox.Leased leased, int slots, int reserve) {
        var left = jdbc.sql("select allowed - taken as slots from send_window where address = ? and closes_at > ? order by act for update")
                .params(leased.address(),
                        now())
                .query(Integer.class).list();
        if (left.stream().noneMatch(free -> free >= slots + reserve)) {
            return false;
        }
        jdbc.sql("update send_window set taken = least(allowed, taken + ?) where address = ? and closes_at > ?").params(slots, leased.address(), now())
                .update();
        jdbc.sql("update delivery set slots = ?, slots_at = ? where id = ?").params(slots, now(), leased.id()).update();
        return true;
    }

    /** Surely nothing was sent: the windows that were open then get it back, unless they were opened anew. */
    public void giveBack(Outbox.Leased leased) {
        jdbc.sql("""
                 update send_window w set taken = greatest(0, w.taken - d.slots) from delivery d
                 where d.id = ? and d.slots > 0 and w.address = d.address and w.opened_at <= d.slots_at""").param(leased.id()).update();
        jdbc.sql("update delivery set slots = 0 where id = ?").param(leased.id()).update();
    }

    /** The provider says that the windows are closed or used up, whatever we counted. */
    public void close(Outbox.Leased leased) {
        jdbc.sql("update send_window set taken = allowed where address = ?").param(leased.address()).update();
        jdbc.sql("update delivery set slots = 0 where id = ?").param(leased.id()).update();
    }

    /** Takes one form out of the account's day, and out of the resident's consents where it needs one. */
    public boolean take(Outbox.Leased leased, Card card) {
        return consented(leased, card) && withinDay(leased.to(), card);
    }

    private boolean consented(Outbox.Leased leased, Card card) {
        return card.kind() == Card.Kind.TEMPLATE || jdbc.sql(
                "update form_consent set remaining = remaining - 1, changed_at = ? where address = ? and form = ? and remaining > 0")
                .params(now(), leased.address(),
                        card.form())
                .update() == 1;
    }

    private boolean withinDay(Address to, Card card) {
        return jdbc.sql("""
                        insert into send_quota (channel, account, kind, day, taken) select :channel, :account, :kind, :day, 1 where :most > 0
                        on conflict (channel, account, kind, day) do update set taken = send_quota.taken + 1 where send_quota.taken < :most""")
                .param("channel", to
                        .channel())
                .param("account", to.account()).param("kind", card.kind().name()).param("day", LocalDate.ofInstant(clock.instant(), CHINA)).param(
                        "most", card.perDay())
                .update() == 1;
    }

    /** Surely no form was sent. */
    public void giveBack(Outbox.Leased leased, Card card) {
        jdbc.sql("update send_quota set taken = taken - 1 where channel = ? and account = ? and kind = ? and day = ? and taken > 0")
                .params(leased.to().channel(),
                        leased.to().account(), card.kind().name(), LocalDate.ofInstant(clock.instant(), CHINA))
                .update();
        if (card.kind() == Card.Kind.SUBSCRIPTION) {
            jdbc.sql("update form_consent set remaining = remaining + 1 where address = ? and form = ?").params(leased.address(), card.form()).update();
        }
    }

    /** The provider says that there is no consent. */
    public void noConsent(Outbox.Leased leased, Card card) {
        jdbc.sql("update form_consent set remaining = 0, changed_at = ? where address = ? and form = ?").params(now(), leased.address(), card.form()).update();
    }

    /** A resident gave a consent or took theirs back; a repeated report counts once. */
    public void consent(Inbound.Consent consent) {
        var address = addresses.keep(consent.from());
        boolean first = jdbc.sql("insert into consent_report (address, provider_id) values (?, ?) on conflict do nothing").params(address, consent.providerId())
                .update() == 1;
        if (first && consent.given()) {
            jdbc.sql("""
                     insert into form_consent (address, form, remaining, changed_at) values (?, ?, 1, ?)
                     on conflict (address, form) do update set remaining = form_consent.remaining + 1, changed_at = excluded.changed_at""").params(address,
                    consent.form(), now()).update();
        } else if (first) {
            jdbc.sql("update form_consent set remaining = 0, changed_at = :at where address = :address and (form = :form or :form = '')").param("at", now())
                    .param("address", address).param("form", consent.form()).update();
        }
    }

    /** How many messages may go to an address now. */
    public int left(UUID address) {
        return jdbc.sql("select allowed, taken from send_window where address = ? and closes_at > ?").params(address, now()).query(SendingLedger::free).list()
                .stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static int free(ResultSet row, int n) throws SQLException {
        return row.getInt("allowed") - row.getInt("taken");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
