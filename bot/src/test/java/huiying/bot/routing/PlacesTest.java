package huiying.bot.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import huiying.bot.Hall;
import huiying.bot.grids.Grid;
import huiying.nlp.Language;

class PlacesTest {
    private static final List<Places.Option> TWO = List.of(option("LL01", "柳荫街道", "Liuyin Subdistrict"), option("LL02", "青禾街道", "Qinghe Subdistrict"));

    private static Places.Option option(String code, String zh, String en) {
        return new Places.Option(code + "0101", "幸福路", new Grid(code, Grid.Level.STREET, new Grid.Name(zh, en), null, new Grid.Keeper(null, null, ""),
                new Grid.Time(java.time.LocalDate.of(2026, 1, 1), null, List.of())));
    }

    @ParameterizedTest
    @CsvSource({"柳阴里, LL010102", "liu yin li, LL010102"})
    void aMisspeltNameMeansItsGrid(String words, String grid) {
        assertThat(new Hall().places.gridOf(words)).contains(grid);
    }

    @Test
    void aNameInOneStreetLeavesNothingToChoose() {
        assertThat(new Hall().places.options("柳荫里")).isEmpty();
        assertThat(new Hall().places.options(null)).isEmpty();
    }

    @Test
    void anOptionIsChosenByNumberOrByStreet() {
        assertThat(Places.chosen(TWO, 2, "2")).contains(TWO.get(1));
        assertThat(Places.chosen(TWO, 0, "柳荫街道那个")).contains(TWO.getFirst());
        assertThat(Places.chosen(TWO, 0, "the one in qinghe")).contains(TWO.get(1));
        assertThat(Places.chosen(TWO, 3, "3")).isEmpty();
        assertThat(Places.chosen(TWO, 0, "柳荫和青禾之间")).isEmpty();
    }

    @Test
    void anOptionIsNamedInBothLanguages() {
        assertThat(TWO.getFirst().name(Language.ZH)).isEqualTo("柳荫街道的幸福路");
        assertThat(TWO.getFirst().name(Language.EN)).isEqualTo("幸福路 in Liuyin Subdistrict");
    }
}
