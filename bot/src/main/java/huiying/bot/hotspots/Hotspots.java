package huiying.bot.hotspots;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.Case;
import huiying.bot.feed.Feed;
import huiying.bot.vault.CaseKeys;
import huiying.bot.vault.Ids;
import huiying.nlp.hotspots.Closeness;
import huiying.nlp.hotspots.Surge;
import tools.jackson.databind.json.JsonMapper;

/** Where hotspots and their members are kept; every method that writes belongs into the transaction of its caller. */
public final class Hotspots {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SELECT = "select id, status, head, category, grid, begun_at, grown_at, surge from hotspot ";

    private final JdbcClient jdbc;
    private final CaseKeys keys;
    private final Feed feed;
    private final Clock clock;

    public Hotspots(JdbcClient jdbc, CaseKeys keys, Feed feed, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.feed = feed;
        this.clock = clock;
    }

    /** A new one under a head, which is its first member. */
    public UUID begin(Case head, Hotspot.Status status, Member.By by) {
        var id = Ids.next();
        jdbc.sql("insert into hotspot (id, status, head, category, grid, begun_at, grown_at) values (?, ?, ?, ?, ?, ?, ?)").param(id).param(stored(status))
                .param(head.id()).param(head.category()).param(head.grid()).param(at(now())).param(at(now())).update();
        put(id, head.id(), status == Hotspot.Status.ACCEPTED ? Member.State.JOINED : Member.State.PROPOSED, by, Member.BY_HAND);
        return id;
    }

    /** Adds a case, or changes what it was there. */
    public void put(UUID hotspot, UUID caseId, Member.State state, Member.By by, Closeness why) {
        var shared = why.shared().isEmpty() ? null : keys.of(caseId).seal(JSON.writeValueAsString(why.shared()));
        jdbc.sql("""
                 insert into hotspot_member (hotspot, case_id, state, joined_by, score, words, metres, hours, shared, at)
                 values (:hotspot, :case, :state, :by, :score, :words, :metres, :hours, :shared, :at)
                 on conflict (hotspot, case_id) do update set state = excluded.state, joined_by = excluded.joined_by, at = excluded.at""")
                .param("hotspot", hotspot).param("case", caseId).param("state", stored(state)).param("by", stored(by)).param("score", why.score())
                .param("words", why.words()).param("metres", why.metres()).param("hours", why.apart().toMinutes() / 60.0).param("shared", shared)
                .param("at", at(now())).update();
        jdbc.sql("update hotspot set grown_at = ? where id = ?").params(at(now()), hotspot).update();
        announce(hotspot, caseId, stored(state));
    }

    /** What a person decided about a member. */
    public void decide(UUID hotspot, UUID caseId, Member.State state, String who) {
        jdbc.sql("update hotspot_member set state = ?, decided_at = ?, decided_by = ? where hotspot = ? and case_id = ?")
                .params(stored(state), at(now()), who, hotspot, caseId).update();
        announce(hotspot, caseId, stored(state));
    }

    /** What a person decided about the whole. */
    public void decide(UUID hotspot, Hotspot.Status status, String who) {
        jdbc.sql("update hotspot set status = ?, decided_at = ?, decided_by = ? where id = ?").params(stored(status), at(now()), who, hotspot).update();
        announce(hotspot, null, stored(status));
    }

    /** Kept when it first grows out of the ordinary; false when that was known. */
    public boolean surged(UUID hotspot, Surge surge) {
        return jdbc.sql("update hotspot set surged_at = ?, surge = cast(? as jsonb) where id = ? and surged_at is null")
                .params(at(now()), JSON.writeValueAsString(surge), hotspot).update() == 1;
    }

    /** Those whose head is settled have come to their end. */
    public int endSettled() {
        return jdbc.sql(
                """
                update hotspot set status = 'over', decided_at = ? where status in ('proposed', 'accepted') and head in
                    (select c.id from cases c where c.state in ('CLOSED_OK', 'CLOSED_SILENT', 'CLOSED_UNSOLVED', 'ANSWERED', 'NOT_ACCEPTED', 'INVALID', 'CANCELLED'))""")
                .param(at(now())).update();
    }

    public Optional<Hotspot> find(UUID id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(this::read).optional();
    }

