package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;

/** What a resident who asks is told, at each stage of the work. */
class ProgressTest {
    private static final Actor CLERK = new Actor(Actor.Kind.STAFF, "clerk", "DEPARTMENT");
    private final Town town = new Town();

    @Test
    void whoHasFiledNothingIsToldSoAndNothingIsMade() {
        town.writes("wang", "我的投诉怎么样了");
        assertThat(town.casesOf("wang")).isEmpty();
        assertThat(town.lastTo("wang")).doesNotContain("{");
    }

    @Test
    void beforeAUnitHasItTheResidentIsToldThatItIsBeingLookedAtAndByWhen() {
        town.writes("wang", "文昌路99号门口的路灯坏了三天了");
        var filed = town.onlyCaseOf("wang");
        assertThat(filed.state()).as("nobody knows where that is").isEqualTo(CaseStatus.TRIAGE);
        assertThat(asked()).contains(filed.number().grouped()).contains("正在核实").contains("最晚");
    }

    @Test
    void whileAUnitWorksItIsNamedWithTheDate() {
        var given = given();
        assertThat(asked()).contains(given.number().grouped()).contains(unit(given)).contains("办理中");
    }

    @Test
    void whatTheUnitReportedIsToldInItsOwnWordsAndNeverCalledSolved() {
        var given = given();
        town.inTransaction(() -> {
            town.moves.make(given.id(), new CaseEvent.Signed(false), CLERK);
            return town.moves.make(given.id(), new CaseEvent.Reported("路灯养护职责 2.4", "11月22日已更换灯头一只，现场已亮灯"), CLERK);
        });
        assertThat(asked()).contains("已更换灯头一只").doesNotContain("已解决");
    }

    @Test
    void anEnglishSpeakerIsToldInEnglish() {
        town.writes("smith", "The street light outside Liuyinli Building 3 has been broken for a week");
        town.writes("smith", "any news on my complaint?");
        assertThat(town.lastTo("smith")).isNotEmpty().matches(text -> text.chars().noneMatch(c -> c >= 0x4E00 && c <= 0x9FFF), "no Chinese in it");
    }

    @Test
    void anotherTurnAboutTheSameCaseNeverMakesASecondOne() {
        filed();
        for (var question : new String[]{"我的投诉怎么样了", "进度", "查询进度", "办到哪一步了"}) {
            town.writes("wang", question);
        }
        assertThat(town.casesOf("wang")).hasSize(1);
    }

    private Case filed() {
        town.writes("wang", "柳荫里3号楼门口路灯不亮了，都一个礼拜了");
        return town.onlyCaseOf("wang");
    }

    private Case given() {
        var filed = filed();
        return town.inTransaction(() -> filed.state() == CaseStatus.TRIAGE
                ? town.moves.dispatch(filed, town.moves.assignment(filed), false, CLERK)
                : filed);
    }

    private String asked() {
        town.writes("wang", "我的投诉怎么样了");
        return town.lastTo("wang");
    }

    private String unit(Case given) {
        return town.jdbc.sql("select name_zh from unit where code = ?").param(given.unit()).query(String.class).single();
    }
}
