package huiying.bot.learning.judging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.learning.judging.Judgement.Judged;
import huiying.bot.learning.runs.HeldAnswer;
import huiying.bot.learning.runs.Runs;

/** Judgements of trainings, made once: what a training answered never changes. Thread-safe. */
public final class Judgements {
    private static final int KEPT = 4;
    private static final int STEP = 20_000;

    private final JdbcClient jdbc;
    private final Runs runs;
    private final Map<UUID, Judgement> known = new LinkedHashMap<>(8, .75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Judgement> eldest) {
            return size() > KEPT;
        }
    };

    public Judgements(JdbcClient jdbc, Runs runs) {
        this.jdbc = jdbc;
        this.runs = runs;
    }

    public synchronized Judgement of(UUID run) {
        return known.computeIfAbsent(run, this::made);
    }

    private Judgement made(UUID run) {
        var answers = runs.answers(run);
        var slices = new LinkedHashMap<UUID, List<String>>();
        for (int from = 0; from < answers.size(); from += STEP) {
            slices.putAll(slices(answers.subList(from, Math.min(answers.size(), from + STEP)).stream().map(HeldAnswer::sample).toList()));
        }
        return new Judgement(answers.stream().map(answer -> new Judged(answer, slices.getOrDefault(answer.sample(), List.of()))).toList());
    }

    /** Language, length, channel, where it comes from, and what was tagged. */
    private Map<UUID, List<String>> slices(List<UUID> samples) {
        var found = new LinkedHashMap<UUID, List<String>>();
        jdbc.sql("""
                 select id, language, case when length(text) <= 12 then 'brief' when length(text) <= 60 then 'middling' else 'lengthy' end as size, origin, tags
                 from sample where id = any(:ids)""").param("ids", samples.toArray(UUID[]::new)).query(row -> {
            var all = new ArrayList<>(List.of("language:" + row.getString("language"), "length:" + row.getString("size"), "origin:" + row.getString("origin")));
            for (var tag : (String[]) row.getArray("tags").getArray()) {
                all.add("tag:" + tag);
            }
            found.put(Objects.requireNonNull(row.getObject("id", UUID.class)), List.copyOf(all));
        });
        return found;
    }
}
