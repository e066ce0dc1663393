package huiying.app.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import huiying.bot.progress.Strays;

/** Which units give back most, and how much nobody has by the duty list: where the list, not the city, is wrong. */
@Component
final class Bounces {
    private static final java.time.Duration LATELY = java.time.Duration.ofDays(30);
    private static final int SHOWN = 8;

    private final JdbcClient jdbc;
    private final Strays strays;

    Bounces(JdbcClient jdbc, Strays strays) {
        this.jdbc = jdbc;
        this.strays = strays;
    }

    /** How often a unit asked to give something back in the last thirty days, and how often it was right. */
    record Line(String unit, long asked, long accepted) {
    }

    /** The share of the last day without a unit, what it usually is, and whether that is an alarm. */
    record Stray(String lately, String usually, long filed, boolean alarming) {
    }

    List<Line> lines(Instant now, Names names) {
        return jdbc.sql("""
                        select e.actor_unit, count(*) asked, count(*) filter (where exists (select from case_event a where a.case_id = e.case_id
                            and a.type = 'RETURN_ACCEPTED' and a.seq = (select min(d.seq) from case_event d where d.case_id = e.case_id and d.seq > e.seq
                                and d.type in ('RETURN_ACCEPTED', 'RETURN_REJECTED', 'SENT_TO_ARBITRATION')))) accepted
                        from case_event e where e.type = 'RETURN_ASKED' and e.at >= ? and e.actor_unit is not null
                        group by 1 order by 2 desc, 1 limit ?""").params(now.minus(LATELY).atOffset(ZoneOffset.UTC), SHOWN)
                .query((row, n) -> new Line(names.unit(row.getString("actor_unit")), row.getLong("asked"), row.getLong("accepted"))).list();
    }

    Stray stray() {
        var share = strays.share();
        return new Stray(percent(share.lately()), percent(share.usually()), share.filed(), share.isAlarming());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }
}
