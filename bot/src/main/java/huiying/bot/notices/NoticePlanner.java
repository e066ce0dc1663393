package huiying.bot.notices;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.outbox.Outbox;
import huiying.bot.outbox.Planner;
import huiying.bot.outbox.Prices;
import huiying.bot.outbox.SendingLedger;
import huiying.bot.vault.Vault;
import huiying.channels.Address;
import huiying.channels.MeteredChannel;
import huiying.channels.Trouble;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds a way for every notice: words while a window is open, otherwise a prepared form, otherwise another channel, and at the end of it a person. What is only
 * nice to tell costs nothing and leaves the last messages of a window to what must be told.
 */
public final class NoticePlanner implements Planner {
    /** A question of a talk that could not be asked for so long is not asked any more. */
    private static final Duration STALE = Duration.ofMinutes(10);
    private static final int RESERVE = 2;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final SendingLedger ledger;
    private final Notices.Reach reach;
    private final Prices prices;

    public NoticePlanner(JdbcClient jdbc, Vault vault, JsonMapper json, SendingLedger ledger, Notices.Reach reach, Prices prices) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.ledger = ledger;
        this.reach = reach;
        this.prices = prices;
    }

    /** What the way depends on: the notice, and how its resident stands to us on this address. */
    private record Facts(Template template, Need need, boolean atOnce, boolean answer, Standing standing) {
        boolean must() {
            return need == Need.MUST;
        }
    }

    private record Standing(boolean left, boolean stopped, boolean stale, boolean alone) {
    }

    @Override
    public Way way(Outbox.Leased leased) {
        var facts = facts(leased);
        if (facts.answer() && !facts.must() && facts.standing().stale()) {
            return new Way.None("stale");
        }
        return reach.channels().of(leased.to()).map(channel -> channel instanceof MeteredChannel metered
                ? metered(leased, facts, metered)
                : new Way.Words()).orElseGet(() -> new Way.None("no-channel"));
    }

    private Way metered(Outbox.Leased leased, Facts facts, MeteredChannel channel) {
        if (facts.standing().left()) {
            return new Way.None("left");
        }
        int reserve = facts.must() || facts.answer() ? 0 : RESERVE;
        if (channel.pushes() && ledger.take(leased, channel.takes(leased.message()), reserve)) {
            return new Way.Words();
        }
        return form(leased, facts, channel).orElseGet(() -> new Way.None(channel.pushes() ? "no-window" : "no-push"));
    }

    /** A form tells one notice: where several go out as one message it would leave the others untold. */
    private Optional<Way> form(Outbox.Leased leased, Facts facts, MeteredChannel channel) {
        if (!facts.standing().alone()) {
            return Optional.empty();
        }
        return channel.card(facts.template().key(), told(leased.notice())).filter(card -> ledger.take(leased, card)).map(Way.Form::new);
    }

    private Map<String, String> told(UUID notice) {
        var sealed = jdbc.sql("select parameters from notice where id = ?").param(notice).query(byte[].class).single();
        return json.readValue(vault.open(notice, sealed), new TypeReference<Map<String, String>>() {
        });
    }

    @Override
    public void notSent(Outbox.Leased leased, Way way, Trouble trouble) {
        switch (way) {
            case Way.Form(var card) when trouble == Trouble.WINDOW_CLOSED -> ledger.noConsent(leased, card);
            case Way.Form(var card) -> ledger.giveBack(leased, card);
            case Way.Words words when trouble == Trouble.WINDOW_CLOSED -> ledger.close(leased);
            default -> ledger.giveBack(leased);
        }
    }

    @Override
    public Optional<BigDecimal> cost(String channel, String account, int parts) {
        return prices.of(channel, account, parts);
    }

    @Override
    public Onward next(Outbox.Leased leased, String code) {
        var facts = facts(leased);
        var pushed = reach.channels().of(leased.to()).map(channel -> channel.pushAddress(leased.to())).filter(other -> !other.equals(leased.to()));
        if (pushed.filter(this::known).isPresent()) {
            return new Onward.To(pushed.get(), Duration.ZERO);
        }
        if (!facts.must() || facts.standing().stopped()) {
            return new Onward.End();
        }
        return elsewhere(leased).<Onward>map(other -> new Onward.To(other, wait(facts))).orElseGet(Onward.Person::new);
    }

    private boolean known(Address address) {
        return reach.channels().of(address).isPresent();
    }

    /** Nobody is woken by the second attempt either. */
    private Duration wait(Facts facts) {
        return facts.atOnce() ? Duration.ZERO : reach.quiet().ends().map(end -> Duration.between(reach.quiet().clock().instant(), end)).orElse(Duration.ZERO);
    }

    /** Another address of the same person that this notice has not been sent to. */
    private Optional<Address> elsewhere(Outbox.Leased leased) {
        return jdbc.sql("""
                        select o.id from address a join notice n on a.id in (n.address, :address) join address o on o.citizen = a.citizen or o.id = a.news_to
                        where n.id = :notice and o.channel in ('wechat', 'wecom', 'sms') and o.stopped_at is null and o.left_at is null
                            and not exists (select from delivery d where d.notice = n.id and d.address = o.id and d.means <> 'person')
                        order by array_position(array['wechat', 'wecom', 'sms'], o.channel), o.created_at""").param("address", leased.address()).param("notice",
                leased.notice()).query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class))).list().stream()
                .flatMap(id -> reach.addresses().find(id)
                        .stream())
                .filter(this::known).findFirst();
    }

    private Facts facts(Outbox.Leased leased) {
        return jdbc.sql("""
                        select n.template, n.need, n.at_once, d.turn is not null as answer, a.left_at is not null as gone, a.stopped_at is not null as stopped,
                            n.created_at < now() - :stale * interval '1 second' as stale, not exists (select from notice m where m.merged_into = n.id) as alone
                        from delivery d join notice n on n.id = d.notice join address a on a.id = d.address where d.id = :id""")
                .param("stale", STALE.toSeconds())
                .param("id", leased.id()).query(NoticePlanner::read).single();
    }

    private static Facts read(ResultSet row, int n) throws SQLException {
        return new Facts(Template.valueOf(row.getString("template")), Need.of(Objects.requireNonNull(row.getString("need"))), row.getBoolean("at_once"), row
                .getBoolean("answer"), new Standing(row.getBoolean("gone"), row.getBoolean("stopped"), row.getBoolean("stale"), row.getBoolean("alone")));
    }
}
