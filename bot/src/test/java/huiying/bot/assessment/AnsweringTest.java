package huiying.bot.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import huiying.bot.Hall;

class AnsweringTest {
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-12-01T00:00:00Z");
    private static final UUID AGENT = UUID.randomUUID();

    private final Hall hall = new Hall();

    AnsweringTest() {
        hall.database.owner().sql("insert into person (id, login, name, password_hash, role, created_at) values (?, 'desk', 'desk', '', 'AGENT', now())")
                .param(AGENT).update();
    }

    @Test
    void withoutCallsNoRateIsKnown() {
        assertThat(answering().answered().isKnown()).isFalse();
    }

    @Test
    void whoeverHangsUpIsAskedForACallBackOrLeavesAMessageWasNotAnswered() {
        call("hotline", 0, 10, AGENT);
        call("hotline", 0, 40, AGENT);
        for (var given : new String[]{"gone", "call-back", "message"}) {
            call("hotline", 60, null, null, given);
        }
        assertThat(answering().answered()).isEqualTo(new Share(2, 5));
        assertThat(answering().atOnce()).isEqualTo(new Share(1, 5));
    }

    @ParameterizedTest
    @CsvSource({"14, 1", "15, 1", "16, 0"})
    void fifteenSecondsAreAtOnce(int seconds, int counted) {
        call("hotline", 0, seconds, AGENT);
        assertThat(answering().atOnce()).isEqualTo(new Share(counted, 1));
    }

    @Test
    void whatAServiceLineTookAndWhomWeRangDidNotWaitForAPerson() {
        call("hotline", 0, 5, null);
        call("call_back", 0, 5, AGENT);
        call("survey", 0, null, null, "over");
        assertThat(answering().answered().cases()).isZero();
    }

    @Test
    void whoStillWaitsIsNotYetDecidedAndOtherMonthsAreOtherMonths() {
        call("hotline", 0, null, null, null);
        call("hotline", -3600 * 24 * 40, 10, AGENT);
        call("hotline", 3600 * 24 * 40, 10, AGENT);
        assertThat(answering().answered().cases()).isZero();
    }

    @Test
    void aTalkAfterTheMomentOfTheFigureIsNotKnownThen() {
        call("hotline", 0, 30, AGENT);
        var before = new Period(FROM, TO, FROM.plusSeconds(3_600 + 20));
        assertThat(Answering.of(hall.database.jdbc(), before).answered().cases()).isZero();
        assertThat(answering().answered()).isEqualTo(new Share(1, 1));
    }

    private Answering answering() {
        return Answering.of(hall.database.jdbc(), new Period(FROM, TO, TO));
    }

    private void call(String purpose, int at, Integer talkedAfter, UUID agent) {
        call(purpose, at, talkedAfter, agent, "talked");
    }

    private void call(String purpose, int at, Integer talkedAfter, UUID agent, String outcome) {
        var queued = FROM.plusSeconds(3_600L + at).atOffset(ZoneOffset.UTC);
        OffsetDateTime talked = talkedAfter == null ? null : queued.plusSeconds(talkedAfter);
        OffsetDateTime ended = outcome == null ? null : queued.plusSeconds(300);
        hall.database.owner()
                .sql("""
                     insert into phone_call (id, account, address, language, purpose, state, queued_at, heard_at, agent, talked_at, ended_at, outcome)
                     values (gen_random_uuid(), 'main', ?, 'zh', ?, ?, ?, ?, ?, ?, ?, ?)""").param(hall.resident).param(purpose)
                .param(outcome == null ? "waiting" : "over").param(queued).param(queued).param(agent).param(talked).param(ended).param(outcome).update();
    }
}
