package huiying.bot.cases;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;

import huiying.bot.vault.CaseKeys;
import huiying.bot.vault.Vault;

/**
 * Writes invented lives of cases in bulk, for measuring: rows, histories, seals and hash chains are exactly what {@link Cases} would have
 * written step by step, only many at once and without what follows from a step.
 */
public final class Synthesis {
    private static final int KEY = 32;

    private final NamedParameterJdbcOperations jdbc;
    private final CaseKeys keys;
    private final Vault vault;
    private final SecureRandom random = new SecureRandom();

    public Synthesis(NamedParameterJdbcOperations jdbc, CaseKeys keys, Vault vault) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.vault = vault;
    }

    /** One thing that happens in an invented life. */
    public record Step(CaseEvent event, Actor actor, Instant at) {
    }

    /** An invented life; the first step opens the case. */
    public record Life(UUID id, List<Step> steps) {
    }

    /** Writes them, in the caller's transaction, and answers with the cases as they ended. */
    public List<Case> write(List<Life> lives) {
        var batch = new Batch();
        var ended = lives.stream().map(life -> lived(life, batch)).toList();
        jdbc.batchUpdate("insert into case_key (case_id, wrapped) values (:case, :wrapped)", rows(batch.keys));
        jdbc.batchUpdate(CaseRows.INSERT, rows(batch.cases));
        jdbc.batchUpdate(Histories.INSERT, rows(batch.events));
        return ended;
    }

    private static final class Batch {
        private final List<Map<String, @Nullable Object>> keys = new ArrayList<>();
        private final List<Map<String, @Nullable Object>> cases = new ArrayList<>();
        private final List<Map<String, @Nullable Object>> events = new ArrayList<>();
    }

    private Case lived(Life life, Batch batch) {
        var secret = new byte[KEY];
        random.nextBytes(secret);
        var wrapped = vault.seal(life.id(), secret);
        var key = keys.unwrap(life.id(), wrapped);
        Case now = null;
        var head = new byte[0];
        for (var step : life.steps()) {
            var before = now;
            now = before == null ? Projection.opened(life.id(), (CaseEvent.Opened) step.event(), step.at()) : after(before, step);
            var parts = EventCodec.split(step.event());
            var sealed = key.seal(parts.words());
            var link = new HashChain.Link(life.id(), now.seq(), step.event().type(), step.actor(), step.at(), before == null ? null : before.state().name(),
                    now.state().name(), parts.facts(), HashChain.digest(sealed));
            batch.events.add(Histories.row(link, step.event(), sealed, head));
            head = link.hash(head);
        }
        var row = CaseRows.open(Objects.requireNonNull(now), head);
        row.putAll(CaseRows.sealed(now, key));
        batch.cases.add(row);
        var kept = new HashMap<String, @Nullable Object>();
        kept.put("case", life.id());
        kept.put("wrapped", wrapped);
        batch.keys.add(kept);
        return now;
    }

    private static Case after(Case before, Step step) {
        var next = CaseLifecycle.after(before.state(), step.event())
                .orElseThrow(() -> new IllegalArgumentException("an invented life that cannot be: " + step.event().type() + " in " + before.state()));
        return Projection.after(before, step.event(), next, step.at());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?>[] rows(List<Map<String, @Nullable Object>> rows) {
        return rows.toArray(Map[]::new);
    }
}
