package huiying.bot.learning.releases;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.learning.releases.Guard.Verdict;

/** What became of clear answers: what people decided about them, and which went through to the end without a word. */
public final class Verdicts {
    private final JdbcClient jdbc;

    public Verdicts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Newest first. A unit's return that was accepted, and an arbitration, say that a category was wrong; a case that went out by itself and came to its end says
     * that it was right.
     */
    public List<Verdict> latest(Instant since, int limit) {
        return jdbc.sql("""
                        select p.candidates -> 0 ->> 'label' as label, cast(p.candidates -> 0 ->> 'confidence' as double precision) as confidence,
                            case when d.chosen is null then true when d.chosen like 'unit:%' then false else d.chosen = p.candidates -> 0 ->> 'label' end as hit
                        from (select distinct on (case_id) case_id, candidates, at from prediction
                                where guess = 'clear' and at >= :since and case_id is not null order by case_id, at desc) p
                        join cases c on c.id = p.case_id
                        left join lateral (select chosen from decision where case_id = p.case_id order by at desc limit 1) d on true
                        where d.chosen is not null or c.auto_dispatched and c.state in ('RESOLVED', 'CLOSED_OK', 'CLOSED_SILENT')
                        order by p.at desc limit :limit""").param("since", since.atOffset(ZoneOffset.UTC)).param("limit", limit)
                .query((row, n) -> new Verdict(Objects.requireNonNull(row.getString("label")), row.getDouble("confidence"), row.getBoolean("hit"))).list();
    }
}
