package huiying.bot.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import huiying.bot.Hall;
import huiying.bot.duties.ServiceItem;
import huiying.bot.grids.Grid;
import huiying.nlp.Language;

class CityTest {
    private final Hall hall = new Hall();

    @Test
    void everyPointOfTheDistrictLiesInExactlyOneGrid() {
        var district = hall.grids.find("LL").orElseThrow();
        var grids = hall.grids.all().stream().filter(grid -> grid.level() == Grid.Level.GRID).toList();
        var random = new Random(4);
        for (int n = 0; n < 5_000; n++) {
            double latitude = 28.08 + random.nextDouble() * .24;
            double longitude = 112.98 + random.nextDouble() * .24;
            var around = grids.stream().filter(grid -> grid.contains(latitude, longitude)).toList();
            assertThat(around).hasSize(district.contains(latitude, longitude) ? 1 : 0);
            around.forEach(grid -> assertThat(hall.grids.find(grid.code().substring(0, 6)).orElseThrow().contains(latitude, longitude)).isTrue());
        }
        assertThat(hall.grids.all()).hasSize(1 + 6 + 24 + 96);
    }

    @Test
    void everyPlaceLiesInItsGrid() {
        var wrong = hall.database.jdbc().sql("select name, grid, latitude, longitude from place").query().listOfRows().stream().map(row -> {
            var grid = hall.grids.at((double) row.get("latitude"), (double) row.get("longitude")).orElseThrow();
            return grid.code().equals(row.get("grid")) ? "" : row.get("name");
        }).toList();
        assertThat(wrong).hasSizeGreaterThan(300).containsOnly((Object) "");
    }

    @ParameterizedTest
    @CsvSource({"柳荫里3号楼前,LL010102", "青禾路18号,LL02", "在青河路与桥头,LL03", "near 12 Chaoyang Road,LL04", "人民路口,LL04", "qinghe road 8,LL02"})
    void wordsNameAGrid(String words, String grid) {
        assertThat(hall.places.gridOf(words)).contains(grid);
    }

    @Test
    void wordsThatNameNothingNameNoGrid() {
        assertThat(hall.places.gridOf("我家门口")).isEmpty();
    }

    @Test
    void everyCategoryHasAUnitByName() {
        var categories = hall.router.list().items().stream().map(ServiceItem::code).filter(code -> code.length() == 4).toList();
        assertThat(categories).hasSize(129);
        for (var category : categories) {
            var to = hall.router.assignmentFor(category, "LL030101");
            assertThat(to.lastResort()).isFalse();
            assertThat(to.basis()).contains("清单");
            assertThat(hall.units.find(to.unit())).isPresent();
        }
    }

    @Test
    void theMostSpecificLineWinsAndNothingIsNobodys() {
        assertThat(hall.router.assignmentFor("0104", "LL030101").unit()).isEqualTo("JD03");
        assertThat(hall.router.assignmentFor("0104", null).unit()).isEqualTo("CGJ");
        assertThat(hall.router.assignmentFor("9999", "LL030101")).extracting(Assignment::unit, Assignment::lastResort).containsExactly("JD03", true);
        assertThat(hall.router.assignmentFor("9999", null)).extracting(Assignment::unit, Assignment::lastResort).containsExactly("ZHZX", true);
        assertThat(hall.router.assignmentFor(null, "LL030101").lastResort()).isTrue();
    }

    @Test
    void fillingTwiceFillsOnce() {
        assertThat(hall.cast.inTransaction(new City(hall.database.jdbc(), hall.duties)::fill)).isFalse();
        assertThat(hall.units.all()).hasSize(34);
        assertThat(hall.grids.path("LL010102", Language.ZH)).isEqualTo("柳荫街道 柳荫里社区 柳荫里第2网格");
    }
}
