package huiying.app.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.feed.Feed;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.bot.vault.Ids;

/** What supervisors tell those at work: it stands on every page until it is read, and who has not read it can be seen. */
@Component
public final class Broadcasts {
    private static final int SHOWN = 30;
    private static final String MEANT = " (b.role is null or b.role = p.role) and (b.unit is null or b.unit = p.unit) and p.id <> b.by_who ";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Feed feed;
    private final Clock clock;

    Broadcasts(JdbcClient jdbc, TransactionOperations transactions, Feed feed, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.feed = feed;
        this.clock = clock;
    }

    /** Whom it is for: a role, or all; of one unit, or of all. */
    public record Audience(@Nullable Role role, @Nullable String unit) {
    }

    /** One that somebody has yet to read. */
    public record Unread(UUID id, String who, Instant at, String text) {
    }

    /** One as its senders see it. */
    public record Told(UUID id, String who, Instant at, String text, Reading reading) {
    }

    /** How many have read it, and the names of those who have not. */
    public record Reading(@Nullable String role, @Nullable String unit, long read, long meant, List<String> missing) {
    }

    /** Tells it, for as long as is given. */
    public void tell(StaffMember who, Audience audience, String text, Duration length) {
        transactions.executeWithoutResult(status -> {
            var now = clock.instant();
            jdbc.sql("insert into broadcast (id, by_who, role, unit, text, at, until) values (?, ?, ?, ?, ?, ?, ?)")
                    .param(Ids.next()).param(who.id()).param(audience.role() == null ? null : audience.role().name()).param(audience.unit()).param(text)
                    .param(at(now))
                    .param(at(now.plus(length))).update();
            feed.post("broadcast", null, null, null, Map.of());
        });
    }

    /** What this member has yet to read, newest first. */
    public List<Unread> unread(StaffMember who) {
        return jdbc
                .sql("""
                     select b.id, s.name, b.at, b.text from broadcast b join person p on p.id = :person join person s on s.id = b.by_who
                     where b.until > :now and p.role in ('AGENT', 'DEPARTMENT', 'SUPERVISOR') and""" + MEANT
                        + """
                          and not exists (select from broadcast_read r where r.broadcast = b.id and r.person = p.id) order by b.at desc limit 3""")
                .param("person",
                        who.id())
                .param("now", at(clock.instant())).query((row, n) -> new Unread(Objects.requireNonNull(row.getObject("id", UUID.class)), row.getString(
                        "name"), Timers.instant(row.getObject("at", OffsetDateTime.class)), row.getString("text")))
                .list();
    }

    /** Read by this member; only what was meant for them counts, and once. */
    public void read(StaffMember who, UUID broadcast) {
        transactions.executeWithoutResult(status -> {
            int first = jdbc.sql("insert into broadcast_read (broadcast, person, at) select b.id, p.id, :now from broadcast b join person p on p.id = :person "
                    + "where b.id = :id and" + MEANT + "on conflict do nothing").param("now", at(clock.instant())).param("person", who.id()).param("id",
                            broadcast)
                    .update();
            if (first > 0) {
                feed.post("broadcast", null, null, null, Map.of());
            }
        });
    }

    /** The latest, with who has read them. */
    public List<Told> latest() {
        return jdbc
                .sql("""
                     select b.id, s.name, b.at, b.text, b.role, b.unit, count(p.id) meant, count(r.person) has_read,
                         coalesce(string_agg(p.name, '、' order by p.name) filter (where p.id is not null and r.person is null), '') missing
                     from broadcast b join person s on s.id = b.by_who
                         left join person p on p.enabled and p.role in ('AGENT', 'DEPARTMENT', 'SUPERVISOR') and"""
                        + MEANT + """
                                      left join broadcast_read r on r.broadcast = b.id and r.person = p.id
                                  group by b.id, s.name order by b.at desc limit""" + " " + SHOWN)
                .query((row, n) -> new Told(Objects.requireNonNull(row.getObject("id",
                        UUID.class)), row.getString("name"), Timers.instant(row.getObject("at", OffsetDateTime.class)), row.getString("text"),
                        new Reading(row.getString("role"), row.getString("unit"), row.getLong("has_read"), row.getLong("meant"), names(row.getString(
                                "missing")))))
                .list();
    }

    private static List<String> names(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split("、"));
    }

    private static OffsetDateTime at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
