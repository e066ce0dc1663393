package huiying.bot.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhrasebookTest {
    private static final Map<String, String> EVERYTHING = Map.ofEntries(Map.entry("no", "2611 2237 0604"), Map.entry("code", "472915"),
            Map.entry("no2", "2611 2237 0712"), Map.entry("code2", "118204"),
            Map.entry("short2", "下水道堵塞"), Map.entry("tail2", "3 7 0 7 1 2"), Map.entry("days", "7天"),
            Map.entry("place", "朝阳路12号"), Map.entry("short", "路灯不亮"), Map.entry("unit", "区城管局"), Map.entry("due", "11月29日"), Map.entry("tail", "3 7 0 6 0 4"),
            Map.entry("example", "朝阳路12号"), Map.entry("options", "1路灯 2井盖"), Map.entry("result", "已换灯"), Map.entry("answer", "可以"),
            Map.entry("basis", "市政条例第九条"), Map.entry("door", "区人民法院"), Map.entry("page", ""), Map.entry("provider", "供水热线"), Map.entry("n", "3"),
            Map.entry("name", "周敏"), Map.entry("words", "在看了"), Map.entry("minutes", "2"), Map.entry("time", "15点30分"));

    private final Phrasebook phrases = new Phrasebook();

    @ParameterizedTest
    @EnumSource(Template.class)
    void everyTemplateHasWordsForEyeAndEarInBothLanguages(Template template) {
        for (var language : new String[]{"zh", "en"}) {
            assertThat(phrases.text(template, language, false, EVERYTHING)).isNotBlank().doesNotContain("{");
            assertThat(phrases.text(template, language, true, EVERYTHING)).isNotBlank().doesNotContain("{");
        }
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void everyEnglishTextIsMadeOfCharactersASingleByteSmsCanCarry(Template template) {
        assertThat(phrases.text(template, "en", false, Map.ofEntries(EVERYTHING.keySet().stream().map(key -> Map.entry(key, "x")).toArray(Map.Entry[]::new))))
                .matches("[\\x20-\\x7E]*");
    }

    /** Answers of a call; news travel in writing. */
    @ParameterizedTest
    @EnumSource(names = {"GREETING", "HELP", "ASK_PROBLEM", "ASK_LOCATION", "ASK_LOCATION_AGAIN", "CONFIRM", "CORRECTED", "ADDED", "DUPLICATE",
            "CONFIRM_WITHDRAW", "KEPT",
            "WITHDRAWN", "STATUS", "STATUS_CHECKING", "NO_CASES", "BAD_NUMBER", "BAD_INPUT", "RETRY_ONCE", "RETRY_TWICE", "OPTED_OUT", "RESUMED", "ACK"})
    void whatIsSaidOnTheTelephoneAsksForNoReplyInWritingAndReadsNumbersDigitByDigit(Template template) {
        for (var language : new String[]{"zh", "en"}) {
            assertThat(phrases.text(template, language, true, EVERYTHING)).doesNotContain("回复", "http", "2611 2237").doesNotContainIgnoringCase("reply");
        }
    }

    @Test
    void aResidentsWordsAreNeverExpandedAgain() {
        assertThat(phrases.text(Template.CORRECTED, "zh", false, Map.of("no", "1", "place", "{code}", "short", "{no}"))).isEqualTo("已按您说的更正：{code}，{no}（编号1）。");
    }

    @Test
    void aMissingParameterIsAMistakeThatShows() {
        assertThatThrownBy(() -> phrases.text(Template.KEPT, "zh", false, Map.of())).hasMessageContaining("{no}");
    }

    @Test
    void noTextClaimsThatAProblemIsSolvedBeforeTheResidentSaidSo() {
        for (var template : new Template[]{Template.RESOLVED, Template.REPORTED, Template.STATUS_DONE, Template.SURVEY_CONTACTED}) {
            assertThat(phrases.text(template, "zh", false, EVERYTHING)).doesNotContain("已解决", "修好");
            assertThat(phrases.text(template, "en", false, EVERYTHING)).doesNotContain("solved", "fixed");
        }
    }
}
