package huiying.nlp.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;

import huiying.nlp.Language;

class NormaliserTest {
    private static NormalText normalise(String text) {
        return Normaliser.standard().normalise(text);
    }

    @Test
    void fullWidthTraditionalAndNoiseAreMadePlain() {
        assertThat(normalise("　路燈\u200B壞了！！😡😡 ＡＢＣ１２３ ").text()).isEqualTo("路灯坏了!! ABC123");
    }

    @Test
    void directionMarksAndLoneSurrogatesVanish() {
        assertThat(normalise("停\u202E水\uD800了\u0000").text()).isEqualTo("停水了");
    }

    @Test
    void everySpanFindsItsWayBack() {
        var said = normalise("你\u200B好，路燈😡😡壞了");
        int at = said.text().indexOf("路灯");

        assertThat(said.origin(at, at + 2).of(said.original())).isEqualTo("路燈");
        assertThat(said.aligned()).hasSameSizeAs(said.original()).contains("路灯");
    }

    @Test
    void noTextIsTooStrange() {
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            var text = new StringBuilder();
            random.ints(60, 0, 0x11000).forEach(point -> text.append((char) point));
            var said = normalise(text.toString());
            for (int at = 0; at < said.text().length(); at++) {
                assertThat(said.origin(at, at + 1).end()).isBetween(1, text.length());
            }
        }
    }

    @Test
    void veryLongTextsAreCut() {
        assertThat(normalise("水".repeat(9_000)).text()).hasSize(Normaliser.LONGEST);
    }

    @Test
    void languageFollowsTheScriptAndShortRepliesFollowTheTalk() {
        assertThat(Languages.of("我家wifi挂了三天", null)).isEqualTo(Language.ZH);
        assertThat(Languages.of("The lamp on 青禾路 is broken since Monday", null)).isEqualTo(Language.EN);
        assertThat(Languages.of("1", Language.EN)).isEqualTo(Language.EN);
        assertThat(Languages.of("ok", Language.ZH)).isEqualTo(Language.ZH);
        assertThat(Languages.of("123", null)).isEqualTo(Language.ZH);
    }
}
