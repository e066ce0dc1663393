package huiying.bot.learning.lists;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.learning.runs.Models;
import huiying.bot.vault.Ids;
import huiying.nlp.classify.Classifier;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Trainings of turn intents, and which of them reads residents' turns. Writing belongs into the caller's transaction. */
public final class IntentRuns {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> ANSWERS = new TypeReference<>() {
    };
    private static final String COLUMNS = "id, number, version, state, by_person, why, asked_at, problem, figures from intent_run ";

    private final JdbcClient jdbc;
    private final Clock clock;

    public IntentRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A training and what came of it. */
    public record Run(UUID id, int number, int version, String state, String by, String why, Instant at, @Nullable String problem,
            @Nullable IntentFigures figures) {
        public String name() {
            return "t-" + number;
        }
    }

    /** Which model reads turns since when, by whom and why; null is the one that ships. */
    public record Release(long seq, @Nullable UUID run, String by, String why, Instant at) {
    }

    /** Puts a training of a version into the queue; false while one waits. */
    public boolean ask(int version, String by, String why) {
        boolean busy = jdbc.sql("select exists (select from intent_run where state in ('queued', 'running'))").query(Boolean.class).single();
        return !busy && jdbc.sql("insert into intent_run (id, version, state, by_person, why, asked_at) values (?, ?, 'queued', ?, ?, ?)")
                .params(Ids.next(), version, by, why, now()).update() > 0;
    }

    /** The one that waits, for this node. */
    Optional<Run> claim() {
        jdbc.sql("update intent_run set state = 'queued' where state = 'running' and lease_until < now()").update();
        try {
            return jdbc.sql("""
                            update intent_run set state = 'running', lease_until = now() + interval '10 minutes'
                            where id = (select id from intent_run where state = 'queued' order by asked_at limit 1 for update skip locked) returning id""")
                    .query(UUID.class).optional().flatMap(this::find);
        } catch (DuplicateKeyException another) {
            return Optional.empty();
        }
    }

    void done(UUID id, byte[] model, Map<String, String> answers, IntentFigures figures) {
        jdbc.sql("""
                 update intent_run set state = 'done', ended_at = :now, model = :model, model_hash = :hash, answers = cast(:answers as jsonb),
                     figures = cast(:figures as jsonb) where id = :id""").param("now", now()).param("model", model).param("hash", Models.hash(model))
                .param("answers", JSON.writeValueAsString(answers)).param("figures", JSON.writeValueAsString(figures)).param("id", id).update();
    }

    void failed(UUID id, String problem) {
        jdbc.sql("update intent_run set state = 'failed', ended_at = ?, problem = ? where id = ?").params(now(), problem, id).update();
    }

    public Optional<Run> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + "where id = ?").param(id).query(IntentRuns::read).optional();
    }

    /** Newest first. */
    public List<Run> latest(int limit) {
        return jdbc.sql("select " + COLUMNS + "order by number desc limit ?").param(limit).query(IntentRuns::read).list();
    }

    /** What each text was answered by a model that had not seen it. */
    Map<String, String> answers(UUID id) {
        return jdbc.sql("select answers from intent_run where id = ?").param(id).query(String.class).optional().map(json -> JSON.readValue(json, ANSWERS))
                .orElse(Map.of());
    }

    /** The model as it was written; one whose bytes have changed is not read. */
    Classifier model(UUID id) {
        var bytes = jdbc.sql("select model from intent_run where id = ?").param(id).query(byte[].class).single();
        var hash = jdbc.sql("select model_hash from intent_run where id = ?").param(id).query(String.class).single();
        if (!Models.hash(bytes).equals(hash)) {
            throw new IllegalStateException("the model of turns " + id + " is not the one that was made");
        }
        try {
            return Classifier.read(new ByteArrayInputStream(bytes));
        } catch (IOException damaged) {
            throw new UncheckedIOException("the model of turns " + id + " cannot be read", damaged);
        }
    }

    /** What reads turns now; empty for the one that ships, which nobody has released. */
    public Optional<Release> live() {
        return history(1).stream().findFirst();
    }

    public List<Release> history(int limit) {
        return jdbc.sql("select seq, run, by_person, why, at from intent_release order by seq desc limit ?").param(limit)
                .query((row, n) -> new Release(row.getLong("seq"), row.getObject("run", UUID.class), Objects.requireNonNull(row.getString("by_person")),
                        Objects.requireNonNull(row.getString("why")), at(row, "at")))
                .list();
    }

    public void release(@Nullable UUID run, String by, String why) {
        jdbc.sql("insert into intent_release (run, by_person, why, at) values (:run, :by, :why, :at)").param("run", run).param("by", by).param("why", why)
                .param("at", now()).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }

    private static Run read(ResultSet row, int n) throws SQLException {
        var figures = row.getString("figures");
        return new Run(Objects.requireNonNull(row.getObject("id", UUID.class)), row.getInt("number"), row.getInt("version"),
                Objects.requireNonNull(row.getString("state")), Objects.requireNonNull(row.getString("by_person")),
                Objects.requireNonNull(row.getString("why")),
                at(row, "asked_at"), row.getString("problem"), figures == null ? null : JSON.readValue(figures, IntentFigures.class));
    }
}
