package huiying.bot.partners;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.feed.Feed;
import huiying.bot.vault.Ids;
import tools.jackson.databind.json.JsonMapper;

/** What each subscription is still owed, and what it got. */
public final class Pushes {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration KEPT = Duration.ofDays(30);
    private static final String COLUMNS = "p.id, p.seq, p.kind, p.body, p.state, p.attempts, p.answer, p.problem, p.made_at, p.due_at";

    private final JdbcClient jdbc;
    private final Clock clock;

    public Pushes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Newest first. */
    public List<Push> latest(UUID subscription, int limit) {
        return jdbc.sql("select " + COLUMNS + " from push p where p.subscription = ? order by p.made_at desc, p.seq desc limit ?").params(subscription, limit)
                .query(Pushes::read).list();
    }

    /** Something to try the way with. */
    public void addTrial(UUID subscription) {
        add(subscription, 0, null, "TEST", body("test", Map.of("feed", 0)));
    }

    /** Sends it again, whatever became of it, under the same id. */
    public boolean replay(UUID subscription, UUID push) {
        return jdbc.sql("update push set state = 'pending', attempts = 0, due_at = :now where id = :id and subscription = :subscription and state <> 'pending'")
                .param("now", now()).param("id", push).param("subscription", subscription).update() == 1;
    }

    /** Sends all again that were given up; says how many. */
    public int replayDead(UUID subscription) {
        return jdbc.sql("update push set state = 'pending', attempts = 0, due_at = ? where subscription = ? and state = 'dead'").params(now(), subscription)
                .update();
    }

    /** Keeps an entry of the feed for a subscription that wants it; a draft is nobody's business yet. */
    void owe(Subscription to, Feed.Entry entry, Facts about) {
        var type = String.valueOf(entry.facts().get("type"));
        boolean wanted = entry.kind().equals("case") && (to.unit() == null || to.unit().equals(entry.unit()))
                && (to.kinds().isEmpty() || to.kinds().contains(type)) && about.number() != null
                && !"DRAFT".equals(entry.facts().get("state"));
        if (wanted) {
            add(to.id(), entry.seq(), entry.caseId(), type, body("case." + type.toLowerCase(java.util.Locale.ROOT), about.told(entry)));
        }
    }

    /** What may be told of a case to a system we only know by its address: numbers and codes. Of a confidential one not even what it is about. */
    record Facts(@Nullable String number, @Nullable String category, boolean confidential) {
        Map<String, @Nullable Object> told(Feed.Entry entry) {
            var told = new HashMap<String, @Nullable Object>();
            told.put("feed", entry.seq());
            told.put("event", entry.facts().get("type"));
            told.put("state", entry.facts().get("state"));
            told.put("version", entry.facts().get("seq"));
            told.put("number", number);
            told.put("unit", entry.unit());
            told.put("category", confidential ? null : category);
            told.put("confidential", confidential);
            return told;
        }
    }

    Facts facts(UUID caseId) {
        return jdbc.sql("select number, category, confidential or nature = 'WHISTLEBLOWING' as secret from cases where id = ?").param(caseId)
                .query((row, n) -> new Facts(row.getString("number"), row.getString("category"), row.getBoolean("secret"))).optional()
                .orElse(new Facts(null, null, true));
    }

    /** The next that may go: none of the same case waits before it. */
    Optional<Push> next(UUID subscription) {
        return jdbc.sql(
                "select " + COLUMNS + """
                                       from push p where p.subscription = :subscription and p.state = 'pending' and p.due_at <= :now
                                          and not exists (select from push e where e.subscription = p.subscription and e.case_id = p.case_id and e.seq < p.seq
                                              and e.state = 'pending')
                                      order by p.seq limit 1""").param("subscription", subscription).param("now", now()).query(Pushes::read).optional();
    }

    void sent(UUID push, int answer) {
        jdbc.sql("update push set state = 'sent', attempts = attempts + 1, answer = ?, problem = null, settled_at = ? where id = ?")
                .params(answer, now(), push).update();
    }

    /** To be tried again then, or given up when there is no then. */
    void failed(UUID push, Courier.Answer answer, @Nullable Instant again) {
        jdbc.sql("""
                 update push set state = :state, attempts = attempts + 1, answer = :answer, problem = :problem, due_at = coalesce(:again, due_at),
                     settled_at = :settled where id = :id""").param("state", again == null ? "dead" : "pending")
                .param("answer", answer.status() == 0 ? null : answer.status()).param("problem", answer.problem()).param("id", push)
                .param("again", again == null ? null : again.atOffset(ZoneOffset.UTC)).param("settled", again == null ? now() : null).update();
    }

    /** Takes away what arrived long ago. */
    void forgetOld() {
        jdbc.sql("delete from push where id in (select id from push where state = 'sent' and settled_at < ? limit 1000)")
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC)).update();
    }

    private void add(UUID subscription, long seq, @Nullable UUID caseId, String kind, String body) {
        jdbc.sql("""
                 insert into push (id, subscription, seq, case_id, kind, body, due_at, made_at)
                 values (:id, :subscription, :seq, :case, :kind, :body, :now, :now) on conflict do nothing""").param("id", Ids.next())
                .param("subscription", subscription).param("seq", seq).param("case", caseId).param("kind", kind).param("body", body).param("now", now())
                .update();
    }

    private String body(String type, Map<String, ?> data) {
        return JSON.writeValueAsString(Map.of("type", type, "timestamp", clock.instant().toString(), "data", data));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Push read(ResultSet row, int n) throws SQLException {
        var fate = new Push.Fate(text(row, "state"), row.getInt("attempts"), row.getObject("answer", Integer.class), row.getString("problem"),
                moment(row, "made_at"), moment(row, "due_at"));
        return new Push(Objects.requireNonNull(row.getObject("id", UUID.class)), row.getLong("seq"), text(row, "kind"), text(row, "body"), fate);
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
