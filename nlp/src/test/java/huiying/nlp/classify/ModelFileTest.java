package huiying.nlp.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

class ModelFileTest {
    private static final int VERSION_AT = "HUIYING-CLASSIFIER\n".length();
    private static final Classifier CLASSIFIER = Texts.classifier(true);

    private static byte[] file() throws IOException {
        var out = new ByteArrayOutputStream();
        CLASSIFIER.write(out);
        return out.toByteArray();
    }

    private static Classifier read(byte[] file) throws IOException {
        return Classifier.read(new ByteArrayInputStream(file));
    }

    @Test
    void aModelComesBackAsItWas() throws IOException {
        var again = read(file());
        assertThat(again.version()).isEqualTo(CLASSIFIER.version()).hasSize(12);
        assertThat(again.card()).isEqualTo(CLASSIFIER.card());
        for (var sample : Texts.samples(50, true)) {
            assertThat(again.answer(sample.title(), sample.text(), 3)).isEqualTo(CLASSIFIER.answer(sample.title(), sample.text(), 3));
            assertThat(again.explain(sample.text(), 2)).isEqualTo(CLASSIFIER.explain(sample.text(), 2));
        }
        assertThat(again.threshold("", "x", "停车", .9, Assurance.SHOWN)).isEqualTo(CLASSIFIER.threshold("", "x", "停车", .9, Assurance.SHOWN));
    }

    @Test
    void theCardCanBeReadByPeople() throws IOException {
        assertThat(new String(file(), StandardCharsets.UTF_8)).contains("label: 停车\n", "samples: 300\n", "data: ");
    }

    @Test
    void oneFlippedBitIsNoticedWhereverItIs() throws IOException {
        byte[] file = file();
        for (int at = VERSION_AT + 8; at < file.length; at += 997) {
            byte[] damaged = file.clone();
            damaged[at] ^= 4;
            assertThatThrownBy(() -> read(damaged)).isInstanceOf(UnreadableModel.class).hasMessageContaining("damaged");
        }
    }

    @Test
    void aShortFileANewerFileAndAStrangerAreRefused() throws IOException {
        byte[] file = file();
        for (int length : new int[]{0, 5, VERSION_AT + 3, VERSION_AT + 20, file.length - 1}) {
            assertThatThrownBy(() -> read(Arrays.copyOf(file, length))).isInstanceOf(UnreadableModel.class);
        }
        byte[] newer = file.clone();
        newer[VERSION_AT + 3] = 9;
        assertThatThrownBy(() -> read(newer)).isInstanceOf(UnreadableModel.class).hasMessageContaining("newer");
        byte[] older = file.clone();
        older[VERSION_AT + 3] = 1;
        assertThatThrownBy(() -> read(older)).isInstanceOf(UnreadableModel.class).hasMessageContaining("train it again");
        assertThatThrownBy(() -> read("<html>".repeat(20).getBytes(StandardCharsets.UTF_8))).hasMessageContaining("not a Huiying classifier");
    }
}
