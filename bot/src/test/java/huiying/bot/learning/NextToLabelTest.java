package huiying.bot.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import huiying.bot.Cast;
import huiying.bot.Hall;
import huiying.bot.learning.judging.Drift;
import huiying.bot.learning.samples.Budding;
import huiying.bot.learning.samples.NextToLabel;
import huiying.bot.learning.samples.Sample;

class NextToLabelTest {
    private final School school = new School();
    private final Hall hall = school.hall;
    private final NextToLabel next = new NextToLabel(hall.database.jdbc(), hall.cast.cases, school.samples, school.texts, hall.clock);
    private final Drift drift = new Drift(hall.database.jdbc(), hall.clock);

    private void answered(UUID caseId, String guess, double first, double second, Instant at) {
        var json = "[{\"label\":\"0206\",\"confidence\":%s},{\"label\":\"0207\",\"confidence\":%s}]".formatted(first, second);
        hall.database.jdbc().sql("""
                                 insert into prediction (id, case_id, model_version, guess, promise, candidates, at)
                                 values (gen_random_uuid(), ?, 'x', ?, 0.9, cast(? as jsonb), ?)""").params(caseId, guess, json, at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private UUID told(String words) {
        return hall.filed(Cast.brokenLamp().retold(words), School.unsure("0206")).id();
    }

    @Test
    void whatTheModelWaversAboutComesFirstAndNoTwoAlike() {
        var toss = told("路灯和路面都有问题，晚上看不见坑");
        var unsure = told("电线杆旁边的箱子冒火花");
        answered(toss, "ambiguous", .45, .44, hall.clock.instant());
        answered(unsure, "ambiguous", .6, .2, hall.clock.instant());
        answered(told("路灯和路面都有问题，晚上看不见坑！"), "ambiguous", .45, .43, hall.clock.instant());
        answered(told("水管爆了"), "clear", .97, .01, hall.clock.instant());
        assertThat(next.find(10)).extracting(NextToLabel.Suggestion::caseId).containsExactly(toss, unsure);
    }

    @Test
    void theBestBecomeAQueueForLabellersOnce() {
        answered(told("电线杆旁边的箱子冒火花，电话13912342208"), "ambiguous", .45, .44, hall.clock.instant());
        assertThat(hall.cast.inTransaction(() -> next.queue(5))).isOne();
        assertThat(hall.cast.inTransaction(() -> next.queue(5))).isZero();
        var waiting = school.samples.byId(school.opinions.next(hall.agent.id().toString()).orElseThrow()).orElseThrow();
        assertThat(waiting.state()).isEqualTo(Sample.State.WAITING);
        assertThat(waiting.text()).doesNotContain("13912342208");
    }

    @Test
    void moreUnclearAnswersThanBeforeAreNoticedAndSoAreNewWords() {
        var any = told("路灯坏了");
        for (int i = 0; i < 100; i++) {
            answered(any, i % 10 == 0 ? "ambiguous" : "clear", .95, .01, hall.clock.instant().minusSeconds(20L * 86_400));
            answered(any, i % 2 == 0 ? "ambiguous" : "clear", .7, .2, hall.clock.instant().minusSeconds(86_400));
        }
        school.add(List.of(school.work("0206", "路灯坏了没人修", "a", UUID.randomUUID(), hall.clock.instant().minusSeconds(30L * 86_400))));
        for (int i = 0; i < 5; i++) {
            school.add(List.of(school.work("0508", "无人机在" + i + "号楼偷拍", "a", UUID.randomUUID(), hall.clock.instant().minusSeconds(3_600))));
        }
        var found = drift.found();
        assertThat(found.moreUnclear()).isTrue();
        assertThat(found.lessSure()).isTrue();
        assertThat(found.words().keySet()).anyMatch(word -> word.contains("无人机")).noneMatch(word -> word.contains("路灯"));
    }

    @Test
    void nothingIsAlarmingWhereAlmostNothingWasSaid() {
        assertThat(drift.found().alarming()).isFalse();
        assertThat(drift.found().words()).isEmpty();
    }

    @Test
    void unclearMessagesOfSeveralPeopleAboutOneThingCouldBeACategory() {
        var budding = new Budding(hall.database.jdbc(), hall.cast.cases, school.texts, hall.clock);
        var about = List.of("无人机在小区上空飞来飞去拍我们阳台，电话13912342208", "天天有无人机在小区上空盘旋，嗡嗡响", "小区上空总有无人机飞，担心掉下来", "无人机在小区上空乱飞没人管");
        for (var words : about) {
            var told = told(words);
            hall.database.owner().sql("update cases set address = ? where id = ?").params(hall.cast.resident("web"), told).update();
            answered(told, "ambiguous", .4, .3, hall.clock.instant());
        }
        answered(told("面包发霉了没人赔"), "ambiguous", .4, .3, hall.clock.instant());
        assertThat(budding.found(5)).singleElement().satisfies(bud -> {
            assertThat(about).as(bud.name()).allMatch(text -> text.contains(bud.name()));
            assertThat(bud.people()).isEqualTo(4);
            assertThat(bud.messages()).isEqualTo(4);
            assertThat(bud.nearest()).isEqualTo("0206");
            assertThat(bud.examples()).hasSize(3).noneMatch(text -> text.contains("13912342208"));
        });
    }
}
