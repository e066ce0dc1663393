package huiying.bot.partners;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.feed.Feed;
import huiying.bot.vault.Ids;
import huiying.bot.vault.Vault;

/** Who is told of what happens. Secrets are sealed; a new one is shown once, and the one before signs beside it for a day. */
public final class Subscriptions {
    /** How long both secrets sign after one was changed. */
    public static final Duration OVERLAP = Duration.ofDays(1);
    private static final String LEASE = "60 seconds";
    private static final String SELECT = """
                                         select s.id, s.name, s.url, s.unit, s.kinds, s.state,
                                             (select count(*) from push p where p.subscription = s.id and p.state = 'pending') as waiting,
                                             (select count(*) from push p where p.subscription = s.id and p.state = 'dead') as dead
                                         from subscription s\s""";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Feed feed;
    private final Clock clock;

    public Subscriptions(JdbcClient jdbc, Vault vault, Feed feed, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.feed = feed;
        this.clock = clock;
    }

    /** What is asked for; told from now on. */
    public record Wish(String name, String url, @Nullable String unit, List<String> kinds) {
    }

    /** The secret of a new subscription; empty when the name is taken. */
    public Optional<String> add(Wish wish, String by) {
        var id = Ids.next();
        var secret = Signature.newSecret();
        try {
            jdbc.sql("""
                     insert into subscription (id, name, url, unit, kinds, secret, place, created_by, created_at)
                     values (:id, :name, :url, :unit, :kinds, :secret, :place, :by, :now)""").param("id", id).param("name", wish.name())
                    .param("url", wish.url()).param("unit", wish.unit()).param("kinds", wish.kinds().toArray(String[]::new))
                    .param("secret", vault.seal(id, secret)).param("place", feed.head()).param("by", by).param("now", now()).update();
            return Optional.of(secret);
        } catch (DuplicateKeyException taken) {
            return Optional.empty();
        }
    }

    public List<Subscription> all() {
        return jdbc.sql(SELECT + "order by s.name").query(Subscriptions::read).list();
    }

    public Optional<Subscription> find(UUID id) {
        return jdbc.sql(SELECT + "where s.id = ?").param(id).query(Subscriptions::read).optional();
    }

    /** Active again, or paused; what happens meanwhile waits. */
    public void state(UUID id, boolean active) {
        jdbc.sql("update subscription set state = ?, rest_until = null where id = ?").params(active ? "active" : "paused", id).update();
    }

    public void remove(UUID id) {
        jdbc.sql("delete from subscription where id = ?").param(id).update();
    }

    /** A new secret; the old one signs too until the overlap is over. */
    public Optional<String> renew(UUID id) {
        var secret = Signature.newSecret();
        int changed = jdbc.sql("update subscription set previous = secret, previous_until = :until, secret = :secret where id = :id")
                .param("until", clock.instant().plus(OVERLAP).atOffset(ZoneOffset.UTC)).param("secret", vault.seal(id, secret)).param("id", id).update();
        return changed == 1 ? Optional.of(secret) : Optional.empty();
    }

    /** The secrets that sign now, the newest first. */
    List<String> secrets(UUID id) {
        return jdbc.sql("select secret, case when previous_until > :now then previous end as previous from subscription where id = :id")
                .param("now", now()).param("id", id).query((row, n) -> {
                    var secrets = new ArrayList<String>();
                    secrets.add(vault.openText(id, row.getBytes("secret")));
                    var previous = row.getBytes("previous");
                    if (previous != null) {
                        secrets.add(vault.openText(id, previous));
                    }
                    return List.copyOf(secrets);
                }).single();
    }

    List<UUID> active() {
        return jdbc.sql("select id from subscription where state = 'active' order by id").query((row, n) -> id(row)).list();
    }

    /** The place in the feed, held until the transaction ends; empty when somebody else holds it. */
    Optional<Long> lockPlace(UUID id) {
        return jdbc.sql("select place from subscription where id = ? for update skip locked").param(id).query(Long.class).optional();
    }

    void place(UUID id, long seq) {
        jdbc.sql("update subscription set place = ? where id = ?").params(seq, id).update();
    }

    /** A claim to send for a while, with its number; empty when somebody else sends, or the receiver is left in peace. */
    Optional<Long> claim(UUID id) {
        return jdbc.sql("update subscription set claim = claim + 1, claimed_until = now() + interval '" + LEASE + "' where id = :id and state = 'active'"
                + " and (claimed_until is null or claimed_until < now()) and (rest_until is null or rest_until <= :now) returning claim").param("id", id)
                .param("now", now()).query(Long.class).optional();
    }

    /** Whether the claim still holds; then it does for a while longer. */
    boolean renew(UUID id, long claim) {
        return jdbc.sql("update subscription set claimed_until = now() + interval '" + LEASE
                + "' where id = ? and claim = ? and state = 'active' and claimed_until > now()").params(id, claim).update() == 1;
    }

    void release(UUID id, long claim) {
        jdbc.sql("update subscription set claimed_until = null where id = ? and claim = ?").params(id, claim).update();
    }

    void rest(UUID id, Instant until) {
        jdbc.sql("update subscription set rest_until = ? where id = ?").params(until.atOffset(ZoneOffset.UTC), id).update();
    }

    void gone(UUID id) {
        jdbc.sql("update subscription set state = 'gone' where id = ?").param(id).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static UUID id(ResultSet row) throws SQLException {
        return Objects.requireNonNull(row.getObject("id", UUID.class));
    }

    private static Subscription read(ResultSet row, int n) throws SQLException {
        return new Subscription(id(row), text(row, "name"), text(row, "url"), row.getString("unit"), List.of((String[]) row.getArray("kinds").getArray()),
                text(row, "state"), new Subscription.Backlog(row.getInt("waiting"), row.getInt("dead")));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
