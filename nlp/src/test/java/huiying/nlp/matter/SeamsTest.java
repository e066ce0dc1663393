package huiying.nlp.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import huiying.nlp.matter.Seams.Seam;
import huiying.nlp.matter.Seams.Sign;

class SeamsTest {
    private static final List<String> PIECES = List.of("，", "。", "另外", "还有", "、", " and ", "路灯坏了", "x", "; ", "①", "②", "also ", "\n", "，，", "no water");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"路灯坏了，另外公司欠我工资|STRONG", "路灯坏了，还没人修|WEAK", "路灯坏了，晚上很黑|NONE", "no water here. also the lift is stuck|STRONG"})
    void aWordOnTheSeamIsHeard(String text, Sign sign) {
        assertThat(Seams.of(text)).extracting(Seam::sign).containsExactly(sign);
    }

    @Test
    void whereNothingIsPunctuatedAWordMakesTheSeam() {
        assertThat(Seams.of("路灯坏了好几天然后还有那个门禁也坏了")).singleElement()
                .satisfies(seam -> assertThat(seam.left().of("路灯坏了好几天然后还有那个门禁也坏了")).isEqualTo("路灯坏了好几天"));
    }

    @Test
    void severalMattersMayBeAnnounced() {
        assertThat(Seams.announced("反映两件事")).isTrue();
        assertThat(Seams.announced("two issues here")).isTrue();
        assertThat(Seams.announced("路灯坏了")).isFalse();
    }

    @Test
    void bothSidesLieInsideAndInOrder() {
        var random = new Random(5);
        for (int i = 0; i < 300; i++) {
            var text = IntStream.range(0, random.nextInt(1, 20)).mapToObj(n -> PIECES.get(random.nextInt(PIECES.size()))).collect(Collectors.joining());
            assertThat(Seams.of(text)).hasSizeLessThanOrEqualTo(8).allSatisfy(seam -> {
                assertThat(seam.left().end()).isLessThanOrEqualTo(seam.right().start());
                assertThat(seam.right().end()).isEqualTo(text.length());
            });
        }
    }
}
