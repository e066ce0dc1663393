package huiying.nlp.hotspots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class SymbolsTest {
    private final Symbols symbols = new Symbols();

    @Test
    void aWordOrANumberIsOneSymbolAndSoIsACharacter() {
        assertThat(symbols.of("Willow Street 12号")).hasSize(4);
        assertThat(symbols.of("58车贷")).hasSize(3);
    }

    @Test
    void theSameWordIsTheSameSymbolWhateverItsCase() {
        assertThat(symbols.of("SMOKE")).isEqualTo(symbols.of("smoke"));
        assertThat(symbols.known("smoke")).isEqualTo(symbols.of("Smoke")[0]);
        assertThat(symbols.known("never")).isEqualTo((char) 0);
    }

    @Test
    void symbolsCanBeReadAgain() {
        assertThat(symbols.text(new String(symbols.of("Willow Street")))).isEqualTo("willow street");
        assertThat(symbols.text(new String(symbols.of("K9县郡")))).isEqualTo("k9县郡");
    }

    @Test
    void moreWordsThanPlacesShareThem() {
        IntStream.range(0, 10_000).forEach(i -> symbols.of("word" + i));
        assertThat(symbols.of("word9999")).hasSize(1);
        assertThat(Symbols.isWord(symbols.of("word9999")[0])).isTrue();
    }
}
