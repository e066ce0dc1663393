package huiying.nlp.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class TaggerTest {
    private static final Clues CLUES = tokens -> IntStream.range(0, tokens.size())
            .mapToObj(i -> new int[]{Clues.hash(1, tokens.get(i).hashCode()), Clues.hash(2, i == 0 ? 0 : tokens.get(i - 1).hashCode())}).toArray(int[][]::new);
    private static final TaggerTrainer.Options OPTIONS = new TaggerTrainer.Options(8, 12, 1, 3);
    private static final List<Sequence> EXAMPLES = List.of(new Sequence(List.of("a", "b", "x"), List.of("B-one", "I-one", "O")),
            new Sequence(List.of("x", "c"), List.of("O", "B-two")), new Sequence(List.of("c", "a", "b"), List.of("B-two", "B-one", "I-one")));

    @Test
    void whatWasLearntIsFoundAgain() {
        var tagger = TaggerTrainer.train(EXAMPLES, CLUES, OPTIONS);

        assertThat(tagger.tag(List.of("x", "a", "b", "c"))).containsExactly(new Stretch(1, 3, "one"), new Stretch(3, 4, "two"));
        assertThat(tagger.tag(List.of())).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameBytesAndTheFileGivesTheSameTagger() throws IOException {
        byte[] first = bytes(TaggerTrainer.train(EXAMPLES, CLUES, OPTIONS));

        assertThat(bytes(TaggerTrainer.train(EXAMPLES, CLUES, OPTIONS))).isEqualTo(first);
        assertThat(Tagger.read(new ByteArrayInputStream(first), CLUES)).isEqualTo(TaggerTrainer.train(EXAMPLES, CLUES, OPTIONS));
    }

    @Test
    void aFileThatIsNoTaggerOrDamagedOrNewerIsRefusedInASentence() throws IOException {
        byte[] good = bytes(TaggerTrainer.train(EXAMPLES, CLUES, OPTIONS));
        byte[] damaged = good.clone();
        damaged[good.length - 1] ^= 1;
        byte[] newer = good.clone();
        newer[18] = 9;

        refused("hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII), "not a Huiying tagger");
        refused(damaged, "does not match its checksum");
        refused(Arrays.copyOf(good, 30), "cut short");
        refused(newer, "newer than format");
    }

    private static void refused(byte[] file, String because) {
        assertThatThrownBy(() -> Tagger.read(new ByteArrayInputStream(file), CLUES)).isInstanceOf(UnreadableTagger.class).hasMessageContaining(because);
    }

    private static byte[] bytes(Tagger tagger) throws IOException {
        var out = new ByteArrayOutputStream();
        tagger.write(out);
        return out.toByteArray();
    }

    @Test
    void insideNeverFollowsAnotherKind() {
        assertThat(Stretch.of(List.of("B-a", "I-b", "O", "I-a"))).containsExactly(new Stretch(0, 1, "a"), new Stretch(1, 2, "b"), new Stretch(3, 4, "a"));
    }

    @Test
    void scoresCountOnlyStretchesThatAreRightAltogether() {
        var scores = new SpanScores();
        scores.add(List.of(new Stretch(0, 2, "a"), new Stretch(3, 4, "b")), List.of(new Stretch(0, 2, "a"), new Stretch(3, 5, "b")));

        assertThat(scores.all().f1()).isEqualTo(0.5);
        assertThat(scores.byLabel().get("a").recall()).isEqualTo(1);
        assertThat(scores.byLabel().get("b").precision()).isZero();
    }

    @Test
    void aTextIsCutIntoCharactersAndRuns() {
        assertThat(Token.of("3号楼 LD-0421，ok").stream().map(Token::text)).containsExactly("3", "号", "楼", "LD", "-", "0421", "，", "ok");
    }
}
