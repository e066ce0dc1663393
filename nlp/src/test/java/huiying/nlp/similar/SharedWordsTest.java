package huiying.nlp.similar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;

class SharedWordsTest {
    @Test
    void neighbouringPairsAreJoinedAsFarAsBothTextsHaveThem() {
        assertThat(SharedWords.of("青禾路路灯不亮三天了", "路灯不亮没人修", feature -> 1)).contains("路灯不亮").doesNotContain("灯不");
        assertThat(SharedWords.of("路灯坏了", "电梯停了", feature -> 1)).doesNotContain("路灯", "电梯");
    }

    @Test
    void onlyWhatStandsInBothIsShownAndNoMoreThanSix() {
        var random = new Random(5);
        String letters = "路灯坏了电梯停水青禾巷口垃圾";
        for (int i = 0; i < 400; i++) {
            String one = word(random, letters);
            String other = word(random, letters);
            var shared = SharedWords.of(one, other, feature -> 1 + feature % 3);

            assertThat(shared).hasSizeLessThanOrEqualTo(6).doesNotHaveDuplicates();
            shared.forEach(word -> assertThat(one.contains(word) && other.contains(word)).as("%s in %s and %s", word, one, other).isTrue());
        }
    }

    private static String word(Random random, String letters) {
        var word = new StringBuilder();
        for (int n = random.nextInt(20); n >= 0; n--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }
}
