package huiying.nlp.classify;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Four one-vs-rest machines trained in lock-step: L2-regularised squared-hinge loss by dual coordinate descent. One pass over a row serves all four, and
 * their weights lie side by side. Blocks share nothing, so they may run on different threads and always give the same numbers.
 */
final class Block {
    static final int WIDTH = 4;
    private final Sparse rows;
    private final Corpus corpus;
    private final float[] squares;
    private final double cost;
    private final int firstLabel;
    private final float[] weights;
    private final float[] duals;
    private final float[] margins = new float[WIDTH];
    private final float[] moves = new float[WIDTH];

    Block(Sparse rows, Corpus corpus, float[] squares, double cost, int firstLabel) {
        this(rows, corpus, squares, cost, firstLabel, null);
    }

    private Block(Sparse rows, Corpus corpus, float[] squares, double cost, int firstLabel, @org.jspecify.annotations.Nullable Block start) {
        this.rows = rows;
        this.corpus = corpus;
        this.squares = squares;
        this.cost = cost;
        this.firstLabel = firstLabel;
        this.weights = start == null ? new float[(rows.features() + 1) * WIDTH] : start.weights.clone();
        this.duals = start == null ? new float[rows.rows() * WIDTH] : start.duals.clone();
    }

    Block copy() {
        return new Block(rows, corpus, squares, cost, firstLabel, this);
    }

    /** Starts from what an earlier block of the same labels has learnt with other features of the same rows. */
    void resume(Block earlier) {
        System.arraycopy(earlier.duals, 0, duals, 0, duals.length);
        for (int row = 0; row < rows.rows(); row++) {
            for (int k = 0; k < WIDTH; k++) {
                moves[k] = corpus.labels()[row] == firstLabel + k ? duals[row * WIDTH + k] : -duals[row * WIDTH + k];
            }
            add(row);
        }
    }

    float weight(int feature, int label) {
        return weights[feature * WIDTH + label - firstLabel];
    }

    float bias(int label) {
        return weight(rows.features(), label);
    }

    void learn(int epochs, long seed, Crew crew) {
        int[] order = new int[rows.rows()];
        Arrays.setAll(order, i -> i);
        var random = new SplittableRandom(seed);
        for (int epoch = 0; epoch < epochs; epoch++) {
            crew.check();
            shuffle(order, random);
            visit(order);
        }
    }

    static void shuffle(int[] order, SplittableRandom random) {
        for (int last = order.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int swapped = order[last];
            order[last] = order[other];
            order[other] = swapped;
        }
    }

    void visit(int[] order) {
        for (int row : order) {
            score(row);
            double slack = .5 / (cost * corpus.weights()[row]);
            double curvature = squares[row] + slack;
            boolean moved = false;
            for (int k = 0; k < WIDTH; k++) {
                moves[k] = move(row, k, slack, curvature);
                moved |= moves[k] != 0;
            }
            if (moved) {
                add(row);
            }
        }
    }

    /** One step of one dual variable; returns what it adds to the weights. */
    private float move(int row, int k, double slack, double curvature) {
        double sign = corpus.labels()[row] == firstLabel + k ? 1 : -1;
        int at = row * WIDTH + k;
        double dual = duals[at];
        double gradient = sign * margins[k] - 1 + dual * slack;
        if (dual == 0 && gradient >= 0) {
            return 0;
        }
        double moved = Math.max(dual - gradient / curvature, 0);
        duals[at] = (float) moved;
        return (float) ((moved - dual) * sign);
    }

    /** Takes everything a row has taught out of the weights. */
    void forget(int row) {
        for (int k = 0; k < WIDTH; k++) {
            float sign = corpus.labels()[row] == firstLabel + k ? 1 : -1;
            moves[k] = -sign * duals[row * WIDTH + k];
            duals[row * WIDTH + k] = 0;
        }
        add(row);
    }

    /** The four margins of a row; the array is used again by the next call. */
    float[] score(int row) {
        int bias = rows.features() * WIDTH;
        float m0 = weights[bias];
        float m1 = weights[bias + 1];
        float m2 = weights[bias + 2];
        float m3 = weights[bias + 3];
        for (int p = rows.start()[row], end = rows.start()[row + 1]; p < end; p++) {
            int at = rows.feature()[p] * WIDTH;
            float x = rows.value()[p];
            m0 += weights[at] * x;
            m1 += weights[at + 1] * x;
            m2 += weights[at + 2] * x;
            m3 += weights[at + 3] * x;
        }
        margins[0] = m0;
        margins[1] = m1;
        margins[2] = m2;
        margins[3] = m3;
        return margins;
    }

    private void add(int row) {
        float d0 = moves[0];
        float d1 = moves[1];
        float d2 = moves[2];
        float d3 = moves[3];
        for (int p = rows.start()[row], end = rows.start()[row + 1]; p < end; p++) {
            int at = rows.feature()[p] * WIDTH;
            float x = rows.value()[p];
            weights[at] += d0 * x;
            weights[at + 1] += d1 * x;
            weights[at + 2] += d2 * x;
            weights[at + 3] += d3 * x;
        }
        int bias = rows.features() * WIDTH;
        weights[bias] += d0;
        weights[bias + 1] += d1;
        weights[bias + 2] += d2;
        weights[bias + 3] += d3;
    }
}
