package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import huiying.nlp.Evidence;
import huiying.nlp.Span;

class PieceTest {

    private static String shown(List<Piece> pieces) {
        return pieces.stream().map(p -> p.kind().isEmpty() ? p.text() : "[" + p.kind() + ":" + p.text() + "]").collect(Collectors.joining());
    }

    @Test
    void evidenceIsMarkedByItsShareAndFactsWhereNoEvidenceIs() {
        var pieces = Piece.of("柳荫里路灯不亮", List.of(new Evidence(new Span(3, 5), .4), new Evidence(new Span(5, 7), .2)), List.of(new Span(0, 3), new Span(4, 6)));
        assertThat(shown(pieces)).isEqualTo("[fact:柳荫里][e3:路灯][e2:不亮]");
    }

    @Test
    void nothingIsLostAndNothingOutsideIsMarked() {
        var words = "abcdefghij";
        var many = IntStream.range(0, 9).mapToObj(i -> new Evidence(new Span(i, i + 2), .1)).toList();
        var pieces = Piece.of(words, many, List.of(new Span(8, 40), new Span(3, 3)));
        assertThat(pieces.stream().map(Piece::text).collect(Collectors.joining())).isEqualTo(words);
        assertThat(pieces.stream().filter(Piece::evidence)).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void aWeakWordIsNotShown() {
        assertThat(shown(Piece.of("abc", List.of(new Evidence(new Span(0, 1), .04)), List.of()))).isEqualTo("abc");
    }
}
