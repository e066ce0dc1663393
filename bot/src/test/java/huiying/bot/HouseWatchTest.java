package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import huiying.bot.audit.Audit;
import huiying.bot.cases.ChainCheck;
import huiying.bot.cases.Replays;
import huiying.bot.cases.RowCheck;
import huiying.bot.progress.Strays;
import huiying.bot.tasks.Subject;
import huiying.bot.tasks.TaskKind;
import huiying.nlp.Guess;

/** Whatever is wrong with the house is an alarm, once. */
class HouseWatchTest {
    private final Hall hall = new Hall();
    private final RowCheck rows = new RowCheck(hall.database.jdbc(), hall.cast.cases);
    private final HouseWatch watch = new HouseWatch(hall.database.transactions(), hall.database.jdbc(),
            new HouseWatch.Checks(new ChainCheck(hall.database.jdbc()), rows, new Audit(hall.database.jdbc(), hall.clock), new Strays(hall.database.jdbc(),
                    hall.clock)),
            hall.levels, hall.tasks, hall.clock);

    @Test
    void aHouseInOrderIsSilent() {
        hall.resolved();
        assertThat(watch.chains() + watch.rows() + watch.strays() + watch.calendar() + watch.waiting() + watch.unanswered() + watch.pushes()).isZero();
        assertThat(hall.openTasks()).noneMatch(task -> task.startsWith("alarm"));
    }

    @Test
    void aBrokenHistoryAlarmsOnce() {
        hall.resolved();
        hall.database.owner().sql("update case_event set actor = 'nobody' where seq = 3").update();
        assertThat(watch.chains()).isEqualTo(1);
        watch.chains();
        assertThat(hall.openTasks()).filteredOn(task -> task.startsWith("alarm")).containsExactly("alarm history-broken");
    }

    @Test
    void aBrokenAuditAlarms() {
        hall.cast.inTransaction(() -> {
            new Audit(hall.database.jdbc(), hall.clock).record("a", "b", "c", java.util.Map.of());
            return 0;
        });
        hall.database.owner().sql("update audit set actor = 'nobody'").update();
        assertThat(watch.chains()).isEqualTo(1);
        assertThat(hall.openTasks()).contains("alarm audit-broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"due_at = due_at + interval '3 days'", "promised_at = promised_at + interval '1 microsecond'", "unit = 'SWJ'",
            "bounce_count = 0 - 1",
            "reopen_count = 7", "urgency = 'URGENT'", "supervised = 1", "paused = 60000000", "contacted_at = now()", "deadline_class = 'complex15d'"})
    void noColumnOfACaseCanBeMovedBehindItsHistory(String tampering) {
        var lamp = hall.dispatched();
        hall.database.jdbc().sql("update cases set " + tampering).update();
        assertThat(rows.verify(lamp.id())).isNotEmpty();
        assertThat(Replays.differing(hall.database.owner(), hall.cast.cases, hall.cast.keys)).hasSize(1);
        assertThat(watch.rows()).isEqualTo(1);
        assertThat(hall.openTasks()).contains("alarm row-differs");
    }

    @Test
    void aJumpOfWhatIsNobodysAlarms() {
        for (int n = 0; n < 25; n++) {
            hall.filed(Cast.brokenLamp().about(new huiying.bot.cases.Matter(huiying.nlp.Nature.HELP, null, huiying.nlp.Urgency.ORDINARY, false, false)),
                    new Guess.Unknown(java.util.List.of()));
        }
        hall.database.owner().sql("update case_event set facts = '{\"reason\": \"no-duty\"}' where type = 'SENT_TO_TRIAGE'").update();
        hall.clock.forward(Duration.ofMinutes(1));
        assertThat(watch.strays()).isEqualTo(1);
        assertThat(hall.openTasks()).contains("alarm no-duty-share");
    }

    @Test
    void aMissingTableOfHolidaysAlarmsInDecember() {
        hall.clock.set(Instant.parse("2026-12-01T02:00:00Z"));
        assertThat(watch.calendar()).isEqualTo(1);
        assertThat(hall.openTasks()).contains("alarm calendar-missing");
    }

    @Test
    void whoeverWantsToTalkGoesBeforeEverybodyElseAfterTwoMinutes() {
        hall.tasks.open(TaskKind.TALK, Subject.ofAddress(hall.resident), "asked");
        assertThat(watch.unanswered()).isZero();
        hall.clock.forward(Duration.ofMinutes(3));
        assertThat(watch.unanswered()).isEqualTo(1);
        assertThat(watch.unanswered()).as("rung for once").isZero();
        assertThat(hall.tasks.waiting("agents", 9).getFirst().waiting().priority()).isZero();
        assertThat(hall.openTasks()).contains("alarm talk-unanswered");
    }

    @Test
    void aMessageNobodyWorksOnAlarms() {
        hall.database.jdbc().sql(
                "insert into inbox (id, address, provider_id, kind, content, raw, sent_at, received_at) values (?, ?, 'm', 'Text', '', '', now(), now() - interval '2 minutes')")
                .params(UUID.randomUUID(), hall.resident).update();
        assertThat(watch.waiting()).isEqualTo(1);
        assertThat(hall.openTasks()).contains("alarm messages-waiting");
    }
}
