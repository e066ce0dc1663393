package huiying.bot.learning.releases;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.learning.runs.Models;
import huiying.bot.learning.runs.Run;
import huiying.bot.learning.samples.Texts;
import huiying.nlp.Guess;
import huiying.nlp.Prediction;
import huiying.nlp.Promise;

/** Lets a candidate answer live cases without anybody hearing it. */
public final class Shadow {
    private static final int STEP = 100;

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Models models;
    private final Texts texts;

    public Shadow(JdbcClient jdbc, Cases cases, Models models, Texts texts) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.models = models;
        this.texts = texts;
    }

    /** How a candidate fared beside the live model; {@code won} and {@code lost} among the cases people decided. */
    public record Stand(int cases, int same, int won, int lost, int clear, int liveClear) {
    }

    /** A live answer the candidate has not looked at yet. */
    private record Waiting(UUID prediction, UUID caseId, String label, boolean clear) {
    }

    /** Answers what has come since the candidate was made; belongs into the caller's transaction. */
    public int step(Run candidate, Promise promise, Instant now) {
        var waiting = jdbc
                .sql("""
                     select p.id, p.case_id, p.guess, coalesce(p.candidates -> 0 ->> 'label', '') as label from prediction p
                     where p.at >= :since and p.case_id is not null and not exists (select from shadow_answer s where s.run = :run and s.prediction = p.id)
                     order by p.at limit :limit""").param("since", since(candidate)).param("run", candidate.id()).param("limit", STEP)
                .query((row, n) -> new Waiting(Objects.requireNonNull(row.getObject("id", UUID.class)),
                        Objects.requireNonNull(row.getObject("case_id", UUID.class)),
                        Objects.requireNonNull(row.getString("label")), Objects.equals(row.getString("guess"), "clear")))
                .list();
        for (var one : waiting) {
            cases.byId(one.caseId()).ifPresent(c -> keep(candidate, one, guess(candidate, c, promise), now));
        }
        return waiting.size();
    }

    private static OffsetDateTime since(Run candidate) {
        return Objects.requireNonNull(candidate.course().ended()).atOffset(ZoneOffset.UTC);
    }

    private Guess guess(Run candidate, Case c, Promise promise) {
        return models.of(candidate.id()).guess(texts.read(c.words()), 3, promise.precision());
    }

    private void keep(Run candidate, Waiting one, Guess guess, Instant now) {
        var best = guess.candidates().stream().findFirst().orElse(new Prediction("", 0, List.of()));
        jdbc.sql("""
                 insert into shadow_answer (run, prediction, case_id, label, confidence, clear, live, live_clear, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                 on conflict do nothing""")
                .params(candidate.id(), one.prediction(), one.caseId(), best.label(), (float) best.confidence(), guess instanceof Guess.Clear,
                        one.label(), one.clear(), now.atOffset(ZoneOffset.UTC))
                .update();
    }

    public Stand stand(UUID run) {
        return jdbc
                .sql("""
                     select count(*) as n, count(*) filter (where s.label = s.live) as same, count(*) filter (where d.chosen = s.label and d.chosen <> s.live) as won,
                         count(*) filter (where d.chosen = s.live and d.chosen <> s.label) as lost, count(*) filter (where s.clear) as clear,
                         count(*) filter (where s.live_clear) as live_clear
                     from shadow_answer s left join lateral (select chosen from decision where case_id = s.case_id and chosen not like 'unit:%'
                         order by at desc limit 1) d on true where s.run = ?""")
                .param(run)
                .query((row, n) -> new Stand(row.getInt("n"), row.getInt("same"), row.getInt("won"), row.getInt("lost"), row.getInt("clear"),
                        row.getInt("live_clear")))
                .single();
    }
}
