package huiying.app.simulator;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.app.console.Files;
import huiying.app.console.Glance;
import huiying.app.console.Words;
import huiying.bot.addresses.Addresses;
import huiying.bot.cases.Cases;

/** What the service made of a visitor's words; only cases that came from the visitor's own phones are ever looked up. */
final class Sights {
    private final JdbcClient jdbc;
    private final Addresses addresses;
    private final Cases cases;
    private final Files files;

    Sights(JdbcClient jdbc, Addresses addresses, Cases cases, Files files) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.cases = cases;
        this.files = files;
    }

    /** The last thing that was heard. */
    record LastTurn(String intent, long millis, int messages, @Nullable UUID caseId) {
    }

    /** What stands beside the phones: nothing before the first word, no case while nothing was reported. */
    record Sight(@Nullable LastTurn turn, @Nullable Glance glance) {
    }

    List<UUID> ids(Visit visit) {
        return visit.addresses().stream().map(addresses::idOf).toList();
    }

    Sight of(Visit visit, Words words) {
        var ids = ids(visit);
        var turn = lastTurn(ids).orElse(null);
        var about = turn == null || turn.caseId() == null ? lastCase(ids) : Optional.of(Objects.requireNonNull(turn.caseId()));
        return new Sight(turn, about.flatMap(cases::byId).filter(mine -> ids.contains(mine.address())).map(mine -> files.glance(mine, words)).orElse(null));
    }

    private Optional<LastTurn> lastTurn(List<UUID> ids) {
        return jdbc.sql("""
                        select intent, micros / 1000 as millis, case_id, (select count(*) from inbox where inbox.turn = turn.id) as messages
                        from turn where address in (:ids) order by at desc limit 1
                        """).param("ids", ids)
                .query((row, n) -> new LastTurn(row.getString("intent"), row.getLong("millis"), row.getInt("messages"), row.getObject("case_id", UUID.class)))
                .optional();
    }

    private Optional<UUID> lastCase(List<UUID> ids) {
        return jdbc.sql("select id from cases where address in (:ids) order by created_at desc limit 1").param("ids", ids).query(UUID.class).optional();
    }
}
