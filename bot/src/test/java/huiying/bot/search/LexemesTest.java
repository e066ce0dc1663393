package huiying.bot.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import huiying.bot.TestDatabase;

class LexemesTest {
    private final Lexemes lexemes = new Lexemes(TestDatabase.vault());

    @Test
    void chineseIsCutIntoPairsAndLatinIntoWords() {
        assertThat(Lexemes.terms("柳荫里Ａ栋 路灯不亮！Street LAMP-7")).containsExactly("柳荫", "荫里", "a", "路灯", "灯不", "不亮", "street", "lamp", "7");
        assertThat(Lexemes.terms("灯")).isEmpty();
        assertThat(Lexemes.terms("，。 ！")).isEmpty();
    }

    @Test
    void aHashTellsNothingButEquality() {
        var one = lexemes.of("w", "路灯不亮");
        assertThat(one).isEqualTo(lexemes.of("w", "路灯不亮")).hasSize(3).allSatisfy(hash -> assertThat(hash).hasSize(9).doesNotContain("路"));
        assertThat(lexemes.of("p", "路灯不亮")).doesNotContainAnyElementsOf(one);
    }

    @Test
    void numbersAreReadHoweverTheyAreTyped() {
        assertThat(Phones.normal("138 1234 5678")).isEqualTo("+8613812345678");
        assertThat(Phones.normal("+86-138-1234-5678")).isEqualTo("+8613812345678");
        assertThat(Phones.normal("１３８１２３４５６７８")).isEqualTo("+8613812345678");
        assertThat(Phones.normal("12")).isEmpty();
    }
}
