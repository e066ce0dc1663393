package huiying.bot.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import huiying.bot.Hall;

class ChainCheckTest {
    private final Hall hall = new Hall();
    private final Case done = hall.resolved();
    private final ChainCheck check = new ChainCheck(hall.database.jdbc());

    @Test
    void anUntouchedHistoryHolds() {
        assertThat(check.verify(done.id())).isEmpty();
        assertThat(check.verifyAll()).isEqualTo(new ChainCheck.Result(1, done.seq(), java.util.List.of()));
    }

    @Test
    void allCasesAreVerifiedHoweverFewAreReadAtOnce() {
        hall.resolved();
        var last = hall.resolved();
        var few = new ChainCheck(hall.database.jdbc(), 1);
        assertThat(few.verifyAll()).isEqualTo(check.verifyAll()).satisfies(all -> assertThat(all.cases()).isEqualTo(3));
        hall.database.owner().sql("update case_event set actor = 'somebody' where seq = 2 and case_id = ?").param(last.id()).update();
        assertThat(few.verifyAll()).isEqualTo(check.verifyAll()).satisfies(all -> assertThat(all.broken()).extracting(ChainCheck.Broken::caseId).containsOnly(
                last.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"update case_event set facts = jsonb_set(facts, '{unit}', '\"SWJ\"') where type = 'DISPATCHED'",
            "update case_event set at = at - interval '1 microsecond' where type = 'SIGNED'", "update case_event set actor = 'somebody' where seq = 2",
            "update case_event set to_state = 'TRIAGE' where seq = 3", "update case_event set sealed = sealed || '\\x00' where type = 'REPORTED'",
            "update case_event set basis = 'another' where type = 'DISPATCHED'", "delete from case_event where seq = 2",
            "delete from case_event where type = 'RESOLVED'", "delete from case_event", "update cases set state = 'CLOSED_OK'",
            "update case_event set role = 'admin' where seq = 4"})
    void anythingChangedShows(String tampering) {
        hall.database.owner().sql(tampering).update();
        assertThat(check.verifyAll().intact()).isFalse();
    }

    @Test
    void anErasedCaseStillVerifiesAndSaysNothing() {
        hall.cast.inTransaction(() -> {
            hall.cast.keys.destroy(done.id());
            return 0;
        });
        assertThat(check.verifyAll().intact()).isTrue();
        var erased = hall.now(done);
        assertThat(erased.words()).isEmpty();
        assertThat(erased.place()).isNull();
        assertThat(erased.category()).isEqualTo("0206");
        assertThat(hall.cast.cases.replayed(done.id())).isEqualTo(erased);
        assertThat(hall.cast.cases.history(done.id())).hasSize(done.seq());
    }
}
