package huiying.bot.desk;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.vault.Ids;

/** What people decided where the machine had a suggestion: the labels future models learn from. */
public final class Decisions {
    private final JdbcClient jdbc;
    private final Clock clock;

    public Decisions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How a label came about, and how far it is to be trusted. */
    public enum Kind {
        CONFIRM("confirm", 0.9), CORRECT("correct", 1.0), RETURN_ACCEPTED("return-accepted", 0.8), ARBITRATED("arbitrated", 1.0), CITIZEN("citizen", 0.5);

        private final String stored;
        private final double trust;

        Kind(String stored, double trust) {
            this.stored = stored;
            this.trust = trust;
        }
    }

    /** @param chosen a category, or {@code unit:CODE} where only the unit was decided */
    public void record(UUID caseId, String chosen, String by, Kind kind) {
        jdbc.sql("""
                 insert into decision (id, case_id, prediction, chosen, by_person, kind, trust, at)
                 values (?, ?, (select id from prediction where case_id = ? order by at desc limit 1), ?, ?, ?, ?, ?)""")
                .params(Ids.next(), caseId, caseId, chosen, by, kind.stored, kind.trust, clock.instant().atOffset(ZoneOffset.UTC)).update();
    }
}
