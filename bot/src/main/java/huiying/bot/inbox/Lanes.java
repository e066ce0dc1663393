package huiying.bot.inbox;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One lane per sender. A claim is a lease with a fence: it survives no crash and no second worker, and whoever lost it cannot commit.
 * Accepting a message needs the lane's row only for a moment, so a long turn never keeps a provider waiting.
 */
final class Lanes {
    private static final int BURST = 50;

    private final JdbcClient jdbc;
    private final Inbox inbox;
    private final Duration lease;

    Lanes(JdbcClient jdbc, Inbox inbox, Duration lease) {
        this.jdbc = jdbc;
        this.inbox = inbox;
        this.lease = lease;
    }

    /** A lane and the messages to take now, their attempt already counted. After a failure or a crash they come one by one, so that only the bad one is parked. */
    record Claim(UUID address, long fence, int failures, List<Heard> messages) {
        Heard last() {
            return messages.getLast();
        }
    }

    /** To be called in a transaction of its own. */
    Optional<Claim> claim() {
        return jdbc
                .sql("""
                     update lane set claim = claim + 1, claimed_until = now() + :lease * interval '1 millisecond', due_at = now() + :lease * interval '1 millisecond',
                         cap_at = null
                     where address = (
                         select address from lane
                         where due_at <= now() and (claimed_until is null or claimed_until <= now())
                         order by due_at limit 1 for update skip locked)
                     returning address, claim, failures
                     """)
                .param("lease", lease.toMillis()).query((row, n) -> new Claim(row.getObject(1, UUID.class), row.getLong(2), row.getInt(3), List.of()))
                .optional().map(this::withMessages);
    }

    private Claim withMessages(Claim claim) {
        var messages = jdbc.sql("""
                                            update inbox set attempts = attempts + 1
                                            where id in (select id from inbox where address = :address and state = 'waiting' order by seq limit (
                                select case when attempts > 0 or :failures > 0 then 1 else :burst end from inbox
                                where address = :address and state = 'waiting' order by seq limit 1))
                                            returning id, seq, address, content, sent_at, received_at, attempts, answer_until
                                            """).param("address", claim.address()).param("failures", claim.failures()).param("burst", BURST).query(inbox::heard)
                .list();
        var inOrder = messages.stream().sorted(Comparator.comparingLong(Heard::seq)).toList();
        return new Claim(claim.address(), claim.fence(), claim.failures(), inOrder);
    }

    /** Ends the claim in the turn's own transaction; false when the lease was lost and everything must be undone. */
    boolean release(Claim claim) {
        return locked(claim) && freed(claim, 0, Duration.ZERO);
    }

    /** Ends the claim after a failure: the lane rests before it is tried again. */
    boolean rest(Claim claim, int failures, Duration pause) {
        return locked(claim) && freed(claim, failures, pause);
    }

    private boolean locked(Claim claim) {
        return jdbc.sql("select claim from lane where address = ? for update").param(claim.address()).query(Long.class).single() == claim.fence();
    }

    // the lane's row must be locked by a statement before this one, or a message accepted meanwhile stays unseen
    private boolean freed(Claim claim, int failures, Duration pause) {
        return jdbc.sql("""
                        update lane set claimed_until = null, failures = :failures,
                            due_at = case when exists (select from inbox where address = :address and state = 'waiting')
                                then case when cap_at is null or :failures > 0 then now() + :pause * interval '1 millisecond' else due_at end end
                        where address = :address and claim = :fence
                        """).param("failures", failures).param("address", claim.address()).param("pause", pause.toMillis()).param("fence", claim.fence())
                .update() == 1;
    }
}
