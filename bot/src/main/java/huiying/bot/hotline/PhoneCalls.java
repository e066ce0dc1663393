package huiying.bot.hotline;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.feed.Feed;
import huiying.bot.hotline.PhoneCall.Purpose;
import huiying.bot.hotline.PhoneCall.State;
import huiying.bot.vault.Ids;
import huiying.bot.vault.Vault;

/** Where calls are kept, so that a node that dies loses nobody: the caller's next question is answered by another. */
public final class PhoneCalls {
    private static final String COLUMNS = """
                                          id, account, leg, address, language, purpose, state, queued_at, announced, announced_at, numbers, tried, agent, agent_leg,
                                          guest, guest_leg, case_id, talked_at""";
    private static final int MEASURED = 50;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Feed feed;
    private final Clock clock;

    public PhoneCalls(JdbcClient jdbc, Vault vault, Feed feed, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.feed = feed;
        this.clock = clock;
    }

    /** One queue at a time decides who is next; until the end of the transaction. */
    public void lockQueue(String account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('hotline:' || ?, 0))").param(account).query((row, n) -> 0).list();
    }

    /** The call of this leg, made when it asks for the first time, and held. */
    public PhoneCall arrive(String account, String leg, UUID address, String language) {
        var now = now();
        int made = jdbc.sql("""
                            insert into phone_call (id, account, leg, address, language, purpose, state, queued_at, heard_at)
                            values (?, ?, ?, ?, ?, 'hotline', 'waiting', ?, ?) on conflict (account, leg) do nothing""")
                .params(Ids.next(), account, leg, address, language, now, now).update();
        jdbc.sql("update phone_call set heard_at = ?, language = ? where account = ? and leg = ?").params(now, language, account, leg).update();
        var call = jdbc.sql("select " + COLUMNS + " from phone_call where account = ? and leg = ? for update").params(account, leg).query(this::read).single();
        if (made > 0) {
            announce(call.id(), "waits");
        }
        return call;
    }

    /** A call of ours. */
    public UUID begin(String account, UUID address, String language, Purpose purpose, State state, @Nullable UUID agent, @Nullable UUID caseId) {
        var id = Ids.next();
        jdbc.sql("""
                 insert into phone_call (id, account, address, language, purpose, state, queued_at, heard_at, agent, case_id)
                 values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""").param(id).param(account).param(address).param(language).param(stored(purpose)).param(stored(state))
                .param(now()).param(now()).param(agent).param(caseId).update();
        announce(id, "placed");
        return id;
    }

    public Optional<PhoneCall> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from phone_call where id = ?").param(id).query(this::read).optional();
    }

    public Optional<PhoneCall> lock(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from phone_call where id = ? for update").param(id).query(this::read).optional();
    }

    public Optional<PhoneCall> lock(String account, String leg) {
        return jdbc.sql("select " + COLUMNS + " from phone_call where account = ? and leg = ? for update").params(account, leg).query(this::read).optional();
    }

    /** How many have waited longer and are still on the line. */
    public int before(PhoneCall call, Duration heard) {
        return jdbc.sql("""
                        select count(*) from phone_call where account = ? and state = 'waiting' and purpose = 'hotline' and heard_at > ?
                            and (queued_at, id) < (?, ?)""")
                .params(call.line().account(), at(clock.instant().minus(heard)), at(call.queued().since()), call.id()).query(Integer.class).single();
    }

    /** Everybody who waits now, longest first. */
    public List<PhoneCall> waiting(Duration heard) {
        return jdbc.sql("select " + COLUMNS + " from phone_call where state = 'waiting' and purpose = 'hotline' and heard_at > ? order by queued_at, id")
                .param(at(clock.instant().minus(heard))).query(this::read).list();
    }

    /** Those nobody has heard of for so long, though they should be on the line. */
    public List<UUID> lost(Duration waiting, Duration placed, Duration together) {
        return jdbc
                .sql("""
                     select id from phone_call where state in ('waiting', 'ringing') and heard_at < case purpose when 'hotline' then :waiting else :placed end
                         or state in ('talking', 'meeting') and heard_at < :together""").param("waiting", at(clock.instant().minus(waiting)))
                .param("placed", at(
                        clock.instant().minus(placed)))
                .param("together", at(clock.instant().minus(together))).query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class))).list();
    }

    /** What a talk takes by the last ones; empty while too few were measured. */
    public Optional<Duration> usualTalk() {
        return jdbc.sql(
                """
                select count(*) as n, avg(extract(epoch from ended_at - talked_at)) as seconds from (
                    select ended_at, talked_at from phone_call where talked_at is not null and ended_at is not null order by ended_at desc limit ?) last""")
                .param(MEASURED).query((row, n) -> row.getInt("n") < 5 ? Optional.<Duration>empty() : Optional.of(Duration.ofSeconds(row.getLong("seconds"))))
                .single();
    }

    public void announced(UUID id, int place) {
        jdbc.sql("update phone_call set announced = ?, announced_at = ? where id = ?").params(place, now(), id).update();
    }

    /** These are rung before an agent. */
    public void ringsFirst(UUID id, List<String> numbers, @Nullable UUID caseId) {
        jdbc.sql("update phone_call set numbers = ?, tried = 0, case_id = coalesce(?, case_id) where id = ?").param(numbers.toArray(String[]::new))
                .param(caseId)
                .param(id).update();
    }

    public void tried(UUID id, int tried) {
        jdbc.sql("update phone_call set tried = ? where id = ?").params(tried, id).update();
    }

    /** One of those is rung, no agent. */
    public void ringsService(UUID id) {
        jdbc.sql("update phone_call set state = 'ringing', agent = null, agent_leg = null where id = ?").param(id).update();
    }

    public void serviceSilent(UUID id) {
        jdbc.sql("update phone_call set state = 'waiting', tried = tried + 1 where id = ?").param(id).update();
    }

    public void ringsAgent(UUID id, UUID agent, @Nullable UUID caseId) {
        jdbc.sql("update phone_call set state = 'ringing', agent = ?, agent_leg = null, case_id = coalesce(case_id, cast(? as uuid)) where id = ?").param(agent)
                .param(caseId).param(id).update();
        announce(id, "rings");
    }

    /** Back to the place they had. */
    public void waits(UUID id) {
        jdbc.sql("update phone_call set state = 'waiting', agent = null, agent_leg = null, heard_at = ? where id = ?").params(now(), id).update();
        announce(id, "waits");
    }

    public void talks(UUID id, @Nullable String agentLeg) {
        jdbc.sql("""
                 update phone_call set state = 'talking', agent_leg = coalesce(cast(? as text), agent_leg), talked_at = coalesce(talked_at, ?), heard_at = ?
                 where id = ?""").param(agentLeg).param(now()).param(now()).param(id).update();
        announce(id, "talks");
    }

    public void agentLeg(UUID id, String leg) {
        jdbc.sql("update phone_call set agent_leg = ? where id = ? and agent_leg is null").params(leg, id).update();
    }

    public void leg(UUID id, String leg) {
        jdbc.sql("update phone_call set leg = ? where id = ? and leg is null").params(leg, id).update();
    }

    public void meets(UUID id, State state, @Nullable String guest) {
        jdbc.sql("update phone_call set state = ?, guest = ?, guest_leg = case when cast(? as text) is null then null else guest_leg end where id = ?")
                .param(stored(state)).param(guest).param(guest).param(id).update();
        announce(id, "meets");
    }

    public void guest(UUID id, String guest, String leg) {
        jdbc.sql("update phone_call set guest = ?, guest_leg = ? where id = ?").params(guest, leg, id).update();
        announce(id, "guest");
    }

    /** The talk has ended; the agent writes down what came of it. */
    public void wrapsUp(UUID id) {
        jdbc.sql("update phone_call set state = 'wrap_up', ended_at = coalesce(ended_at, ?) where id = ?").params(now(), id).update();
        announce(id, "wraps-up");
    }

    public void over(UUID id, String outcome) {
        jdbc.sql("update phone_call set state = 'over', ended_at = coalesce(ended_at, ?), outcome = coalesce(outcome, ?) where id = ? and state <> 'over'")
                .params(now(), outcome, id).update();
        announce(id, "over");
    }

    public void about(UUID id, UUID caseId) {
        jdbc.sql("update phone_call set case_id = ? where id = ?").params(caseId, id).update();
    }

    public void recorded(UUID id, String url) {
        jdbc.sql("update phone_call set recording = ? where id = ?").param(vault.seal(id, url)).param(id).update();
    }

    private void announce(UUID id, String what) {
        feed.post("call", null, null, null, Map.of("type", what, "call", id.toString()));
    }

    private PhoneCall read(ResultSet row, int n) throws SQLException {
        var line = new PhoneCall.Line(text(row, "account"), row.getString("leg"), Objects.requireNonNull(row.getObject("address", UUID.class)), text(row,
                "language"));
        var queued = new PhoneCall.Queued(Objects.requireNonNull(instant(row, "queued_at")), row.getInt("announced"), instant(row, "announced_at"), List.of(
                (String[]) Objects.requireNonNull((Array) row.getArray("numbers")).getArray()), row.getInt("tried"));
        var with = new PhoneCall.With(row.getObject("agent", UUID.class), row.getString("agent_leg"), row.getString("guest"), row.getString("guest_leg"), row
                .getObject("case_id", UUID.class), instant(row, "talked_at"));
        return new PhoneCall(Objects.requireNonNull(row.getObject("id", UUID.class)), line, Purpose.valueOf(text(row, "purpose").toUpperCase(Locale.ROOT)),
                State.valueOf(text(row, "state").toUpperCase(Locale.ROOT)), queued, with);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static String stored(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
