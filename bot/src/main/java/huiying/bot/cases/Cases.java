package huiying.bot.cases;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.feed.Feed;
import huiying.bot.vault.CaseKeys;
import huiying.bot.vault.Ids;
import huiying.bot.vault.Vault;

/**
 * Where cases are kept. An event and the row it leads to are written here together and nowhere else; every method that writes belongs
 * into the transaction of its caller.
 */
public final class Cases {
    private static final String SELECT = "select " + CaseRows.COLUMNS + " from cases c join case_key k on k.case_id = c.id ";

    private static final String MINE = """
                                       c.address = any(array(select cast(:address as uuid) union all select id from address where news_to = :address
                                           union all select o.id from address me join address o on o.citizen = me.citizen where me.id = :address))""";

    private final JdbcClient jdbc;
    private final CaseKeys keys;
    private final Vault vault;
    private final Feed feed;
    private final Clock clock;
    private final ZoneId zone;
    private final Function<Case, Duration> reopening;
    private final Histories histories;
    private final SecureRandom random = new SecureRandom();

    public Cases(JdbcClient jdbc, CaseKeys keys, Vault vault, Feed feed, Clock clock, ZoneId zone) {
        this(jdbc, keys, vault, feed, new When(clock, zone, c -> Guards.REOPEN_WINDOW));
    }

    /** What the clocks of the city show at a moment. */
    public ZonedDateTime onTheClock(Instant moment) {
        return moment.atZone(zone);
    }

    /** The clock and the zone of the city, and how long a case can be done again after its end. */
    public record When(Clock clock, ZoneId zone, Function<Case, Duration> reopening) {
    }

