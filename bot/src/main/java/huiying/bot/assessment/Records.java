package huiying.bot.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what is judged from the events and the residents' answers, as they were known at a moment. */
final class Records {
    private static final int FETCHED = 5_000;
    private static final String TYPES = """
                                        'OPENED', 'SUBMITTED', 'LEFT_UNFINISHED', 'DISPATCHED', 'RETURN_ACCEPTED', 'ARBITRATED', 'SIGNED', 'RETURN_ASKED', 'RETURN_REJECTED',
                                        'REPORTED', 'SENT_BACK', 'RESOLVED', 'HEAD_RESOLVED', 'REOPENED', 'RATED', 'DEADLINE_FIRED', 'CONFIRMED_SOLVED', 'LEFT_UNANSWERED',
                                        'CLOSED_UNSOLVED', 'ANSWERED', 'REFUSED', 'FOUND_INVALID', 'CANCELLED', 'EXTENSION_GRANTED', 'SCHEDULED', 'INFO_GIVEN', 'INFO_OVERDUE'""";
    // cases with anything in the period, or still with a unit: what is overdue says nothing for itself
    private static final String STEPS = """
                                        select e.case_id, c.number, e.seq, e.type, e.at, e.actor_kind, e.facts->>'unit' as unit, e.facts->>'due' as due,
                                            e.facts->>'automatic' as automatic, e.facts->>'kind' as kind, e.facts->>'waited' as waited
                                        from case_event e join cases c on c.id = e.case_id
                                        where c.number is not null and e.at <= ? and e.type in (%s)
                                            and (c.closed_at is null or c.closed_at >= ?) and c.created_at < ?
                                        order by e.case_id, e.seq""".formatted(TYPES);
    private static final String CYCLES = """
                                         with last as (
                                             select distinct on (a.survey, a.question) a.survey, a.question, a.answer, a.given_by
                                             from survey_answer a join survey s on s.id = a.survey
                                             where s.asked_at >= :from and s.asked_at < :to and a.at <= :asOf and a.counted and a.answer is not null
                                             order by a.survey, a.question, a.at desc, a.id desc),
                                         answers as (
                                             select survey, max(answer) filter (where question = 'CONTACTED') as contacted, max(answer) filter (where question = 'SOLVED') as solved,
                                                 max(answer) filter (where question = 'SATISFIED') as satisfied, max(given_by) as given_by
                                             from last group by survey),
                                         left_out as (
                                             select case_id, resolution, min(code) as code from objection
                                             where kind = 'EXCLUSION' and state in ('GRANTED', 'GRANTED_ON_APPEAL') and settled_at <= :asOf group by case_id, resolution)
                                         select s.case_id, c.number, s.resolution, s.unit, s.asked_at, c.address, a.contacted, a.solved, a.satisfied, a.given_by, x.code
                                         from survey s join cases c on c.id = s.case_id left join answers a on a.survey = s.id
                                             left join left_out x on x.case_id = s.case_id and x.resolution = s.resolution
                                         where s.asked_at >= :from and s.asked_at < :to and s.asked_at <= :asOf and s.unit is not null
                                         order by s.asked_at, s.case_id, s.resolution""";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    Records(JdbcTemplate template) {
        this.template = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
        this.template.setFetchSize(FETCHED);
        this.jdbc = JdbcClient.create(template);
    }

    /** The resolutions that residents were asked about in the period, with the answers that counted at its moment. */
    List<Cycle> cycles(Period period) {
        return jdbc.sql(CYCLES).param("from", sql(period.from())).param("to", sql(period.to())).param("asOf", sql(period.asOf())).query(Records::cycle).list();
    }

    /** What the events tell of every case that had anything to do with the period; a row at a time, so that a month of any size fits. */
    List<Tale> tales(Period period) {
        var tales = new ArrayList<Tale>();
        template.query(STEPS, row -> {
            var step = step(row);
            if (tales.isEmpty() || !tales.getLast().caseId().equals(step.caseId())) {
                tales.add(new Tale(step.caseId(), step.number()));
            }
            tales.getLast().add(step);
        }, sql(period.end()), sql(period.from()), sql(period.to()));
        tales.forEach(tale -> tale.close(period.end()));
        return tales;
    }

    private static Step step(ResultSet row) throws SQLException {
        var due = row.getString("due");
        var waited = row.getString("waited");
        var facts = new Step.Facts(row.getString("unit"), due == null ? null : Instant.parse(due), waited == null ? null : Duration.parse(waited),
                "true".equals(row.getString("automatic")), row.getString(
                        "kind"),
                text(row, "actor_kind"));
        return new Step(id(row, "case_id"), text(row, "number"), row.getInt("seq"), text(row, "type"), instant(row, "at"), facts);
    }

    private static Cycle cycle(ResultSet row, int n) throws SQLException {
        var said = new Cycle.Said(row.getString("contacted"), row.getString("solved"), row.getString("satisfied"), row.getString("given_by"), row.getObject(
                "address", UUID.class));
        return new Cycle(id(row, "case_id"), Objects.requireNonNullElse(row.getString("number"), ""), row.getInt("resolution"), text(row, "unit"), instant(row,
                "asked_at"), said, row.getString("code"));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }

    private static OffsetDateTime sql(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
