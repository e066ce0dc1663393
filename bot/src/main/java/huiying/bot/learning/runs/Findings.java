package huiying.bot.learning.runs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

/** What trainings noticed about samples. */
public final class Findings {
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    public Findings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One thing noticed: {@code suspect}, {@code conflict}, {@code twin} or {@code over-cap}; {@code says} is the label that speaks against it. */
    public record Noticed(String kind, UUID sample, @Nullable UUID other, double score, String says) {
    }

    void keep(UUID run, List<Suspicions.Finding> some) {
        jdbc.sql("""
                 insert into learning_finding (run, kind, sample, other, score, facts)
                 select :run, kind, sample, other, score, jsonb_build_object('says', says)
                 from unnest(cast(:kinds as text[]), cast(:samples as uuid[]), cast(:others as uuid[]), cast(:scores as real[]), cast(:says as text[]))
                     as f (kind, sample, other, score, says) on conflict do nothing""").param("run", run)
                .param("kinds", some.stream().map(Suspicions.Finding::kind).toArray(String[]::new))
                .param("samples", some.stream().map(Suspicions.Finding::sample).toArray(UUID[]::new))
                .param("others", some.stream().map(Suspicions.Finding::other).toArray(UUID[]::new))
                .param("scores", some.stream().map(one -> Double.toString(one.score())).toArray(String[]::new))
                .param("says", some.stream().map(Suspicions.Finding::says).toArray(String[]::new)).update();
    }

    /** The strongest first, of samples that are still learnt from. */
    public List<Noticed> of(UUID run, String kind, int limit) {
        return jdbc.sql("""
                        select f.kind, f.sample, f.other, f.score, f.facts from learning_finding f join sample s on s.id = f.sample
                        where f.run = ? and f.kind = ? and s.state = 'used' order by f.score desc, f.sample limit ?""").params(run, kind, limit)
                .query((row, n) -> new Noticed(Objects.requireNonNull(row.getString("kind")), Objects.requireNonNull(row.getObject("sample", UUID.class)),
                        row.getObject("other", UUID.class), row.getDouble("score"), JSON.readTree(row.getString("facts")).path("says").asString("")))
                .list();
    }

    public Map<String, Integer> counts(UUID run) {
        var counts = new LinkedHashMap<String, Integer>();
        jdbc.sql("select kind, count(*) as n from learning_finding where run = ? group by kind order by kind").param(run).query(row -> {
            counts.put(Objects.requireNonNull(row.getString("kind")), row.getInt("n"));
        });
        return counts;
    }
}