    public Cases(JdbcClient jdbc, CaseKeys keys, Vault vault, Feed feed, When when) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.vault = vault;
        this.feed = feed;
        this.clock = when.clock();
        this.zone = when.zone();
        this.reopening = when.reopening();
        this.histories = new Histories(jdbc);
    }

    /** A filed case and the code that opens it to the resident; the code is shown this once. */
    public record Filed(Case filed, String queryCode) {
    }

    /** What was promised when a case was filed. */
    public record Promise(String level, Instant until) {
    }

    /** A new case in DRAFT. */
    public Case open(Draft draft, Origin origin, Actor actor) {
        return open(Ids.next(), draft, origin, actor);
    }

    /** The same under an id that was made beforehand. */
    public Case open(UUID id, Draft draft, Origin origin, Actor actor) {
        var event = new CaseEvent.Opened(draft, origin);
        var opened = Projection.opened(id, event, now());
        var key = keys.create(opened.id());
        var parts = EventCodec.split(event);
        var sealed = key.seal(parts.words());
        var link = new HashChain.Link(opened.id(), 1, event.type(), actor, opened.times().created(), null, "DRAFT", parts.facts(), HashChain.digest(sealed));
        var row = CaseRows.open(opened, link.hash(new byte[0]));
        row.putAll(CaseRows.sealed(opened, key));
        jdbc.sql(CaseRows.INSERT).params(row).update();
        histories.append(link, event, sealed, new byte[0]);
        announce(opened, event);
        return opened;
    }

    public Case amend(UUID id, Draft draft, Actor actor) {
        return record(id, new CaseEvent.Amended(draft), actor);
    }

    /** Gives a draft its number, its query code and its promise. */
    public Filed file(UUID id, Promise promise, Actor actor) {
        return filed(record(id, new CaseEvent.Submitted(freeNumber(), promise.level(), promise.until()), actor));
    }

    /** The same for a draft whose resident fell silent: a person will go on with it. */
    public Filed fileUnfinished(UUID id, Promise promise, Actor actor) {
        return filed(record(id, new CaseEvent.LeftUnfinished(freeNumber(), promise.level(), promise.until()), actor));
    }

    /** Locks the case, asks the table, writes the event and what the case has become. */
    public Case record(UUID id, CaseEvent event, Actor actor) {
        var locked = jdbc.sql(SELECT.replace("k.wrapped", "k.wrapped, c.head_hash") + "where c.id = ? for update of c").param(id).query(this::locked).single();
        var before = locked.now();
        var at = now();
        var after = Projection.after(before, event, permitted(before, event, actor, at), at);
        var parts = EventCodec.split(event);
        if (parts.words() != null && locked.key().isDestroyed()) { // nothing more is written about what was erased
            throw new NotAllowedNow(id, before.state(), event.type(), NotAllowedNow.Why.STATE);
        }
        var sealed = locked.key().seal(parts.words());
        var link = new HashChain.Link(id, after.seq(), event.type(), actor, at, before.state().name(), after.state().name(), parts.facts(),
                HashChain.digest(sealed));
        jdbc.sql(CaseRows.UPDATE).params(CaseRows.open(after, link.hash(locked.head()))).update();
        if (!after.told().equals(before.told())) {
            jdbc.sql(CaseRows.RETELL).params(CaseRows.sealed(after, locked.key())).update();
        }
        histories.append(link, event, sealed, locked.head());
        announce(after, event);
        leave(before, after);
        return after;
    }

    /** Whether {@link #record} would go through now. */
    public boolean permits(Case now, CaseEvent event, Actor actor) {
        return CaseLifecycle.after(now.state(), event).isPresent() && against(now, event, actor, now()) == null;
    }

    /** Throws what {@link #record} would throw for a case as it stands. */
    public void check(Case now, CaseEvent event, Actor actor) {
        permitted(now, event, actor, now());
    }

    /** The case, held until the transaction ends. */
    public Optional<Case> lock(UUID id) {
        return jdbc.sql(SELECT + "where c.id = ? for update of c").param(id).query(this::read).optional();
    }

    /** Whether the window in which the same case can be done again is over. */
    public boolean isReopenOver(Case c) {
        return Guards.isOver(c, now(), reopening.apply(c));
    }

    /** The case as it was before it got into its present state. */
    public Optional<Case> before(Case c) {
        var steps = history(c.id());
        var moved = steps.reversed().stream().filter(step -> step.from() != null && step.from() != step.to() && step.to() == c.state()).findFirst();
        return moved.map(step -> Objects.requireNonNull(replayed(c.id(), steps.subList(0, step.seq() - 1))));
    }

    /** The cases that are dealt with together with this one. */
    public List<Case> members(UUID head) {
        return jdbc.sql(SELECT + "where c.head = ? and c.state = 'MERGED' order by c.created_at, c.id for update of c").param(head).query(this::read).list();
    }

    /** Earlier cases of the same resident about the same matter, newest first. */
    public List<Case> earlier(Case c, Instant after) {
        if (c.category() == null || c.address() == null) {
            return List.of();
        }
        return jdbc.sql(SELECT + """
                                 where c.address = any(array(select cast(:address as uuid) union
                                         select a.id from address a join address b on a.citizen = b.citizen where b.id = :address))
                                     and c.created_at between :after and :before and c.id <> :id and c.category = :category and c.number is not null
                                     and c.state not in ('CANCELLED', 'INVALID')
                                 order by c.created_at desc, c.id desc limit 20""").param("address", c.address()).param("after", CaseRows.sql(after))
                .param("before", CaseRows.sql(c.times().created())).param("id", c.id()).param("category", c.category()).query(this::read).list();
    }

    public Optional<Case> byId(UUID id) {
        return jdbc.sql(SELECT + "where c.id = ?").param(id).query(this::read).optional();
    }

    /** Many at once, in the order asked for; what does not exist is left out. */
    public List<Case> byIds(List<UUID> ids) {
        var found = jdbc.sql(SELECT + "where c.id = any(?)").param(ids.toArray(UUID[]::new)).query(this::read).list().stream()
                .collect(Collectors.toMap(Case::id, c -> c));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** Of each case the last event of one of these types. */
    public Map<UUID, Recorded> last(List<UUID> ids, List<String> types) {
        return histories.last(ids, types, keys);
    }

    public Optional<Case> find(CaseNumber number) {
        return jdbc.sql(SELECT + "where c.number = ?").param(number.digits()).query(this::read).optional();
    }

    /** By number and query code together: what somebody on another address may ask with. */
    public Optional<Case> find(CaseNumber number, String queryCode) {
        return jdbc.sql(SELECT + "where c.number = ? and c.query_code_hash = ?").params(number.digits(), codeHash(number, queryCode)).query(this::read)
                .optional();
    }

    /** The open cases of an address, drafts included, newest first. */
    public List<Case> openFor(UUID address) {
        return recentFor(address, 50).stream().filter(c -> c.state().isOpen()).toList();
    }

    /** Newest first; also those of callers whose news come to this address. */
    public List<Case> recentFor(UUID address, int limit) {
        return jdbc.sql(SELECT + "where " + MINE + " order by c.created_at desc, c.id desc limit :limit").param("address", address).param("limit", limit)
                .query(this::read).list();
    }

    /** Whether whoever speaks from this address told us of the case. */
    public boolean isFrom(Case told, UUID address) {
        return jdbc.sql("select exists (select from cases c where c.id = :id and " + MINE + ")").param("id", told.id()).param("address", address)
                .query(Boolean.class).single();
    }

    /** The code issued at filing, for reading it back to its owner; empty for a draft or an erased case. */
    public Optional<String> queryCode(UUID id) {
        return jdbc.sql("select query_code from cases where id = ? and query_code is not null").param(id).query(byte[].class).optional()
                .map(sealed -> keys.of(id)
                        .open(sealed));
    }

    public List<Recorded> history(UUID id) {
        return histories.of(id, keys.of(id));
    }

    /** The case as its history alone tells it. */
    public Case replayed(UUID id) {
        return Objects.requireNonNull(replayed(id, history(id)));
    }

    /** The case as it stood at a moment, when it was there. */
    public Case asOf(UUID id, Instant moment) {
        return Objects.requireNonNull(replayed(id, history(id).stream().filter(step -> !step.at().isAfter(moment)).toList()));
    }

    private static @Nullable Case replayed(UUID id, List<Recorded> steps) {
        Case now = null;
        for (var step : steps) {
            now = now == null
                    ? Projection.opened(id, (CaseEvent.Opened) step.event(), step.at())
                    : Projection.after(now, step.event(), step.to(), step.at());
        }
        return now;
    }

    private CaseStatus permitted(Case before, CaseEvent event, Actor actor, Instant at) {
        var next = CaseLifecycle.after(before.state(), event)
                .orElseThrow(() -> new NotAllowedNow(before.id(), before.state(), event.type(), NotAllowedNow.Why.STATE));
        var why = against(before, event, actor, at);
        if (why != null) {
            throw new NotAllowedNow(before.id(), before.state(), event.type(), why);
        }
        return next;
    }

    private NotAllowedNow.@Nullable Why against(Case now, CaseEvent event, Actor actor, Instant at) {
        boolean again = event instanceof CaseEvent.Reopened || event instanceof CaseEvent.Appealed;
        return Guards.against(now, event, actor, at, again ? reopening.apply(now) : Guards.REOPEN_WINDOW);
    }

    private Filed filed(Case c) {
        var code = "%06d".formatted(random.nextInt(1_000_000));
        var hash = codeHash(Objects.requireNonNull(c.number()), code);
        jdbc.sql("update cases set query_code = ?, query_code_hash = ? where id = ?").param(keys.of(c.id()).seal(code)).param(hash).param(c.id()).update();
        return new Filed(c, code);
    }

    private CaseNumber freeNumber() {
        var day = LocalDate.ofInstant(clock.instant(), zone);
        for (int attempt = 0; attempt < 12; attempt++) {
            var number = CaseNumber.random(day, attempt >= 4, random);
            if (jdbc.sql("select count(*) from cases where number = ?").param(number.digits()).query(Integer.class).single() == 0) {
                return number;
            }
        }
        throw new IllegalStateException("no free case number on " + day);
    }

    private byte[] codeHash(CaseNumber number, String code) {
        return vault.index("query-code", number.digits(), code);
    }

    private void announce(Case now, CaseEvent event) {
        feed.post("case", now.id(), now.address(), now.unit(), Map.of("type", event.type(), "state", now.state().name(), "seq", now.seq()));
    }

    /** A unit that follows its own cases has to hear that one is no longer its own. */
    private void leave(Case before, Case after) {
        if (before.unit() != null && !before.unit().equals(after.unit())) {
            feed.post("case", after.id(), null, before.unit(), Map.of("type", "LEFT_UNIT", "state", after.state().name(), "seq", after.seq()));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private record Locked(Case now, byte[] head, CaseKeys.CaseKey key) {
    }

    private Locked locked(ResultSet row, int n) throws SQLException {
        var now = CaseRows.read(row, keys);
        return new Locked(now, row.getBytes("head_hash"), keys.unwrap(now.id(), row.getBytes("wrapped")));
    }

    private Case read(ResultSet row, int n) throws SQLException {
        return CaseRows.read(row, keys);
    }
}
