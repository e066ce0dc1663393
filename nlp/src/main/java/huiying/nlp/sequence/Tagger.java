package huiying.nlp.sequence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds labelled stretches in a row of tokens. Thread-safe; time grows linearly with the length of the row.
 *
 * <p>A linear chain (Collins 2002, "Discriminative Training Methods for Hidden Markov Models"): the score of a labelling is the sum of one weight for
 * each clue and label and of one for each pair of neighbouring labels. Weights are 8-bit numbers in one table that clues share by their hash.
 */
public final class Tagger {
    private final List<String> labels;
    private final Clues clues;
    private final byte[] weights;
    private final float[][] transitions;
    private final Lattice lattice;
    private final int mask;

    /** @param weights a power of two and the number of labels long: a clue has a weight for each label, beginning at its hash */
    Tagger(List<String> labels, Clues clues, byte[] weights, float[][] transitions) {
        this.labels = List.copyOf(labels);
        this.clues = clues;
        this.weights = weights;
        this.transitions = transitions;
        lattice = new Lattice(labels);
        mask = weights.length - labels.size() - 1;
    }

    /** Stretches in order; none for an empty row. */
    public List<Stretch> tag(List<String> tokens) {
        return tag(clues.of(tokens));
    }

    /** The same from clues that are already there. */
    public List<Stretch> tag(int[][] known) {
        if (known.length == 0) {
            return List.of();
        }
        int[] path = lattice.best(emissions(known), transitions);
        var named = new ArrayList<String>(path.length);
        for (int label : path) {
            named.add(labels.get(label));
        }
        return Stretch.of(named);
    }

    private float[][] emissions(int[][] known) {
        float[][] emissions = new float[known.length][];
        for (int i = 0; i < known.length; i++) {
            emissions[i] = emission(known[i]);
        }
        return emissions;
    }

    private float[] emission(int[] hashes) {
        float[] sums = new float[labels.size()];
        for (int hash : hashes) {
            int row = hash & mask;
            for (int label = 0; label < sums.length; label++) {
                sums[label] += weights[row + label];
            }
        }
        return sums;
    }

    public List<String> labels() {
        return labels;
    }

    /** Writes the file that {@link #read} reads. */
    public void write(OutputStream to) throws IOException {
        TaggerFile.write(labels, weights, transitions, to);
    }

    /** @param clues the same the tagger was trained with */
    public static Tagger read(InputStream from, Clues clues) throws IOException {
        return TaggerFile.read(from, clues);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tagger that && labels.equals(that.labels) && Arrays.equals(weights, that.weights)
                && Arrays.deepEquals(transitions, that.transitions);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(weights);
    }
}
