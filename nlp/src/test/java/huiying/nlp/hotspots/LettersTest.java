package huiying.nlp.hotspots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LettersTest {
    @TempDir
    Path dir;

    @Test
    void columnsAreFoundByTheirNames() throws IOException {
        var file = Files.writeString(dir.resolve("a.tsv"), "time\tbody\tid\tuser\ttitle\n2026\t井盖丢了\t7\tu1\t井盖\n\nshort\n");
        assertThat(Letters.read(file)).containsExactly(new Letter("7", "u1", "井盖", "井盖丢了"), new Letter("", "", "", ""));
    }

    @Test
    void aFileOfIdsAndTextsIsEnough() throws IOException {
        var file = Files.writeString(dir.resolve("a.tsv"), "\uFEFFid\ttext\n7\t井盖丢了\n");
        assertThat(Letters.read(file)).containsExactly(new Letter("7", "", "", "井盖丢了"));
    }

    @Test
    void aFileWithoutWordsIsRefused() throws IOException {
        var empty = Files.writeString(dir.resolve("empty.tsv"), "");
        var ids = Files.writeString(dir.resolve("ids.tsv"), "id\tuser\n1\t2\n");
        assertThatThrownBy(() -> Letters.read(empty)).isInstanceOf(IOException.class).hasMessageContaining("empty.tsv");
        assertThatThrownBy(() -> Letters.read(ids)).isInstanceOf(IOException.class).hasMessageContaining("id, user");
    }
}
