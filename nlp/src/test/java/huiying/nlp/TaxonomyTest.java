package huiying.nlp;

import static org.assertj.core.api.Assertions.assertThat;

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
}
