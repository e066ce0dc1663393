package huiying.bot.progress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;

/** How many cases the duty list leaves to the last resort: when the share jumps, something is wrong with the list, not with the city. */
public final class Strays {
    private static final Duration LATELY = Duration.ofDays(1);
    private static final Duration USUALLY = Duration.ofDays(28);
    private static final int ENOUGH = 20;
    private static final double ALWAYS_FINE = 0.2;

    private final JdbcClient jdbc;
    private final Clock clock;

    public Strays(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of {@code filed} cases of the last day, the share without a unit of their own, and what it was in the four weeks before. */
    public record Share(long filed, double lately, double usually) {
        /** Twice what is usual, and not just a few. */
        public boolean isAlarming() {
            return filed >= ENOUGH && lately > Math.max(ALWAYS_FINE, 2 * usually);
        }
    }

    public Share share() {
        var now = clock.instant();
        var lately = counted(now.minus(LATELY), now);
        return new Share(lately.filed(), lately.part(), counted(now.minus(LATELY).minus(USUALLY), now.minus(LATELY)).part());
    }

    private record Counted(long filed, long stray) {
        double part() {
            return filed == 0 ? 0 : (double) stray / filed;
        }
    }

    private Counted counted(Instant from, Instant to) {
        return jdbc.sql("""
                        select count(*) filed, count(*) filter (where exists (select from case_event e where e.case_id = c.id
                                and e.type in ('SENT_TO_TRIAGE', 'SENT_TO_ARBITRATION') and e.facts->>'reason' = 'no-duty')) stray
                        from cases c where c.submitted_at >= ? and c.submitted_at < ? and c.created_at >= ?""")
                .params(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC), from.minus(LATELY).atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Counted(row.getLong("filed"), row.getLong("stray"))).single();
    }
}
