package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import huiying.bot.cases.CaseStatus;

/** A name that two streets share is asked for once; a name that is only misspelt is not. */
class WhichPlaceTest {
    private final Town town = new Town();

    @ParameterizedTest
    @CsvSource({"2, LL020101", "1, LL010102", "青河街道的, LL020101", "柳荫那边, LL010102"})
    void twoRoadsOfOneNameAreAskedForWithBothStreetsAndTheReplySettlesIt(String reply, String grid) {
        town.writes("wang", "幸福路12号路灯不亮了");

        assertThat(town.lastTo("wang")).contains("1 柳荫街道的幸福路", "还是 2 青河街道的幸福路");
        assertThat(town.onlyCaseOf("wang").state()).isEqualTo(CaseStatus.DRAFT);

        town.writes("wang", reply);

        assertThat(town.onlyCaseOf("wang").state()).isNotEqualTo(CaseStatus.DRAFT);
        assertThat(town.onlyCaseOf("wang").grid()).isEqualTo(grid);
        assertThat(town.onlyCaseOf("wang").told().spot().words()).contains("幸福路");
    }

    @Test
    void whoDoesNotKnowWhichIsNotHeldUp() {
        town.writes("wang", "幸福路12号路灯不亮了");
        town.writes("wang", "不知道");

        assertThat(town.onlyCaseOf("wang").state()).isNotEqualTo(CaseStatus.DRAFT);
        assertThat(town.onlyCaseOf("wang").grid()).isNull();
    }

    @Test
    void aMisheardNameIsFoundByItsSound() {
        town.writes("wang", "路灯不亮");
        town.writes("wang", "柳阴里");

        assertThat(town.onlyCaseOf("wang").grid()).isEqualTo("LL010101");
    }
}
