package huiying.bot.learning.talks;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.learning.talks.Expected.Wanted;
import huiying.bot.learning.talks.Expected.Where;
import huiying.bot.routing.Router;

/** Reads from the rows what turns have come to; the same way for talks that took place and for those that are played. */
final class Outcomes {
    private final JdbcClient jdbc;
    private final Cases cases;
    private final Router router;

    Outcomes(JdbcClient jdbc, Cases cases, Router router) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.router = router;
    }

    Expected of(UUID address, List<UUID> turns, List<Case> told) {
        return new Expected(told.stream().map(this::wanted).toList(), answers(address, turns));
    }

    /** The unit is the one the duty list names for it, whether it went there by itself or by somebody's hand. */
    private Wanted wanted(Case c) {
        return new Wanted(Objects.requireNonNullElse(c.category(), ""), Where.of(c.told().spot()), router.assignmentFor(c).unit());
    }

    List<Case> told(UUID address, List<UUID> turns) {
        var ids = jdbc
                .sql("""
                     select c.id from cases c where c.address = :address and c.created_at between
                         (select min(at) from turn where id = any(:turns)) and (select max(at) from turn where id = any(:turns)) order by c.created_at, c.id""")
                .param("address", address).param("turns", turns.toArray(UUID[]::new)).query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
        return ids.stream().flatMap(id -> cases.byId(id).stream()).toList();
    }

    private List<String> answers(UUID address, List<UUID> turns) {
        return jdbc
                .sql("""
                     select n.template from delivery d join notice n on n.id = d.notice where d.address = :address and d.turn = any(:turns) order by d.seq""")
                .param("address", address).param("turns", turns.toArray(UUID[]::new)).query((row, n) -> Objects.requireNonNull(row.getString("template")))
                .list();
    }
}
