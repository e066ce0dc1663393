package huiying.channels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanTextTest {

    @Test
    void whatADatabaseCannotHoldIsReplaced() {
        assertThat(CleanText.of("a\0b")).isEqualTo("a\uFFFDb");
        assertThat(CleanText.of("a" + (char) 0xD800 + "b")).isEqualTo("a\uFFFDb");
        assertThat(CleanText.of((char) 0xDC00 + "b")).isEqualTo("\uFFFDb");
        assertThat(CleanText.of("a\u0001\u007F\uFFFE")).isEqualTo("a\uFFFD\uFFFD\uFFFD");
    }

    @Test
    void aByteOrderMarkGoesAndLineEndsBecomeOne() {
        assertThat(CleanText.of("\uFEFF路灯\r\n坏了\r一周\n")).isEqualTo("路灯\n坏了\n一周\n");
    }

    @Test
    void wordsCannotReorderTheirNeighbours() {
        assertThat(CleanText.of("路灯\u202E了坏\u202C \u2066x\u2069")).isEqualTo("路灯了坏 x");
    }

    @ParameterizedTest
    @CsvSource({"👨‍👩‍👧 家", "ياخشىمۇسىز", "می‌خواهم", "路灯‏坏了", "𠮷野家"})
    void scriptsAndEmojiStayWhole(String text) {
        assertThat(CleanText.of(text)).isEqualTo(text);
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        assertThat(CleanText.of("路".repeat(65_536))).hasSize(CleanText.LIMIT);
        assertThat(CleanText.of("a" + "😀".repeat(2_000))).hasSize(CleanText.LIMIT - 1).endsWith("😀");
        assertThat(CleanText.cut("😀", 1)).isEmpty();
        assertThat(CleanText.cut("x", 0)).isEmpty();
    }
}
