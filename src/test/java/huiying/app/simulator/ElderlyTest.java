package huiying.app.simulator;

import static huiying.app.simulator.Town.numberIn;
import static huiying.app.simulator.Town.sees;
import static huiying.app.simulator.Town.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import huiying.app.Until;

/** Somebody of eighty who writes a text message has a number after at most three of them, whatever order the story is told in. */
class ElderlyTest {
    private static final int TURNS = 3;

    static List<List<String>> scripts() {
        return List.of(List.of("同志你好，我今年八十一了，眼神不好，柳荫里小区3号楼门口的灯坏了好几天了，晚上不敢下楼"),
                List.of("你好，我是个老年人，想反映个事", "楼门口那个路灯不亮了，黑灯瞎火的", "柳荫里小区5号楼"),
                List.of("灯坏了", "柳荫里小区"),
                List.of("我不会打字，说不清楚，我们这的路灯坏了", "就是柳荫里小区那个花园边上"),
                List.of("人工"));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aScriptCompletesWithinThreeTurns(List<String> words) {
        var resident = Town.get().newcomer();
        assertThat(words).hasSizeLessThanOrEqualTo(TURNS);
        for (var text : words) {
            int before = told(resident.sms()).size();
            resident.texts(text);
            Until.holds(() -> assertThat(told(resident.sms())).hasSizeGreaterThan(before));
        }
        if (words.contains("人工")) {
            sees(resident.sms(), said -> said.contains("人工"));
        } else {
            assertThat(numberIn(sees(resident.sms(), "编号"))).hasSizeGreaterThanOrEqualTo(12);
        }
    }
}
