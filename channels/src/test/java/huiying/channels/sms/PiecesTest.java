package huiying.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class PiecesTest {

    @Test
    void whatFitsIsLeftAlone() {
        assertThat(Pieces.of("路灯坏了", 4)).isEqualTo(List.of("路灯坏了"));
    }

    @Test
    void wordsAreDividedWhereAReaderPauses() {
        assertThat(Pieces.of("第一句话在这里结束了。第二句话也是这样的。", 20)).isEqualTo(List.of("(1/2) 第一句话在这里结束了。", "(2/2) 第二句话也是这样的。"));
    }

    @Test
    void wordsWithoutAPauseAreDividedBetweenCharacters() {
        var pieces = Pieces.of("😀".repeat(100), 51);
        assertThat(pieces).allSatisfy(piece -> {
            assertThat(piece.length()).isLessThanOrEqualTo(51);
            assertThat(Character.isLowSurrogate(piece.charAt(6))).isFalse();
        });
    }

    @Test
    void nothingIsLostAndNothingIsTooLong() {
        var random = new Random(20_261_122);
        for (int round = 0; round < 300; round++) {
            var text = random.ints(random.nextInt(2_000), 0, 40).mapToObj(n -> n < 6 ? "，。\n ;a".substring(n, n + 1) : "路").collect(Collectors.joining());
            var pieces = Pieces.of(text, 160);
            assertThat(pieces).allSatisfy(piece -> assertThat(piece.length()).isLessThanOrEqualTo(160));
            var back = pieces.size() == 1 ? text : pieces.stream().map(piece -> piece.substring(piece.indexOf(' ') + 1)).collect(Collectors.joining());
            assertThat(bare(back)).isEqualTo(bare(text));
        }
    }

    private static String bare(String text) {
        return text.replace(" ", "").replace("\n", "");
    }
}
