package huiying.nlp.category;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import huiying.nlp.classify.Classifier;

/**
 * Probabilities of all labels, from two opinions of equal weight: one classifier that tells all labels apart at once, and small ones that choose the way at
 * every fork of the tree. They err on different texts; their geometric mean is better than either.
 */
final class Branches {
    static final String ROOT = "";
    /** A branch less likely than this is not walked; there the first opinion decides alone. */
    private static final double FAINT = .002;

    private final Tree tree;
    private final Classifier flat;
    private final Map<String, Classifier> forks;

    Branches(Tree tree, Classifier flat, Map<String, Classifier> forks) {
        this.tree = tree;
        this.flat = flat;
        this.forks = forks;
    }

    Tree tree() {
        return tree;
    }

    Classifier flat() {
        return flat;
    }

    Map<String, Classifier> forks() {
        return forks;
    }

    List<String> labels() {
        return flat.labels();
    }

    boolean knows(String text) {
        return flat.answer("", text, 1).known();
    }

    /** In the order of {@link #labels()}; they sum to one, and so do their sums over the branches of any level. */
    double[] probabilities(String text) {
        float[] first = flat.probabilities("", text);
        double[] second = new double[first.length];
        boolean[] under = new boolean[first.length];
        Arrays.fill(under, true);
        walk(ROOT, 1, text, new Opinions(first, second), under);
        double sum = 0;
        for (int i = 0; i < second.length; i++) {
            second[i] = Math.sqrt(second[i] * first[i]);
            sum += second[i];
        }
        for (int i = 0; i < second.length; i++) {
            second[i] = sum > 0 ? second[i] / sum : 1.0 / second.length;
        }
        return second;
    }

    /** What the flat classifier says, and what the walk down the tree fills in. */
    private record Opinions(float[] flat, double[] walked) {
    }

    /** Shares {@code mass} out among the labels under a node. */
    private void walk(String node, double mass, String text, Opinions opinions, boolean[] under) {
        Classifier fork = forks.get(node);
        if (fork == null && mass >= FAINT && onlyWay(node, under) instanceof String only) {
            walk(only, mass, text, opinions, under);
            return;
        }
        if (fork == null || mass < FAINT) {
            shareOut(mass, opinions, under);
            return;
        }
        float[] ways = fork.probabilities("", text);
        for (int way = 0; way < ways.length; way++) {
            String child = fork.labels().get(way);
            boolean[] below = below(node, child, under);
            if (child.equals(node)) {
                shareOut(mass * ways[way], opinions, below);
            } else {
                walk(child, mass * ways[way], text, opinions, below);
            }
        }
    }

    /** Where a node has one way out there is nothing to learn, but there may be forks further down. */
    private @Nullable String onlyWay(String node, boolean[] under) {
        List<String> ways = IntStream.range(0, under.length).filter(i -> under[i]).mapToObj(i -> way(tree, node, labels().get(i))).distinct().toList();
        return ways.size() == 1 && !ways.getFirst().equals(node) ? ways.getFirst() : null;
    }

    private void shareOut(double mass, Opinions opinions, boolean[] under) {
        double sum = 1e-30;
        for (int i = 0; i < under.length; i++) {
            sum += under[i] ? opinions.flat[i] : 0;
        }
        for (int i = 0; i < under.length; i++) {
            opinions.walked[i] += under[i] ? mass * opinions.flat[i] / sum : 0;
        }
    }

    /** The labels under a node that lie on this way out of it. */
    private boolean[] below(String node, String child, boolean[] under) {
        boolean[] below = new boolean[under.length];
        for (int i = 0; i < below.length; i++) {
            below[i] = under[i] && way(tree, node, labels().get(i)).equals(child);
        }
        return below;
    }

    /** Which way leads from a node to a label under it; the node itself when the label is the node. */
    static String way(Tree tree, String node, String label) {
        List<String> path = tree.path(label);
        return path.get(Math.min(path.indexOf(node) + 1, path.size() - 1));
    }
}
