package huiying.bot.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.audit.Audit;
import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.sla.ServiceLevels;
import huiying.bot.sla.Timer;
import huiying.bot.vault.CaseKeys;

/**
 * Finds the cases that have been kept long enough by the terms in force, and erases one: its key is destroyed, and everything that was sealed beside it gives way
 * to nothing. The row, the chain of events, the answers by name and the audit stay. For an entry class, inside its transaction.
 */
public final class Retention {
    private static final String ERASER = "retention";

    private final JdbcClient jdbc;
    private final Cases cases;
    private final CaseKeys keys;
    private final Blanks blanks;
    private final ServiceLevels levels;
    private final When when;

    /** The time, and where it is written down what was erased. */
    public record When(Clock clock, Audit audit) {
    }

    public Retention(JdbcClient jdbc, Cases cases, CaseKeys keys, Blanks blanks, ServiceLevels levels, When when) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.keys = keys;
        this.blanks = blanks;
        this.levels = levels;
        this.when = when;
    }

    /** Closed cases that may have been kept long enough, the earliest end first, after one of them. */
    public List<UUID> closed(UUID after, int most) {
        return jdbc.sql("""
                        select c.id from cases c join case_key k on k.case_id = c.id
                        where c.closed_at < :before and not c.held and k.destroyed_at is null
                            and (c.closed_at, c.id) > (select coalesce(max(closed_at), '-infinity'), :after from cases where id = :after)
                        order by c.closed_at, c.id limit :most""").param("before", at(when.clock().instant().minus(shortest()))).param("after", after)
                .param("most", most).query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class))).list();
    }

    /** Erases a case whose time is over; false when it is not, or somebody holds it. */
    public boolean erase(UUID id) {
        var over = cases.lock(id).filter(this::isOver);
        over.ifPresent(c -> {
            keys.destroy(id);
            blanks.about(id);
            jdbc.sql("update cases set query_code = null where id = ?").param(id).update();
            note("case-erased", id);
        });
        return over.isPresent();
    }

    /** Addresses of which every case is erased and from which nothing came for the usual time. */
    public List<UUID> forgotten(int most) {
        return jdbc.sql("""
                        select a.id from address a
                        where a.forgotten_at is null and exists (select from cases c where c.address = a.id)
                            and not exists (select from cases c join case_key k on k.case_id = c.id where c.address = a.id and k.destroyed_at is null)
                            and not exists (select from inbox i where i.address = a.id and i.received_at > :before)
                        limit :most""").param("before", at(when.clock().instant().minus(levels.terms().usual(Timer.T_RETAIN)))).param("most", most)
                .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class))).list();
    }

    /** Takes the number or name of an address away, and the person's behind it when nothing else is known of them. */
    public void forget(UUID address) {
        blanks.of(address, when.clock().instant());
        note("contact-erased", address);
    }

    /** Recorded talks that led to no case are kept no longer than the usual case. */
    public void forgetTalks() {
        blanks.callsBefore(when.clock().instant().minus(levels.terms().usual(Timer.T_RETAIN)));
    }

    private boolean isOver(Case c) {
        var closed = c.times().closed();
        return closed != null && !c.beside().held() && closed.plus(levels.retention(c)).isBefore(when.clock().instant());
    }

    /** Nothing that ended later than this can be over. */
    private Duration shortest() {
        return levels.terms().shortest(Timer.T_RETAIN);
    }

    private void note(String action, UUID subject) {
        when.audit().record(ERASER, action, subject.toString(), Map.of());
    }

    private static OffsetDateTime at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
