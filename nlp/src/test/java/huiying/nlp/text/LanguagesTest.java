package huiying.nlp.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import huiying.nlp.Language;

class LanguagesTest {
    @ParameterizedTest
    @ValueSource(strings = {"投诉 seq=1 run=x", "投诉A12", "路灯坏了", "wifi坏了", "我的app登不上", "查询 run/2026 id_7"})
    void codeWordsInChineseStayChinese(String text) {
        assertThat(Languages.of(text, null)).isEqualTo(Language.ZH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no water in 幸福里小区 since Monday", "the lift is broken", "Unit 3 has no power", "I need help"})
    void chinesePlaceNamesInEnglishStayEnglish(String text) {
        assertThat(Languages.of(text, null)).isEqualTo(Language.EN);
    }

    @Test
    void aTextThatCannotTellKeepsTheLanguageUsedBefore() {
        assertThat(Languages.of("1", Language.EN)).isEqualTo(Language.EN);
        assertThat(Languages.of("ok", Language.EN)).isEqualTo(Language.EN);
        assertThat(Languages.of("ok", null)).isEqualTo(Language.ZH);
    }
}
