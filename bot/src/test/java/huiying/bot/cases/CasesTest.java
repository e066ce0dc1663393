package huiying.bot.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import huiying.bot.Cast;

class CasesTest {
    private final Cast cast = new Cast();
    private final Cases cases = cast.cases;

    @Test
    void aDraftHasNoNumberAndAFiledCaseHasOneAndACode() {
        var draft = cast.draft();
        assertThat(draft.state()).isEqualTo(CaseStatus.DRAFT);
        assertThat(draft.number()).isNull();
        assertThat(draft.promisedAt()).isNull();

        var filed = cast.inTransaction(() -> cases.file(draft.id(), new Cases.Promise("general7d", cast.in(168)), Actor.citizen(cast.resident)));
        var number = Objects.requireNonNull(filed.filed().number());
        assertThat(number.digits()).startsWith("261123");
        assertThat(filed.queryCode()).hasSize(6);
        assertThat(cases.find(number, filed.queryCode())).contains(filed.filed());
        assertThat(cases.find(number, "000000".equals(filed.queryCode()) ? "000001" : "000000")).isEmpty();
        assertThat(cases.queryCode(draft.id())).contains(filed.queryCode());
    }

    @Test
    void whatIsReadIsWhatWasRecorded() {
        var filed = cast.filed().filed();
        var triage = cast.inTransaction(() -> cases.record(filed.id(), new CaseEvent.SentToTriage("ambiguous"), Actor.clock("dispatch")));
        assertThat(cases.byId(filed.id())).contains(triage);
        assertThat(cases.replayed(filed.id())).isEqualTo(triage);
        assertThat(cases.history(filed.id())).extracting(step -> step.event().type()).containsExactly("OPENED", "SUBMITTED", "SENT_TO_TRIAGE");
    }

    @Test
    void aStepOutOfTurnIsRefusedWithTheFacts() {
        var draft = cast.draft();
        assertThatThrownBy(() -> cases.record(draft.id(), new CaseEvent.Signed(false), Actor.clock("T_SIGN"))).isInstanceOfSatisfying(NotAllowedNow.class,
                refusal -> {
                    assertThat(refusal.state()).isEqualTo(CaseStatus.DRAFT);
                    assertThat(refusal.event()).isEqualTo("SIGNED");
                    assertThat(refusal.why()).isEqualTo(NotAllowedNow.Why.STATE);
                });
        assertThat(cases.history(draft.id())).hasSize(1);
    }

    @Test
    void theDatabaseHoldsNoWordOfTheResident() {
        var filed = cast.filed().filed();
        var dump = cast.database.owner()
                .sql("""
                     select string_agg(x, ' ') from (select row_to_json(c)::text x from cases c union all select row_to_json(e)::text from case_event e
                         union all select row_to_json(f)::text from feed f) t""").query(String.class).single();
        assertThat(dump).doesNotContain("路灯").doesNotContain("柳荫里").contains(filed.id().toString());
        assertThat(dump).doesNotContain(hex("柳荫里"));
    }

    @Test
    void aSupplementIsAddedToTheWords() {
        var filed = cast.filed().filed();
        var more = cast.inTransaction(() -> cases.record(filed.id(), new CaseEvent.Supplemented("今晚又黑了"), Actor.citizen(cast.resident)));
        assertThat(more.words()).isEqualTo(filed.words() + "\n今晚又黑了");
        assertThat(cases.byId(filed.id()).orElseThrow().words()).isEqualTo(more.words());
    }

    @Test
    void theOwnerOfAnAddressSeesItsCasesNewestFirst() {
        var first = cast.filed().filed();
        var second = cast.draft();
        var cancelled = cast.draft();
        cast.inTransaction(() -> cases.record(cancelled.id(), new CaseEvent.Cancelled(""), Actor.citizen(cast.resident)));
        assertThat(cases.openFor(cast.resident)).extracting(Case::id).containsExactly(second.id(), first.id());
        assertThat(cases.recentFor(cast.resident, 10)).hasSize(3);
        assertThat(cases.openFor(UUID.randomUUID())).isEmpty();
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
