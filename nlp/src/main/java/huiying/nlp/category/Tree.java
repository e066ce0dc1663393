package huiying.nlp.category;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which label stands above which, to any depth. A label may be answered and stand above others at once; then it also means "this, and none of those below".
 * Labels without a parent are the first level.
 */
public final class Tree {
    private final Map<String, String> parents;

    private Tree(Map<String, String> parents) {
        this.parents = new TreeMap<>(parents);
    }

    /**
     * From a table of child and parent.
     *
     * @throws IllegalArgumentException when a label is above itself
     */
    public static Tree ofParents(Map<String, String> parents) {
        var tree = new Tree(parents);
        parents.keySet().forEach(tree::path);
        return tree;
    }

    /** From codes whose beginnings say where they belong: with lengths 2 and 4, 020613 lies under 0206 and that under 02. */
    public static Tree ofCodes(Collection<String> codes, int... lengths) {
        var parents = new TreeMap<String, String>();
        for (String code : codes) {
            String below = code;
            for (int i = lengths.length - 1; i >= 0; i--) {
                if (lengths[i] < below.length()) {
                    String above = below.substring(0, lengths[i]);
                    parents.put(below, above);
                    below = above;
                }
            }
        }
        return new Tree(parents);
    }

    /** From the first level down to the label itself. A label the tree does not know is a first level of its own. */
    public List<String> path(String label) {
        var path = new ArrayList<String>(List.of(label));
        for (String above = parents.get(label); above != null; above = parents.get(above)) {
            if (path.contains(above)) {
                throw new IllegalArgumentException("'" + above + "' stands above itself");
            }
            path.addFirst(above);
        }
        return List.copyOf(path);
    }

    /** What stands at this level (0 is the first) above the label; the label itself where the tree is not that deep. */
    public String at(int level, String label) {
        List<String> path = path(label);
        return path.get(Math.min(level, path.size() - 1));
    }

    /** True when nothing stands below the label. */
    boolean isLeaf(String label) {
        return !parents.containsValue(label);
    }

    /** How many levels these labels have at most. */
    public int depth(Collection<String> labels) {
        return labels.stream().mapToInt(label -> path(label).size()).max().orElse(0);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(parents.size());
        for (var entry : parents.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeUTF(entry.getValue());
        }
    }

    static Tree read(DataInputStream in) throws IOException {
        var parents = new TreeMap<String, String>();
        for (int left = in.readInt(); left > 0; left--) {
            parents.put(in.readUTF(), in.readUTF());
        }
        return new Tree(parents);
    }
}
