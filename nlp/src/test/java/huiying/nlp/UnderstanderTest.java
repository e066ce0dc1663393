package huiying.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnderstanderTest {
    private static final Understander UNDERSTANDER = Understander.builder().gazetteer(List.of(new Place("柳荫里", "G-0101"), new Place("青禾路", "G-0102"))).build();

    static Understanding understand(String text) {
        return UNDERSTANDER.understand(Message.of(text));
    }

    @Test
    void aBrokenLampIsALampAndItsPlaceKnowsItsGrid() {
        var heard = understand("青禾路12号路灯坏了三天了");

        assertThat(heard.language()).isEqualTo(Language.ZH);
        assertThat(heard.intent()).isEqualTo(TurnIntent.REPORT);
        assertThat(heard.statesProblem()).isTrue();
        assertThat(heard.category().candidates().getFirst().label()).isEqualTo("0206");
        var place = heard.first(Mention.Place.class).orElseThrow();
        assertThat(place.text()).startsWith("青禾路12号");
        assertThat(place.gridCode()).isEqualTo("G-0102");
        assertThat(place.exact()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, CHOOSE", "１, CHOOSE", "二, CHOOSE", "是的, CONFIRM", "ok, CONFIRM", "不对, DENY", "更正, CORRECTION", "取消, CANCEL", "重办, REOPEN",
            "没解决, RATE_UNSOLVED", "REDO, REOPEN", "查询, PROGRESS",
            "STATUS 260918003172, PROGRESS", "查询 2609 1800 3172, PROGRESS", "人工, AGENT", "0, AGENT", "退订, STOP", "TD, STOP", "恢复, RESUME", "START, RESUME",
            "帮助, HELP", "?, HELP", "谢谢, THANKS", "你好, GREETING", "已解决, RATE_SOLVED", "满意。, RATE_GRADE"})
    void keywordRepliesAreUnderstoodForSure(String said, TurnIntent intent) {
        assertThat(understand(said).intent()).isEqualTo(intent);
    }

    @Test
    void evidencePointsAtTheResidentsOwnWords() {
        var said = "　　請問路燈壞了怎麼辦";
        var heard = understand(said);

        assertThat(heard.normalised()).isEqualTo("请问路灯坏了怎么办");
        assertThat(heard.category().candidates().getFirst().evidence()).isNotEmpty()
                .allSatisfy(evidence -> assertThat("路燈壞").contains(evidence.span().of(said).substring(0, 1)));
    }
}
