package huiying.nlp.classify;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The one-vs-rest machines of all labels, and their margins on texts they were not allowed to learn from. */
final class Machines {
    static final int GROUPS = 4;
    private final Sparse rows;
    private final Corpus corpus;
    private final Block[] blocks;

    private Machines(Sparse rows, Corpus corpus, Block[] blocks) {
        this.rows = rows;
        this.corpus = corpus;
        this.blocks = blocks;
    }

    static Machines learn(Sparse rows, Corpus corpus, Recipe recipe, long seed, Crew crew) {
        float[] squares = rows.squares();
        double cost = recipe.costFor(corpus.size() / corpus.classes());
        var blocks = new Block[(corpus.classes() + Block.WIDTH - 1) / Block.WIDTH];
        crew.each(blocks.length, b -> {
            blocks[b] = new Block(rows, corpus, squares, cost, b * Block.WIDTH);
            blocks[b].learn(recipe.epochs(), seed, crew);
        });
        return new Machines(rows, corpus, blocks);
    }

    /** The same machines on other features of the same rows; half the epochs do, for they start from what is learnt. */
    Machines relearn(Sparse others, Recipe recipe, long seed, Crew crew) {
        float[] squares = others.squares();
        double cost = recipe.costFor(corpus.size() / corpus.classes());
        var again = new Block[blocks.length];
        crew.each(blocks.length, b -> {
            again[b] = new Block(others, corpus, squares, cost, b * Block.WIDTH);
            again[b].resume(blocks[b]);
            again[b].learn((recipe.epochs() + 1) / 2, seed + 1, crew);
        });
        return new Machines(others, corpus, again);
    }

    int features() {
        return rows.features();
    }

    float weight(int feature, int label) {
        return blocks[label / Block.WIDTH].weight(feature, label);
    }

    float[] biases() {
        float[] biases = new float[corpus.classes()];
        for (int k = 0; k < biases.length; k++) {
            biases[k] = blocks[k / Block.WIDTH].bias(k);
        }
        return biases;
    }

    /** Largest weight of a feature for any label, either way. */
    float strength(int feature) {
        float most = 0;
        for (int k = 0; k < corpus.classes(); k++) {
            most = Math.max(most, Math.abs(weight(feature, k)));
        }
        return most;
    }

    /**
     * Margins of the first {@code count} rows, each from machines that never saw the row's group: what the group taught is taken out of the weights, and one
     * pass over the other rows settles them again. Costs less than one training where honest cross-validation costs four.
     */
    float[] outOfFold(int count, long seed, Crew crew) {
        float[] margins = new float[count * corpus.classes()];
        crew.each(blocks.length * GROUPS, task -> {
            crew.check();
            int group = task % GROUPS;
            var block = blocks[task / GROUPS].copy();
            forgetGroup(block, group);
            block.visit(othersShuffled(group, seed));
            scoreGroup(block, task / GROUPS * Block.WIDTH, group, margins, count);
        });
        return margins;
    }

    private void forgetGroup(Block block, int group) {
        for (int row = 0; row < corpus.size(); row++) {
            if (corpus.groups()[row] == group) {
                block.forget(row);
            }
        }
    }

    private int[] othersShuffled(int group, long seed) {
        int[] others = new int[corpus.size()];
        int n = 0;
        for (int row = 0; row < corpus.size(); row++) {
            if (corpus.groups()[row] != group) {
                others[n++] = row;
            }
        }
        int[] order = Arrays.copyOf(others, n);
        Block.shuffle(order, new SplittableRandom(seed + 4));
        return order;
    }

    private void scoreGroup(Block block, int firstLabel, int group, float[] margins, int count) {
        int classes = corpus.classes();
        for (int row = 0; row < count; row++) {
            if (corpus.groups()[row] == group) {
                System.arraycopy(block.score(row), 0, margins, row * classes + firstLabel, Math.min(Block.WIDTH, classes - firstLabel));
            }
        }
    }
}
