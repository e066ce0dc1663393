package huiying.app.console;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import huiying.bot.cases.Case;
import huiying.bot.cases.CaseNumber;
import huiying.bot.cases.Cases;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;

/** Finds cases for a member of staff. What somebody may not see is left out by the database, not afterwards. */
@Component
public final class CaseShelf {

    private static final String RIGHTS = " and c.number is not null and (:everything or c.unit = :unit or c.assists <> '[]' and c.assists @> cast(:helps as jsonb)) ";

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Clock clock;

    CaseShelf(JdbcClient jdbc, Cases cases, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.clock = clock;
    }

    List<Case> list(StaffMember member, Show show, int limit) {
        var order = show.over()
                ? "c.state_since desc"
                : "c.urgency = 'IMMEDIATE' desc, c.urgency = 'URGENT' desc, coalesce(c.due_at, c.promised_at), c.created_at";
        var sql = "select c.id from cases c where " + show.condition + RIGHTS + "order by " + order + " limit " + limit;
        return opened(sql, rights(member));
    }

    /** Cases between two moments of filing, newest first; for automation. */
    public List<Case> filed(StaffMember member, @Nullable String state, int limit, int offset) {
        var parameters = rights(member);
        parameters.put("state", state == null ? "" : state);
        var sql = "select c.id from cases c where (:state = '' or c.state = :state)" + RIGHTS + "order by c.created_at desc, c.id desc limit " + limit
                + " offset " + offset;
        return opened(sql, parameters);
    }

    /** Which cases were filed since a moment, in these patches or anywhere; newest first. */
    List<UUID> filedSince(StaffMember member, Instant since, @Nullable List<String> grids) {
        var parameters = rights(member);
        parameters.put("since", since.atOffset(ZoneOffset.UTC));
        parameters.put("grids", grids == null || grids.isEmpty() ? List.of("") : grids);
        var where = grids == null ? "" : " and c.grid in (:grids)";
        return jdbc.sql("select c.id from cases c where c.submitted_at >= :since" + where + RIGHTS + "order by c.submitted_at desc").params(parameters)
                .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class))).list();
    }

    List<Case> open(List<UUID> ids) {
        return cases.byIds(ids);
    }

    long count(StaffMember member, Show show) {
        return jdbc.sql("select count(*) from cases c where " + show.condition + RIGHTS).params(rights(member)).query(Long.class).single();
    }

    /** How many are in each of these piles, counted in one go. */
    Map<Show, Long> counts(StaffMember member, List<Show> shows) {
        var columns = shows.stream().map(show -> "count(*) filter (where " + show.condition + ") as n_" + show.key()).collect(Collectors.joining(", "));
        var where = shows.stream().anyMatch(Show::over) ? "true" : Show.LIVING;
        return jdbc.sql("select " + columns + " from cases c where " + where + RIGHTS).params(rights(member)).query((row, n) -> {
            var counts = new EnumMap<Show, Long>(Show.class);
            for (var show : shows) {
                counts.put(show, row.getLong("n_" + show.key()));
            }
            return counts;
        }).single();
    }

    /** How many of these are more than ordinarily urgent. */
    long urgent(StaffMember member, Show show) {
        return jdbc.sql("select count(*) from cases c where " + show.condition + RIGHTS + " and c.urgency <> 'ORDINARY'").params(rights(member)).query(
                Long.class).single();
    }

    /** By the number, or by its last digits when at least four are given. */
    List<Case> search(StaffMember member, String typed, int limit) {
        var digits = new StringBuilder();
        typed.codePoints().filter(Character::isDigit).map(Character::getNumericValue).forEach(digits::append);
        if (digits.length() < 4 || digits.length() > 13) {
            return List.of();
        }
        var parameters = rights(member);
        parameters.put("digits", "%" + digits);
        return opened("select c.id from cases c where c.number like :digits" + RIGHTS + "order by c.created_at desc limit " + limit, parameters);
    }

    public Optional<Case> find(StaffMember member, String typed) {
        return CaseNumber.parse(typed).flatMap(number -> {
            var parameters = rights(member);
            parameters.put("number", number.digits());
            return jdbc.sql("select c.id from cases c where c.number = :number" + RIGHTS).params(parameters).query(UUID.class).optional();
        }).flatMap(cases::byId);
    }

    private List<Case> opened(String sql, Map<String, @Nullable Object> parameters) {
        var found = jdbc.sql(sql).params(parameters).query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class))).list();
        return cases.byIds(found);
    }

    private Map<String, @Nullable Object> rights(StaffMember member) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("everything", member.role() != Role.DEPARTMENT && member.role().seesCases());
        parameters.put("unit", member.unit());
        parameters.put("helps", member.unit() == null ? "[{\"unit\":\"\"}]" : "[{\"unit\":\"" + member.unit() + "\"}]");
        parameters.put("now", clock.instant().atOffset(ZoneOffset.UTC));
        return parameters;
    }
}
