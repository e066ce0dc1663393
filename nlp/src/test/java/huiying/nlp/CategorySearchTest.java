package huiying.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class CategorySearchTest {
    private static final CategorySearch SEARCH = new CategorySearch(Taxonomy.bundled());

    private static List<String> names(String typed) {
        return SEARCH.find(typed, Language.ZH, 8).stream().map(found -> found.category().zh()).toList();
    }

    @Test
    void twoLettersOfPinyinFindTheCategory() {
        assertThat(names("zdjy")).first().isEqualTo("占道经营");
        assertThat(names("wf")).contains("违法建设");
    }

    @Test
    void charactersCodesAndEnglishFindItToo() {
        assertThat(names("违法建")).containsExactly("违法建设");
        assertThat(names("0103")).containsExactly("市容环卫");
        assertThat(SEARCH.find("illegal str", Language.EN, 3)).first().satisfies(found -> {
            assertThat(found.category().code()).isEqualTo("0102");
            assertThat(found.match()).isEqualTo(new Span(0, 11));
        });
    }

    @Test
    void theMatchedCharactersAreNamedForThePinyin() {
        var found = SEARCH.find("dj", Language.ZH, 20).stream().filter(f -> f.category().code().equals("0101")).findFirst().orElseThrow();
        assertThat(found.match().of(found.category().zh())).isEqualTo("道经");
    }

    @Test
    void aWordOnlyResidentsUseFindsIt() {
        assertThat(names("摆摊")).contains("占道经营");
        assertThat(names("bt")).contains("占道经营");
    }

    @Test
    void nonsenseFindsNothingAndNothingTypedShowsTheFirst() {
        assertThat(names("qqqxz")).isEmpty();
        assertThat(names(" ")).hasSize(8);
    }
}
