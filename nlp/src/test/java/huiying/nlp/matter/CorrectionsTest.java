package huiying.nlp.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import huiying.nlp.Facts;
import huiying.nlp.Message;
import huiying.nlp.Understander;
import huiying.nlp.text.Normaliser;

class CorrectionsTest {
    private static final Understander UNDERSTANDER = Understander.builder().build();

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"不是3栋，是5栋;3栋;5栋", "宏远，宏伟的宏;'';宏远", "文昌巷，刚才说快了;'';文昌巷", "打错了1208;'';1208",
            "C, I always mix them;'';C", "the plumber says it is the gate, not 601;601;''",
            "no it's the shop next to the school;'';the shop next to the school",
            "sorry, 21 Oak Street;'';21 Oak Street"})
    void whatIsTakenBackAndWhatIsPutInsteadAreTold(String text, String retracted, String replacement) {
        var correction = Corrections.in(Normaliser.standard().normalise(text).aligned().replace('，', ','));
        assertThat(correction.retracted()).isEqualTo(retracted);
        assertThat(correction.replacement()).isEqualTo(replacement);
    }

    @ParameterizedTest
    @ValueSource(strings = {"路灯坏了三天了", "no water since Monday", "no heating in our block", "楼上的水漏到我家"})
    void aMatterIsNoCorrection(String text) {
        assertThat(Corrections.in(text).isNone()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"路灯坏了|在荷花路18号|错了，是81号;荷花路81号", "路堵了|从粮站到水闸|不是到水闸，是到三道桥;从粮站到三道桥", "狗叫|隔壁302|303，手滑;隔壁303",
            "a smell|from subway exit D|E, I always mix them;from subway exit E", "rubbish|behind Hill Market|no, in front;in front of Hill Market",
            "路灯不亮|文昌路|文昌巷，刚才说快了;文昌巷", "leak|flat 12B|sorry 12D;flat 12D"})
    void placesFollowWhatIsSaidInTheEnd(String talk, String where) {
        assertThat(facts(talk).where()).isEqualTo(where);
    }

    @Test
    void aTimeThatIsTakenBackIsGone() {
        assertThat(facts("停水了|从昨天|不是昨天，前天开始的").when()).contains("前天").doesNotContain("昨天");
    }

    @Test
    void whatAShopIsCalledIsWhereItIs() {
        assertThat(facts("饭里有虫|店名“好再来”").where()).isEqualTo("好再来");
        assertThat(Whereabouts.called("路灯坏了")).isEmpty();
    }

    private static Facts facts(String talk) {
        return Facts.of(List.of(talk.split("\\|")).stream().map(turn -> UNDERSTANDER.understand(Message.of(turn))).toList());
    }
}
