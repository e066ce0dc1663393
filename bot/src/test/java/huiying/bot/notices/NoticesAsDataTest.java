package huiying.bot.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import huiying.bot.Cast;
import huiying.bot.Hall;
import huiying.bot.TestDatabase;
import huiying.bot.notices.NoticeRule.To;
import huiying.bot.notices.NoticeRule.When;
import tools.jackson.databind.json.JsonMapper;

class NoticesAsDataTest {
    private static final Map<String, String> WORDS = Map.of("no", "2611 2300 0001", "unit", "城管局", "due", "11月30日", "short", "已换灯");

    private final Hall hall = new Hall();
    private final NoticeTables tables = new NoticeTables(hall.database.jdbc(), hall.clock);
    private final Quiet quiet = new Quiet(hall.clock, Cast.CITY, LocalTime.of(22, 0), LocalTime.of(8, 0));
    private final Notices notices = new Notices(hall.database.jdbc(), TestDatabase.vault(), JsonMapper.shared(), new Phrasebook(tables::wordings), hall.outbox,
            new Notices.Reach(hall.addresses, hall.channels, quiet));

    @ParameterizedTest
    @CsvSource({"2026-11-23T13:59:59Z,", "2026-11-23T14:00:00Z,2026-11-24T00:00:00Z", "2026-11-23T20:00:00Z,2026-11-24T00:00:00Z", "2026-11-24T00:00:00Z,"})
    void nightIsFromTenToEightInTheCity(Instant now, Instant ends) {
        hall.clock.set(now);
        assertThat(quiet.ends().orElse(null)).isEqualTo(ends);
    }

    @Test
    void whatHappensAtNightIsToldInTheMorningInOneMessage() {
        hall.clock.set(Instant.parse("2026-11-23T15:00:00Z"));
        var lamp = hall.dispatched();
        tell(lamp.id(), Template.ASSIGNED, 1, false);
        tell(lamp.id(), Template.PROGRESS, 2, false);
        tell(lamp.id(), Template.RESOLVED, 3, false);
        tell(lamp.id(), Template.SURVEY_CONTACTED, 4, false);
        assertThat(fates()).containsOnly("held");
        assertThat(release()).isZero();
        hall.clock.set(Instant.parse("2026-11-24T00:00:00Z"));
        assertThat(release()).isOne();
        assertThat(release()).isZero();
        assertThat(fates()).containsExactly("merged", "merged", "merged", "on its way");
        assertThat(hall.outbox.latest(hall.resident).orElseThrow().body()).satisfies(body -> {
            assertThat(body.text()).contains("已换灯").contains("联系过您吗").doesNotContain("已签收");
            assertThat(body.choices()).hasSize(2);
        });
    }

    @Test
    void whatCannotWaitIsToldAtNightToo() {
        hall.clock.set(Instant.parse("2026-11-23T15:00:00Z"));
        tell(hall.dispatched().id(), Template.EMERGENCY, 1, true);
        assertThat(fates()).containsExactly("on its way");
    }

    @Test
    void theRuleThatSaysMostCountsAndADashTellsNothing() {
        var english = new NoticeRule(new When("SIGNED", "*", "*"), new To("resident", "*", "en"), null, false, Need.NICE);
        tables.publish(Stream.concat(NoticeRule.bundled().stream(), Stream.of(english)).toList(), "boss");
        assertThat(tables.rule(new When("SIGNED", "*", "IN_PROGRESS"), new To("resident", "sms", "zh"))).map(NoticeRule::template).contains(Template.PROGRESS);
        assertThat(tables.rule(new When("SIGNED", "*", "IN_PROGRESS"), new To("resident", "sms", "en"))).isEmpty();
        assertThat(tables.rule(new When("NOTED", "*", "IN_PROGRESS"), new To("resident", "sms", "zh"))).isEmpty();
        tables.publish(List.of(english), "boss");
        assertThat(tables.rule(new When("DISPATCHED", "*", "DISPATCHED"), new To("resident", "sms", "zh"))).isEmpty();
        assertThat(hall.database.jdbc().sql("select max(version) from notice_rule").query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void otherWordsAreUsedUntilTheyAreTakenBackAndMayNameOnlyWhatIsKnown() {
        var phrases = new Phrasebook(tables::wordings);
        tables.reword(Template.PROGRESS, "zh", "{unit}接手了您的诉求{no}。", "boss");
        assertThat(phrases.text(Template.PROGRESS, "zh", false, WORDS)).isEqualTo("城管局接手了您的诉求2611 2300 0001。");
        tables.reword(Template.PROGRESS, "zh", "", "boss");
        assertThat(phrases.text(Template.PROGRESS, "zh", false, WORDS)).contains("已签收");
        assertThatThrownBy(() -> tables.reword(Template.PROGRESS, "zh", "查询码{code}", "boss")).isInstanceOf(IllegalArgumentException.class);
    }

    private void tell(java.util.UUID about, Template template, int occasion, boolean atOnce) {
        hall.cast.inTransaction(() -> {
            notices.tell(new Notices.Recipient(about, hall.resident, "zh"), template, WORDS, "test-" + occasion, atOnce);
            return occasion;
        });
    }

    private int release() {
        return hall.cast.inTransaction(notices::release);
    }

    private List<String> fates() {
        return hall.database.jdbc()
                .sql("select f.fate from notice_fate f join notice n on n.id = f.id where n.logical_key like '%:test-%' order by n.logical_key")
                .query(String.class).list();
    }
}
