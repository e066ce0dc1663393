package huiying.app.open311;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import huiying.bot.cases.Case;
import huiying.bot.cases.CaseNumber;
import huiying.bot.cases.Cases;

/** Finds what the public may see: filed, not told in confidence, not erased. The database leaves the rest out. */
@Component
final class Shelf {
    static final Duration SPAN = Duration.ofDays(90);
    private static final String FROM = " from cases c join case_key k on k.case_id = c.id ";
    private static final String PUBLIC = " c.number is not null and not c.confidential and c.nature <> 'WHISTLEBLOWING' and k.wrapped is not null ";

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Clock clock;

    Shelf(JdbcClient jdbc, Cases cases, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.clock = clock;
    }

    /** Which requests are asked for. Empty lists stand for all. */
    record Wanted(List<String> states, List<String> services, Instant from, Instant to, Page page) {
    }

    /** A page of so many, counted from one. */
    record Page(int number, int size) {
        int skipped() {
            return (number - 1) * size;
        }
    }

    Optional<Case> find(String number) {
        return CaseNumber.parse(number).flatMap(digits -> numbered(List.of(digits.digits())).stream().findFirst());
    }

    List<Case> numbered(List<String> numbers) {
        return opened(jdbc.sql("select c.id" + FROM + "where c.number = any(:numbers) and" + PUBLIC + "order by c.submitted_at desc, c.id desc")
                .param("numbers", numbers.toArray(String[]::new)));
    }

    Optional<Case> filed(UUID token) {
        return opened(jdbc.sql("select c.id" + FROM + "where c.id = :id and" + PUBLIC).param("id", token)).stream().findFirst();
    }

    List<Case> list(Wanted wanted) {
        var parameters = new HashMap<String, Object>(Map.of("from", sql(wanted.from()), "to", sql(wanted.to()), "limit", wanted.page().size(),
                "skipped", wanted.page().skipped()));
        var conditions = new StringBuilder("where c.submitted_at >= :from and c.submitted_at <= :to and").append(PUBLIC);
        if (!wanted.states().isEmpty()) {
            conditions.append("and c.state = any(:states) ");
            parameters.put("states", wanted.states().toArray(String[]::new));
        }
        if (!wanted.services().isEmpty()) {
            conditions.append("and c.category = any(:services) ");
            parameters.put("services", wanted.services().toArray(String[]::new));
        }
        return opened(jdbc.sql("select c.id" + FROM + conditions + "order by c.submitted_at desc, c.id desc limit :limit offset :skipped").params(parameters));
    }

    /** A period of at most ninety days, ending now unless said otherwise. */
    Wanted wanted(Fields fields) {
        var start = fields.moment("start_date");
        var end = fields.moment("end_date");
        var now = clock.instant();
        var to = end.orElse(start.map(from -> from.plus(SPAN).isBefore(now) ? from.plus(SPAN) : now).orElse(now));
        var from = start.orElse(to.minus(SPAN));
        if (from.isAfter(to) || Duration.between(from, to).compareTo(SPAN) > 0) {
            throw Refused.bad("start_date and end_date must be in this order and at most 90 days apart");
        }
        return new Wanted(states(fields), fields.list("service_code"), from, to,
                new Page(fields.whole("page", 1, 100_000), fields.whole("page_size", 1000, 1000)));
    }

    private static List<String> states(Fields fields) {
        var asked = fields.list("status");
        if (!List.of("open", "closed").containsAll(asked)) {
            throw Refused.bad("status must be open, closed or both");
        }
        return asked.stream().distinct().flatMap(status -> Standings.states(status.equals("closed")).stream()).toList();
    }

    /** What happened and may be told, in order: case, number of the event, moment. */
    List<Happened> happened(Instant from, Instant to, int most) {
        return jdbc.sql("select e.case_id, e.seq, e.at" + FROM + "join case_event e on e.case_id = c.id where e.at >= :from and e.at <= :to and e.public and"
                + PUBLIC + "and e.to_state <> 'DRAFT' order by e.at, e.case_id, e.seq limit :most").param("from", sql(from)).param("to", sql(to))
                .param("most", most).query(Shelf::happened).list();
    }

    /** One step of a case. */
    record Happened(UUID caseId, int seq, Instant at) {
    }

    private static Happened happened(ResultSet row, int n) throws SQLException {
        return new Happened(Objects.requireNonNull(row.getObject("case_id", UUID.class)), row.getInt("seq"),
                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant());
    }

    private List<Case> opened(JdbcClient.StatementSpec ids) {
        return cases.byIds(ids.query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class))).list());
    }

    private static OffsetDateTime sql(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
