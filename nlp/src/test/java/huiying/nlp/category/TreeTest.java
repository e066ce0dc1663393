package huiying.nlp.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class TreeTest {
    private static final Tree CODES = Tree.ofCodes(List.of("0201", "020101", "03", "0401"), 2, 4);

    @Test
    void codesNameTheirParents() {
        assertThat(CODES.path("020101")).containsExactly("02", "0201", "020101");
        assertThat(CODES.path("0401")).containsExactly("04", "0401");
        assertThat(CODES.path("03")).containsExactly("03");
        assertThat(CODES.depth(List.of("020101", "03"))).isEqualTo(3);
        assertThat(CODES.depth(List.of())).isZero();
    }

    @Test
    void aTableOfParentsNamesThemToo() {
        var tree = Tree.ofParents(Map.of("street light", "roads", "roads", "city", "bus", "transport"));
        assertThat(tree.path("street light")).containsExactly("city", "roads", "street light");
        assertThat(tree.isLeaf("street light")).isTrue();
        assertThat(tree.isLeaf("roads")).isFalse();
    }

    @Test
    void aShortPathStandsForItselfOnDeeperLevels() {
        assertThat(CODES.at(0, "020101")).isEqualTo("02");
        assertThat(CODES.at(2, "0401")).isEqualTo("0401");
        assertThat(CODES.at(1, "unheard of")).isEqualTo("unheard of");
    }

    @Test
    void aLabelAboveItselfIsRefused() {
        assertThatThrownBy(() -> Tree.ofParents(Map.of("a", "b", "b", "c", "c", "a"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stands above itself");
        assertThatThrownBy(() -> Tree.ofParents(Map.of("a", "a"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTreeComesBackFromItsBytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        CODES.write(new DataOutputStream(bytes));
        var again = Tree.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(again.path("020101")).isEqualTo(CODES.path("020101"));
    }
}
