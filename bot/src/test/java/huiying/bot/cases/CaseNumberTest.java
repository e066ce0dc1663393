package huiying.bot.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import huiying.nlp.Language;

class CaseNumberTest {
    private static final CaseNumber NUMBER = new CaseNumber("261123004817");

    @ParameterizedTest
    @ValueSource(strings = {"261123004817", "2611 2300 4817", "2611-2300-4817", "２６１１２３００４８１７", "编号：2611 2300 4817", "no. 2611.2300.4817", "GD261123004817"})
    void whatPeopleTypeIsUnderstood(String typed) {
        assertThat(CaseNumber.parse(typed)).contains(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "26112300481", "26112300481712", "261123004817\u0000", "<261123004817>", "hello"})
    void otherThingsAreNot(String typed) {
        assertThat(CaseNumber.parse(typed)).isEmpty();
    }

    @Test
    void itIsShownInGroupsAndSpokenDigitByDigit() {
        assertThat(NUMBER.grouped()).isEqualTo("2611 2300 4817");
        assertThat(NUMBER.spoken(Language.ZH)).isEqualTo("二六一一，二三零零，四八一七");
        assertThat(NUMBER.spoken(Language.EN)).isEqualTo("2 6 1 1, 2 3 0 0, 4 8 1 7");
    }

    @Test
    void itStartsWithTheDayAndNeverCountsUp() {
        var random = new Random(7);
        var day = LocalDate.of(2026, 11, 23);
        var first = CaseNumber.random(day, false, random);
        var crowded = CaseNumber.random(day, true, random);
        assertThat(first.digits()).startsWith("261123").hasSize(12);
        assertThat(crowded.digits()).startsWith("261123").hasSize(13);
        assertThatIllegalArgumentException().isThrownBy(() -> new CaseNumber("26112300481a"));
    }
}
