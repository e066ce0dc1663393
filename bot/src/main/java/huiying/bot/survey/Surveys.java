package huiying.bot.survey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.Case;
import huiying.bot.vault.Ids;
import huiying.bot.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

/** Where surveys are kept: one for each resolution. The last answer counts. */
public final class Surveys {
    /** How long a question may still be answered by a bare number. */
    private static final Duration OPEN = Duration.ofDays(15);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String COLUMNS = "id, case_id, resolution, contacted, solved, satisfied, reminded_at";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    public Surveys(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** The survey of the present resolution; a second call finds the first one. */
    public Survey plan(Case resolved) {
        jdbc.sql("insert into survey (id, case_id, resolution, asked_at, channel) values (?, ?, ?, ?, ?) on conflict (case_id, resolution) do nothing").params(
                Ids.next(), resolved.id(), resolved.resolution(), now(), resolved.channel()).update();
        return ofResolution(resolved).orElseThrow();
    }

    public Optional<Survey> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from survey where id = ?").param(id).query(Surveys::read).optional();
    }

    public Optional<Survey> ofResolution(Case resolved) {
        return jdbc.sql("select " + COLUMNS + " from survey where case_id = ? and resolution = ?").params(resolved.id(), resolved.resolution()).query(
                Surveys::read).optional();
    }

    /** Keeps an answer by its name; a reason in the resident's own words is sealed. */
    public void answer(UUID id, Question question, String answer, String by) {
        if (!question.accepts(answer)) {
            throw new IllegalArgumentException(question + " has no answer " + question.answers() + " of that name");
        }
        if (question == Question.REASON) {
            jdbc.sql("update survey set reason = ?, answered_by = ?, answered_at = ? where id = ?").params(vault.seal(id, answer), by, now(), id).update();
        } else {
            jdbc.sql("update survey set " + question.name().toLowerCase(java.util.Locale.ROOT) + " = ?, answered_by = ?, answered_at = ? where id = ?").params(
                    answer, by, now(), id).update();
        }
    }

    /** The reason somebody gave for being dissatisfied. */
    public Optional<String> reason(UUID id) {
        return jdbc.sql("select reason from survey where id = ? and reason is not null").param(id).query(byte[].class).optional()
                .map(sealed -> vault.openText(id,
                        sealed));
    }

    public void reminded(UUID id) {
        jdbc.sql("update survey set reminded_at = ? where id = ?").params(now(), id).update();
    }

    /** From now on a bare number from this address answers this question. */
    public void ask(Case about, UUID survey, Question question) {
        expect(about, survey, question == Question.REASON ? "reason" : "survey", question.name(), question.answers());
    }

    /** From now on a bare 1 or 2 from this address decides whether it is done again. */
    public void askReopen(Case about, UUID survey) {
        expect(about, survey, "reopen", "REOPEN", List.of("YES", "NO"));
    }

    /** Nothing is asked about this case any more. */
    public void withdraw(UUID caseId) {
        jdbc.sql("update pending_question set answered_at = ? where case_id = ? and kind in ('survey', 'reason', 'reopen') and answered_at is null")
                .params(now(),
                        caseId)
                .update();
    }

    private void expect(Case about, UUID survey, String kind, String step, List<String> options) {
        withdraw(about.id());
        if (about.address() != null) {
            jdbc.sql("""
                     insert into pending_question (id, address, kind, case_id, survey, step, options, asked_at, expires_at)
                     values (?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?)""").params(Ids.next(), about.address(), kind, about.id(), survey, step, JSON
                    .writeValueAsString(options), now(), clock.instant().plus(OPEN).atOffset(ZoneOffset.UTC)).update();
        }
    }

    private OffsetDateTime now() {
        Instant now = clock.instant();
        return now.atOffset(ZoneOffset.UTC);
    }

    private static Survey read(ResultSet row, int n) throws SQLException {
        return new Survey(Objects.requireNonNull(row.getObject("id", UUID.class)), Objects.requireNonNull(row.getObject("case_id", UUID.class)), row.getInt(
                "resolution"), row.getString("contacted"), row.getString("solved"), row.getString("satisfied"), row.getTimestamp("reminded_at") != null);
    }
}
