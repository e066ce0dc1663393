package huiying.bot.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.vault.Ids;
import huiying.bot.vault.Vault;

/** Where objections are kept: every step with who, when and why, and never without a reason. */
final class Objections {
    private static final String COLUMNS = "id, kind, case_id, unit, resolution, clause, seq, code, state, asked_at";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    Objections(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** Empty when the same was asked before. */
    Optional<Objection> ask(Objection.Subject about, String unit, String code, String person, String words) {
        var row = new HashMap<String, @Nullable Object>(Map.of("id", Ids.next(), "kind", about.kind(), "case", about.caseId(), "unit", unit, "code", code,
                "at", now()));
        row.put("resolution", about instanceof Objection.Subject.Exclusion it ? it.resolution() : null);
        row.put("clause", about instanceof Objection.Subject.Deduction it ? it.clause() : null);
        row.put("seq", about instanceof Objection.Subject.Deduction it ? it.seq() : null);
        int made = jdbc.sql("""
                            insert into objection (id, kind, case_id, unit, resolution, clause, seq, code, state, asked_at)
                            values (:id, :kind, :case, :unit, :resolution, :clause, :seq, :code, 'ASKED', :at) on conflict do nothing""").params(row).update();
        if (made == 0) {
            return Optional.empty();
        }
        var id = (UUID) Objects.requireNonNull(row.get("id"));
        keep(id, Objection.State.ASKED, person, words);
        return find(id);
    }

    /** Takes the step, if the objection still stands where it was seen; false when somebody was faster. */
    boolean move(Objection seen, Objection.State next, String person, String words) {
        int moved = jdbc.sql("update objection set state = ?, settled_at = ? where id = ? and state = ?").param(next.name()).param(next.waits() ? null : now())
                .param(
                        seen.id())
                .param(seen.state().name()).update();
        if (moved == 1) {
            keep(seen.id(), next, person, words);
        }
        return moved == 1;
    }

    Optional<Objection> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from objection where id = ?").param(id).query(this::read).optional();
    }

    /** Those that wait for a decision first, then the newest; all units' when none is named. */
    List<Objection> list(@Nullable String unit, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                                               from objection where cast(:unit as text) is null or unit = :unit
                                              order by state in ('ASKED', 'APPEALED') desc, asked_at desc limit :limit""").param("unit", unit).param("limit",
                limit).query(this::read).list();
    }

    /** The keys of the deductions that were taken back by then. */
    Set<String> annulled(Instant asOf) {
        return Set.copyOf(jdbc.sql("""
                                   select case_id || ' ' || clause || ' ' || seq from objection
                                   where kind = 'DEDUCTION' and state in ('GRANTED', 'GRANTED_ON_APPEAL') and settled_at <= ?""").param(asOf.atOffset(
                ZoneOffset.UTC)).query(String.class).list());
    }

    private void keep(UUID objection, Objection.State state, String person, String words) {
        var id = Ids.next();
        jdbc.sql("insert into objection_step (id, objection, state, person, at, words) values (?, ?, ?, ?, ?, ?)").params(id, objection, state.name(), person,
                now(), vault.seal(id, words)).update();
    }

    private Objection read(ResultSet row, int n) throws SQLException {
        var id = Objects.requireNonNull(row.getObject("id", UUID.class));
        var caseId = Objects.requireNonNull(row.getObject("case_id", UUID.class));
        var about = row.getString("kind").equals("EXCLUSION")
                ? new Objection.Subject.Exclusion(caseId, row.getInt("resolution"))
                : new Objection.Subject.Deduction(caseId, Objects.requireNonNull(row.getString("clause")), row.getInt("seq"));
        return new Objection(id, about, Objects.requireNonNull(row.getString("unit")), Objects.requireNonNull(row.getString("code")), Objection.State.valueOf(
                row.getString("state")), instant(row, "asked_at"), said(id));
    }

    private List<Objection.Said> said(UUID objection) {
        return jdbc.sql("select id, state, person, at, words from objection_step where objection = ? order by at, id").param(objection).query((row,
                n) -> new Objection.Said(Objection.State.valueOf(row.getString("state")), row.getString("person"), instant(row, "at"), vault.openText(Objects
                        .requireNonNull(row.getObject("id", UUID.class)), row.getBytes("words"))))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }
}
