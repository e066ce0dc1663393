package huiying.bot.hotline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.feed.Feed;
import huiying.bot.hotline.AgentLine.State;
import huiying.bot.vault.Vault;

/** Where agents' telephones are kept. A line changes hands only while its row is held, so no agent is given two callers. */
public final class AgentLines {
    private static final String COLUMNS = "l.person, l.phone, l.state, l.since, l.seen_at, l.call";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Feed feed;
    private final Clock clock;

    public AgentLines(JdbcClient jdbc, Vault vault, Feed feed, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.feed = feed;
        this.clock = clock;
    }

    public Optional<AgentLine> find(UUID person) {
        return jdbc.sql("select " + COLUMNS + " from agent_line l where person = ?").param(person).query(this::read).optional();
    }

    public Optional<AgentLine> lock(UUID person) {
        return jdbc.sql("select " + COLUMNS + " from agent_line l where person = ? for update").param(person).query(this::read).optional();
    }

    /** An agent's desk is looked at. */
    public AgentLine seen(UUID person) {
        var now = now();
        jdbc.sql("""
                 insert into agent_line (person, state, since, seen_at) values (?, 'off', ?, ?)
                 on conflict (person) do update set seen_at = excluded.seen_at""").params(person, now, now).update();
        return find(person).orElseThrow();
    }

    public void phone(UUID person, @Nullable String phone) {
        jdbc.sql("update agent_line set phone = ? where person = ?").param(phone == null ? null : vault.seal(person, phone)).param(person).update();
    }

    /** Those who may be rung now, longest free first; held until the end of the transaction. Nobody who is absent, switched off or has no number. */
    public List<AgentLine> free(Duration absent) {
        return jdbc.sql("select " + COLUMNS + """
                                               from agent_line l join person p on p.id = l.person
                                              where l.state = 'on' and l.phone is not null and l.seen_at > ? and p.enabled and p.role in ('AGENT', 'SUPERVISOR')
                                              order by l.since, l.person for update of l""")
                .param(at(clock.instant().minus(absent))).query(this::read).list();
    }

    /** How many are at work, free or not. */
    public int onDuty(Duration absent) {
        return jdbc
                .sql("""
                     select count(*) from agent_line l join person p on p.id = l.person
                     where l.state in ('on', 'ringing', 'talking', 'wrap_up') and l.phone is not null and (l.seen_at > ? or l.state <> 'on') and p.enabled""")
                .param(at(clock.instant().minus(absent))).query(Integer.class).single();
    }

    public List<AgentLine> all() {
        return jdbc.sql("select " + COLUMNS + " from agent_line l order by l.since").query(this::read).list();
    }

    public void move(UUID person, State state, @Nullable UUID call) {
        jdbc.sql("update agent_line set state = ?, since = case when state = ? then since else ? end, call = ? where person = ?")
                .param(stored(state)).param(stored(state)).param(now()).param(call).param(person).update();
        feed.post("call", null, null, null, java.util.Map.of("type", "line", "state", stored(state)));
    }

    /** Free again after ringing in vain for somebody who hung up: the place among the free is kept. */
    public void freeAsBefore(UUID person) {
        jdbc.sql("update agent_line set state = 'on', call = null where person = ? and state = 'ringing'").param(person).update();
        feed.post("call", null, null, null, java.util.Map.of("type", "line", "state", "on"));
    }

    private AgentLine read(ResultSet row, int n) throws SQLException {
        var person = Objects.requireNonNull(row.getObject("person", UUID.class));
        var phone = row.getBytes("phone");
        return new AgentLine(person, phone == null ? null : vault.openText(person, phone), State.valueOf(Objects.requireNonNull(row.getString("state"))
                .toUpperCase(Locale.ROOT)), instant(row, "since"), instant(row, "seen_at"), row.getObject("call", UUID.class));
    }

    private static String stored(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
