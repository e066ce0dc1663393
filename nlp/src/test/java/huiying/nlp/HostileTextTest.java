package huiying.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class HostileTextTest {
    private static final List<String> PIECES = List.of("路", "号", "室", "1", "2", " ", "-", "，", "不是", "是", "the ", "Road ", "@", "京A", "微信", "\uD83D\uDE21",
            "\u202E", "一", "点", "火", "我叫", "李", "\n", "”", "+", ".");

    @Test
    void noTextBreaksUnderstandingAndEverySpanLiesInside() {
        var random = new Random(11);
        for (int i = 0; i < 150; i++) {
            var text = new StringBuilder();
            IntStream.range(0, random.nextInt(1, 120)).forEach(n -> text.append(PIECES.get(random.nextInt(PIECES.size()))));
            var heard = UnderstanderTest.understand(text.toString());
            assertThat(heard.mentions()).allSatisfy(mention -> assertThat(mention.span().end()).isLessThanOrEqualTo(text.length()));
            heard.category().candidates()
                    .forEach(one -> assertThat(one.evidence()).allSatisfy(evidence -> assertThat(evidence.span().end()).isLessThanOrEqualTo(text.length())));
        }
    }

    @Test
    void theLongestTextsAreReadToo() {
        assertThat(UnderstanderTest.understand("路号室".repeat(1_500)).normalised()).hasSize(4_000);
        assertThat(UnderstanderTest.understand("1".repeat(4_000)).statesProblem()).isIn(true, false);
        assertThat(UnderstanderTest.understand("").intent()).isEqualTo(TurnIntent.INVALID);
    }

    @Test
    void timeGrowsWithTheLengthOfHostileTextsAndNoFaster() {
        for (String piece : List.of("路号室", "1 ", "一", "一点", "京A", "门口", "No. 1 A Road ", "大学学院路小区花园", "、王五", "昨晚", "from 1 am to ")) {
            double shorter = best(piece.repeat(1_000 / piece.length()));
            double longer = best(piece.repeat(4_000 / piece.length()));
            assertThat(longer).as(piece).isLessThan(Math.max(shorter * 14, 300));
        }
    }

    /** The quickest of several runs, in milliseconds: others may be busy beside us. */
    private static double best(String text) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 6; i++) {
            long start = System.nanoTime();
            UnderstanderTest.understand(text);
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
        }
        return best;
    }
}