    /** The same, held until the transaction ends. */
    public Optional<Hotspot> lock(UUID id) {
        return jdbc.sql(SELECT + "where id = ? for update").param(id).query(this::read).optional();
    }

    /** The one a case is in, or is thought to belong to. */
    public Optional<Hotspot> of(UUID caseId) {
        return jdbc.sql(SELECT + "where id in (select hotspot from hotspot_member where case_id = ? and state in ('proposed', 'joined'))").param(caseId)
                .query(this::read).optional();
    }

    /** Cases that a person found not to belong with this one. */
    public Set<UUID> apartFrom(UUID caseId) {
        return Set.copyOf(jdbc.sql("""
                                   select other.case_id from hotspot_member mine join hotspot_member other on other.hotspot = mine.hotspot
                                   where mine.case_id = ? and mine.state in ('rejected', 'left')""").param(caseId)
                .query((row, n) -> Objects.requireNonNull(row.getObject("case_id", UUID.class))).list());
    }

    /** Those that may still grow, the latest grown first. */
    public List<Hotspot> alive(Duration within) {
        return jdbc.sql(SELECT + "where status in ('proposed', 'accepted') and grown_at > ? order by grown_at desc, id").param(at(now().minus(within)))
                .query(this::read).list();
    }

    /** Those that are over or were turned down, the latest first. */
    public List<Hotspot> past(int limit) {
        return jdbc.sql(SELECT + "where status in ('rejected', 'over') order by grown_at desc, id limit ?").param(limit).query(this::read).list();
    }

    /** How far the detector has read; held until the transaction ends. */
    public long cursor() {
        jdbc.sql("insert into hotspot_cursor (feed) values (0) on conflict do nothing").update();
        return jdbc.sql("select feed from hotspot_cursor for update").query(Long.class).single();
    }

    public void cursor(long feed) {
        jdbc.sql("update hotspot_cursor set feed = ?").param(feed).update();
    }

    private List<Member> members(UUID hotspot) {
        return jdbc.sql("""
                        select m.case_id, m.state, m.joined_by, m.score, m.words, m.metres, m.hours, m.shared, m.at, k.wrapped
                        from hotspot_member m join case_key k on k.case_id = m.case_id where m.hotspot = ? order by m.at, m.case_id""").param(hotspot)
                .query(this::member).list();
    }

    private Member member(ResultSet row, int n) throws SQLException {
        var caseId = Objects.requireNonNull(row.getObject("case_id", UUID.class));
        var why = new Closeness(row.getDouble("score"), row.getDouble("words"), row.getObject("metres", Double.class),
                Duration.ofMinutes(Math.round(row.getDouble("hours") * 60)), shared(keys.unwrap(caseId, row.getBytes("wrapped")), row.getBytes("shared")));
        return new Member(caseId, Member.State.valueOf(upper(row, "state")), Member.By.valueOf(upper(row, "joined_by")), why, instant(row, "at"));
    }

    private static List<String> shared(CaseKeys.CaseKey key, byte @Nullable [] sealed) {
        var open = sealed == null ? null : key.open(sealed);
        var words = new ArrayList<String>();
        if (open != null) {
            JSON.readTree(open).forEach(word -> words.add(word.asString()));
        }
        return words;
    }

    private Hotspot read(ResultSet row, int n) throws SQLException {
        var id = Objects.requireNonNull(row.getObject("id", UUID.class));
        var surge = row.getString("surge");
        var course = new Hotspot.Course(instant(row, "begun_at"), instant(row, "grown_at"), surge == null ? null : JSON.readValue(surge, Surge.class));
        return new Hotspot(id, Hotspot.Status.valueOf(upper(row, "status")), Objects.requireNonNull(row.getObject("head", UUID.class)),
                row.getString("category"), row.getString("grid"), course, members(id));
    }

    private void announce(UUID hotspot, @Nullable UUID caseId, String what) {
        feed.post("hotspot", caseId, null, null, Map.of("hotspot", hotspot.toString(), "type", what));
    }

    private Instant now() {
        return clock.instant();
    }

    private static String stored(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column)).toUpperCase(Locale.ROOT);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }

    private static OffsetDateTime at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
