package huiying.bot.assessment;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How the hotline answers: the rates of the calls that came to people, by their records. Calls that a service line took never waited for a person and are
 * no part of it; those still waiting have not been decided.
 *
 * @param answered talked with an agent, of all who waited for one
 * @param atOnce   within fifteen seconds, of all who waited
 */
public record Answering(Share answered, Share atOnce) {
    private static final Duration AT_ONCE = Duration.ofSeconds(15);

    static Answering of(JdbcClient jdbc, Period period) {
        return jdbc
                .sql("""
                     with waited as (
                         select agent is not null and talked_at <= :asOf as answered, talked_at - queued_at <= :soon * interval '1 second' as soon
                         from phone_call
                         where purpose = 'hotline' and queued_at >= :from and queued_at < :to
                             and (talked_at <= :asOf and agent is not null or ended_at <= :asOf and talked_at is null))
                     select count(*) as waited, count(*) filter (where answered) as answered, count(*) filter (where answered and soon) as soon from waited""")
                .param("from", sql(period.from())).param("to", sql(period.to())).param("asOf", sql(period.asOf())).param("soon", AT_ONCE.toSeconds())
                .query((row, n) -> new Answering(new Share(row.getLong("answered"), row.getLong("waited")),
                        new Share(row.getLong("soon"), row.getLong("waited"))))
                .single();
    }

    private static OffsetDateTime sql(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
