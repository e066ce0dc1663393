package huiying.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import huiying.nlp.starter.Table;

class TaxonomyTest {
    private final Taxonomy taxonomy = Taxonomy.bundled();

    @Test
    void everyCategoryBelongsToAFieldAndIsComplete() {
        assertThat(taxonomy.fields()).hasSize(18);
        assertThat(taxonomy.leaves()).hasSize(129).allSatisfy(leaf -> {
            assertThat(taxonomy.find(leaf.field())).isPresent();
            assertThat(leaf.usual()).isNotNull();
            assertThat(leaf.synonyms()).isNotEmpty();
            assertThat(leaf.synonymsEn()).isNotEmpty();
            assertThat(leaf.boundary()).isNotBlank();
            assertThat(leaf.name(Language.EN)).isNotBlank();
        });
    }

    @Test
    void everySampleNamesACategory() {
        assertThat(Table.read("samples.tsv")).hasSizeGreaterThan(6_500)
                .allMatch(row -> taxonomy.find(row[0]).filter(Category::isLeaf).isPresent() && row.length == 4);
    }

    private static Taxonomy lamps() {
        return Taxonomy.of(Taxonomy.bundled().all().stream().filter(category -> category.code().startsWith("02")).toList());
    }

    @Test
    void aClosedCategoryGoesOnAsItsHeirAndKeepsItsName() {
        var city = lamps();
        var closed = city.find("0206").orElseThrow();
        city.become(city.all().stream().filter(category -> !category.code().equals("0206")).toList(),
                new Taxonomy.Past(List.of(closed), Map.of("0206", "0207", "0299", ""), Map.of("0208", "0206")));
        assertThat(city.find("0206")).isEmpty();
        assertThat(city.known("0206")).contains(closed);
        assertThat(city.now("0206")).contains("0207");
        assertThat(city.now("0207")).contains("0207");
        assertThat(city.now("0299")).isEmpty();
        assertThat(city.now("nothing")).isEmpty();
        assertThat(city.comparable("0208")).as("split off what has since been merged").isEqualTo("0207");
        assertThat(city.comparable("0205")).isEqualTo("0205");
    }

    @Test
    void heirsInACircleEndTheSearch() {
        var city = lamps();
        city.become(List.of(), new Taxonomy.Past(List.of(), Map.of("0206", "0207", "0207", "0206"), Map.of("0206", "0207", "0207", "0206")));
        assertThat(city.now("0206")).isEmpty();
        assertThat(city.comparable("0206")).isIn("0206", "0207");
    }

    @Test
    void theOneThatShipsNeverChangesAndASearchFollowsTheOneThatDoes() {
        assertThatThrownBy(() -> Taxonomy.bundled().become(List.of())).isInstanceOf(IllegalStateException.class);
        var city = lamps();
        var search = new CategorySearch(city);
        assertThat(search.find("路灯", Language.ZH, 3)).isNotEmpty();
        city.become(city.all().stream().filter(category -> !category.code().equals("0206")).toList());
        assertThat(search.find("路灯照明", Language.ZH, 3)).isEmpty();
    }
}
