package huiying.bot.survey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.Case;
import huiying.bot.vault.Ids;
import huiying.bot.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

/** Where surveys are kept: one for each resolution. Every answer is kept; the last one given while the survey is open counts. */
public final class Surveys {
    /** How long a question may still be answered by a bare number. */
    private static final Duration OPEN = Duration.ofDays(15);
    private static final int LINK = 12;
    private static final JsonMapper JSON = new JsonMapper();
    /** How long after asking an answer counts. */
    private static final Duration COUNTED = Duration.ofDays(7);
    private static final String COLUMNS = "id, case_id, resolution, contacted, solved, satisfied, unit, closes_at, reminded_at, again_at";

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
        var id = Ids.next();
        jdbc.sql(
                """
                insert into survey (id, case_id, resolution, asked_at, channel, unit, closes_at, link_hash)
                values (?, ?, ?, ?, ?, ?, coalesce((select due_at from deadline where case_id = ? and kind = 'T_SURVEY' and fired_at is null and cancelled_at is null
                    order by ordinal desc limit 1), ?), ?)
                on conflict (case_id, resolution) do nothing""")
                .param(id).param(resolved.id()).param(resolved.resolution()).param(now()).param(resolved
                        .channel())
                .param(resolved.unit()).param(resolved.id()).param(now().plus(COUNTED)).param(hash(link(id))).update();
        return ofResolution(resolved).orElseThrow();
    }

    /** The word that opens this survey to whoever was sent it, and to nobody else. */
    public String link(UUID id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(vault.index("survey-link", id.toString())).substring(0, LINK);
    }

    public Optional<Survey> byLink(String link) {
        return jdbc.sql("select " + COLUMNS + " from survey where link_hash = ?").param(hash(link)).query(Surveys::read).optional();
    }

    public Optional<Survey> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from survey where id = ?").param(id).query(Surveys::read).optional();
    }

    public Optional<Survey> ofResolution(Case resolved) {
        return jdbc.sql("select " + COLUMNS + " from survey where case_id = ? and resolution = ?").params(resolved.id(), resolved.resolution()).query(
                Surveys::read).optional();
    }

    /** Keeps an answer by its name; a reason in the resident's own words is sealed. One that does not count changes nothing else. */
    public void answer(UUID id, Question question, String answer, By by, boolean counts) {
        if (!question.accepts(answer)) {
            throw new IllegalArgumentException(question + " has no answer " + question.answers() + " of that name");
        }
        keep(id, question, answer, by, counts);
        if (!counts) {
            return;
        }
        if (question == Question.REASON) {
            jdbc.sql("update survey set reason = ?, answered_by = ?, answered_at = ? where id = ?").params(vault.seal(id, answer), by.kind(), now(), id)
                    .update();
        } else {
            jdbc.sql("update survey set " + question.name().toLowerCase(Locale.ROOT) + " = ?, answered_by = ?, answered_at = ? where id = ?").params(answer, by
                    .kind(), now(), id).update();
        }
    }

    /** Who answers: the resident from an address, or a visitor who asks by telephone. */
    public record By(String kind, String actor) {
    }

    private void keep(UUID survey, Question question, String answer, By by, boolean counts) {
        var id = Ids.next();
        boolean named = question != Question.REASON;
        jdbc.sql("insert into survey_answer (id, survey, question, answer, words, given_by, actor, at, counted) values (?, ?, ?, ?, ?, ?, ?, ?, ?)").param(id)
                .param(survey).param(question.name()).param(named ? answer : null).param(named ? null : vault.seal(id, answer)).param(by.kind()).param(by
                        .actor())
                .param(now()).param(counts).update();
    }

    /** Everything that was ever answered, in order. */
    public List<Given> given(UUID survey) {
        return jdbc.sql("select id, question, answer, words, given_by, actor, at, counted from survey_answer where survey = ? order by at, id").param(survey)
                .query(this::answered).list();
    }

    /** Asked once more after a bad grade was followed up: the answer counts for another week. False when that was done before. */
    public boolean again(UUID id) {
        return jdbc.sql("update survey set again_at = ?, closes_at = ? where id = ? and again_at is null").params(now(), now().plus(COUNTED), id).update() == 1;
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

    /** Whether the question of this resolution certainly did not reach the resident. */
    public boolean isLost(Case resolved) {
        return resolved.address() != null && jdbc.sql("""
                                                      select f.fate in ('failed', 'suppressed', 'uncertain') from notice_fate f join notice n on n.id = f.id
                                                      where f.case_id = ? and f.template like 'SURVEY%' order by n.created_at desc, n.id desc limit 1""")
                .param(resolved.id()).query(Boolean.class).optional().orElse(false);
    }

    /** From now on a bare number from this address answers this question. */
    public void ask(Case about, UUID survey, Question question) {
        expect(about, survey, question == Question.REASON ? "reason" : "survey", question.name(), question.answers());
    }

    /** From now on a bare 1 or 2 from this address decides whether it is done again. */
    public void askReopen(Case about, UUID survey) {
        expect(about, survey, "reopen", "REOPEN", List.of("YES", "NO"));
    }

    /** From now on the next words from this address say what is still wrong with a case that is done again. */
    public void askMore(Case about, UUID survey) {
        expect(about, survey, "reason", "MORE", List.of());
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

    private byte[] hash(String link) {
        return vault.index("survey-link-hash", link);
    }

    private Given answered(ResultSet row, int n) throws SQLException {
        var id = Objects.requireNonNull(row.getObject("id", UUID.class));
        var words = row.getBytes("words");
        return new Given(Question.valueOf(row.getString("question")), row.getString("answer"), words == null ? null : vault.openText(id, words), text(row,
                "given_by"), text(row, "actor"), instant(row, "at"), row.getBoolean("counted"));
    }

    private static Survey read(ResultSet row, int n) throws SQLException {
        var answers = new Survey.Answers(row.getString("contacted"), row.getString("solved"), row.getString("satisfied"));
        return new Survey(Objects.requireNonNull(row.getObject("id", UUID.class)), Objects.requireNonNull(row.getObject("case_id", UUID.class)), row.getInt(
                "resolution"), answers, row.getString("unit"), instant(row, "closes_at"),
                new Survey.Asks(row.getTimestamp("reminded_at") != null, row
                        .getTimestamp("again_at") != null));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }
}
