package huiying.bot.learning.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.vault.Ids;
import tools.jackson.databind.json.JsonMapper;

/** Trainings and what came of them. One runs at a time, whatever the number of nodes; a node that fell silent loses its turn. */
public final class Runs {
    private static final Duration LEASE = Duration.ofMinutes(2);
    static final long SEED = 7;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String COLUMNS = """
                                          id, number, kind, state, by_person, why, asked_at, started_at, ended_at, step, share, problem, snapshot, seed, engine,
                                          model_hash, version, card from learning_run\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    public Runs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Puts a training into the queue. */
    public UUID ask(Run.Kind kind, String by, String why) {
        var id = Ids.next();
        jdbc.sql("insert into learning_run (id, kind, state, by_person, why, asked_at, seed) values (?, ?, 'queued', ?, ?, ?, ?)")
                .params(id, stored(kind), by, why, now(), SEED).update();
        return id;
    }

    /** The next one, for this node; empty when none waits or one is running. */
    Optional<Run> claim(String node) {
        jdbc.sql("update learning_run set state = 'queued' where state = 'running' and lease_until < now() and not cancel").update();
        jdbc.sql("update learning_run set state = 'cancelled', ended_at = ? where state = 'running' and lease_until < now() and cancel").param(now()).update();
        try {
            return jdbc
                    .sql("""
                         update learning_run set state = 'running', started_at = :now, node = :node, share = 0, step = 'start', lease_until = now() + cast(:lease as interval)
                         where id = (select id from learning_run where state = 'queued' and not exists (select from learning_run where state = 'running')
                             order by kind = 'starter' desc, asked_at limit 1 for update skip locked)
                         returning id""")
                    .param("now", now()).param("node", node).param("lease", LEASE.toSeconds() + " seconds").query(UUID.class).optional()
                    .flatMap(this::find);
        } catch (DuplicateKeyException another) {
            return Optional.empty();
        }
    }

    /** Tells how far it is; false when it shall stop. */
    boolean advance(UUID id, String step, double share) {
        return jdbc.sql("""
                        update learning_run set step = :step, share = :share, lease_until = now() + cast(:lease as interval)
                        where id = :id and state = 'running' and not cancel""").param("step", step).param("share", (float) share)
                .param("lease", LEASE.toSeconds() + " seconds").param("id", id).update() > 0;
    }

    /** Stops one that waits at once, a running one at its next step. */
    public boolean cancel(UUID id) {
        return jdbc.sql("update learning_run set state = 'cancelled', cancel = true, ended_at = ? where id = ? and state = 'queued'").params(now(), id)
                .update() > 0
                || jdbc.sql("update learning_run set cancel = true where id = ? and state = 'running'").param(id).update() > 0;
    }

    void end(UUID id, Run.State state, @Nullable String problem) {
        jdbc.sql("update learning_run set state = ?, problem = ?, ended_at = ? where id = ? and state = 'running'")
                .param(stored(state)).param(problem).param(now()).param(id).update();
    }

    /** A model file and the held-out answers beside it. */
    record Made(byte[] model, String hash, String version, List<HeldAnswer> answers) {
    }

    void done(UUID id, String snapshot, Made made, Card card, String engine) {
        jdbc.sql(
                """
                update learning_run set state = 'done', share = 1, step = 'done', ended_at = :now, snapshot = :snapshot, model = :model, model_hash = :hash, version = :version,
                    answers = :answers, card = cast(:card as jsonb), engine = :engine where id = :id and state = 'running'""")
                .param("now", now())
                .param("snapshot", snapshot).param("model", made.model()).param("hash", made.hash()).param("version", made.version())
                .param("answers", HeldAnswers.packed(made.answers())).param("card", JSON.writeValueAsString(card)).param("engine", engine).param("id", id)
                .update();
    }

    public Optional<Run> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + "where id = ?").param(id).query(Runs::read).optional();
    }

    /** Newest first. */
    public List<Run> latest(int limit) {
        return jdbc.sql("select " + COLUMNS + "order by number desc limit ?").param(limit).query(Runs::read).list();
    }

    /** The newest that is done, if any. */
    public Optional<Run> latestDone() {
        return jdbc.sql("select " + COLUMNS + "where state = 'done' and kind <> 'starter' order by number desc limit 1").query(Runs::read).optional();
    }

    /** The one that learnt what ships with the product. */
    public Optional<Run> starter() {
        return jdbc.sql("select " + COLUMNS + "where state = 'done' and kind = 'starter' order by number desc limit 1").query(Runs::read).optional();
    }

    /** Whether one waits or runs. */
    public boolean busy() {
        return jdbc.sql("select exists (select from learning_run where state in ('queued', 'running'))").query(Boolean.class).single();
    }

    /** The model's bytes as they were written. */
    public Optional<byte[]> model(UUID id) {
        return jdbc.sql("select model from learning_run where id = ? and model is not null").param(id).query(byte[].class).optional();
    }

    public List<HeldAnswer> answers(UUID id) {
        return jdbc.sql("select answers from learning_run where id = ? and answers is not null").param(id).query(byte[].class).optional()
                .map(HeldAnswers::unpacked)
                .orElse(List.of());
    }

    /** When the newest training that is not the starter's began to look at the samples. */
    public Instant lastLook() {
        return jdbc.sql("select max(started_at) from learning_run where kind <> 'starter' and state in ('running', 'done', 'cancelled', 'failed')")
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant).orElse(Instant.EPOCH)).single();
    }

    /** Old candidates nobody released give their bytes back; what ever answered residents is kept for ever. */
    public int thin(int kept) {
        return jdbc.sql("""
                        delete from learning_run r where r.state <> 'running' and r.kind = 'automatic' and r.number < (
                            select coalesce(min(number), 0) from (select number from learning_run order by number desc limit ?) n)
                            and not exists (select from model_release m where m.run = r.id or m.before = r.id)""").param(kept).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String stored(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Run read(ResultSet row, int n) throws SQLException {
        var asked = new Run.Asked(text(row, "by_person"), text(row, "why"), Objects.requireNonNull(at(row, "asked_at")));
        var course = new Run.Course(at(row, "started_at"), at(row, "ended_at"), text(row, "step"), row.getFloat("share"), row.getString("problem"));
        var version = row.getString("version");
        var outcome = version == null
                ? null
                : new Run.Outcome(version, text(row, "model_hash"), text(row, "snapshot"), row.getLong("seed"), text(row, "engine"),
                        JSON.readValue(text(row, "card"), Card.class));
        return new Run(Objects.requireNonNull(row.getObject("id", UUID.class)), row.getInt("number"),
                Run.Kind.valueOf(text(row, "kind").toUpperCase(Locale.ROOT)),
                Run.State.valueOf(text(row, "state").toUpperCase(Locale.ROOT)), asked, course, outcome);
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
