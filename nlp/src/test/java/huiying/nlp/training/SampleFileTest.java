package huiying.nlp.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import huiying.nlp.classify.Sample;
import huiying.nlp.training.SampleFile.Columns;
import huiying.nlp.training.SampleFile.Format;

class SampleFileTest {
    @TempDir
    private Path folder;

    private Labelled read(String content, Format format) throws IOException {
        return read(content, format, Columns.USUAL);
    }

    private Labelled read(String content, Format format, Columns columns) throws IOException {
        return SampleFile.read(Files.writeString(folder.resolve("samples"), content), format, columns, 4);
    }

    @Test
    void theThreeFormatsSayTheSame() throws IOException {
        var expected = List.of(new Sample("灯", "路灯", "不亮, \"三天\"了"), new Sample("水", "", "停水"));
        assertThat(read("label\ttitle\tbody\n灯\t路灯\t\"不亮, \"\"三天\"\"了\"\n水\t\t停水\n", Format.TSV).samples()).isEqualTo(expected);
        assertThat(read("label,title,body\r\n灯,路灯,\"不亮, \"\"三天\"\"了\"\r\n水,,停水\r\n", Format.CSV).samples()).isEqualTo(expected);
        assertThat(read("""
                        {"label": "灯", "title": "路灯", "body": "不亮, \\"三天\\"了", "id": 7, "seen": true}

                        {"label":"水","body":"\\u505c\\u6c34"}
                        """, Format.JSONL).samples()).isEqualTo(expected);
    }

    @Test
    void aFieldInQuotesOfACommaSeparatedFileMayHoldLines() throws IOException {
        assertThat(read("label,text\na,\"first\nsecond\"\nb,x", Format.CSV).samples()).extracting(Sample::text).containsExactly("first\nsecond", "x");
    }

    @Test
    void aQuoteSomebodyTypedStaysAQuote() throws IOException {
        assertThat(read("label\ttext\na\t\"half of it\nb\t\"so\" he said\nc\t5\" pipe", Format.TSV).samples()).extracting(Sample::text)
                .containsExactly("\"half of it", "\"so\" he said", "5\" pipe");
    }

    @Test
    void otherColumnsCanBeNamed() throws IOException {
        var labelled = read("kind\tsubject\twords\nx\ts\tw\n", Format.TSV, new Columns("kind", "subject", "words"));
        assertThat(labelled.samples()).containsExactly(new Sample("x", "s", "w"));
    }

    @Test
    void foldsComeFromTheFileOrAreDealtByTheText() throws IOException {
        assertThat(read("fold\tlabel\ttext\n3\ta\tx\n1\tb\ty\n", Format.TSV).folds()).containsExactly(3, 1);
        var dealt = new StringBuilder("label\ttext\n");
        for (int i = 0; i < 400; i++) {
            dealt.append("a\ttext number ").append(i).append('\n');
        }
        var folds = read(dealt.toString(), Format.TSV).folds();
        assertThat(folds).containsOnly(1, 2, 3, 4).isEqualTo(read(dealt.toString(), Format.TSV).folds());
        for (int fold = 1; fold <= 4; fold++) {
            assertThat(java.util.Collections.frequency(folds, fold)).isBetween(60, 140);
        }
    }

    @Test
    void rowsWithoutALabelAreLeftOut() throws IOException {
        assertThat(read("label\ttext\n\tx\na\ty\nlonely\n", Format.TSV).samples()).containsExactly(new Sample("a", "y"));
    }

    @Test
    void whatIsWrongWithAFileIsSaidInASentence() throws IOException {
        assertThatThrownBy(() -> read("a\tb\n1\t2\n", Format.TSV)).hasMessageContaining("no column 'label'").hasMessageContaining("a, b");
        assertThatThrownBy(() -> read("", Format.TSV)).hasMessageContaining("holds no rows");
        assertThatThrownBy(() -> read("label\ttext\n", Format.CSV)).hasMessageContaining("holds no rows");
        assertThatThrownBy(() -> read("label\ttext\n\tx\n", Format.TSV)).hasMessageContaining("no row with a label");
        assertThatThrownBy(() -> read("{\"label\": \"a\", \"text\": \"b\"}\n{\"label\": [1]}", Format.JSONL)).hasMessageContaining("line 2");
        assertThatThrownBy(() -> read("fold\tlabel\ttext\none\ta\tb\n", Format.TSV)).hasMessageContaining("'one'");
        assertThatThrownBy(() -> SampleFile.read(folder.resolve("none.tsv"), Format.TSV, Columns.USUAL, 4)).hasMessageContaining("none.tsv cannot be read");
        var gbk = Files.write(folder.resolve("gbk.tsv"), "label\ttext\n灯\t路灯\n".getBytes(Charset.forName("GBK")));
        assertThatThrownBy(() -> SampleFile.read(gbk, Format.TSV, Columns.USUAL, 4)).hasMessageContaining("not written in UTF-8");
    }

    @Test
    void theNameTellsTheFormat() {
        assertThat(Format.of(Path.of("a/b.csv"))).isEqualTo(Format.CSV);
        assertThat(Format.of(Path.of("b.jsonl"))).isEqualTo(Format.JSONL);
        assertThat(Format.of(Path.of("b.txt"))).isEqualTo(Format.TSV);
    }

    @Test
    void noiseIsReadOrRefusedButNeverHangs() {
        var random = new Random(4);
        String letters = "\"\\{}:,\t\n\r a1水u";
        for (int i = 0; i < 3000; i++) {
            var noise = new StringBuilder("label,text\n");
            for (int c = random.nextInt(80); c > 0; c--) {
                noise.append(letters.charAt(random.nextInt(letters.length())));
            }
            for (Format format : Format.values()) {
                try {
                    assertThat(read(noise.toString(), format).samples()).isNotEmpty();
                } catch (IOException refused) {
                    assertThat(refused).hasMessageNotContaining("Exception");
                }
            }
        }
    }
}
