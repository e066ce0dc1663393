package huiying.nlp.category;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import huiying.nlp.classify.Assurance;
import huiying.nlp.classify.Ledger;

/**
 * How far answers may be believed, learnt from answers to texts that were held out: a temperature for the probabilities and, for every level of the tree, the
 * record of how sure the answers were and whether they were right. Labels under one first level share a threshold.
 */
final class Trust {
    private final double temperature;
    private final List<String> heads;
    private final List<Ledger> levels;

    private Trust(double temperature, List<String> heads, List<Ledger> levels) {
        this.temperature = temperature;
        this.heads = heads;
        this.levels = levels;
    }

    /** An answer to a held-out text: all probabilities and what would have been right. */
    record Tried(List<String> labels, double[] probabilities, String right) {
    }

    static Trust learn(List<Tried> tried, Tree tree, List<String> labels) {
        double best = 1;
        double least = Double.MAX_VALUE;
        for (double t = 0.3; t <= 3; t *= 1.05) {
            double loss = loss(tried, t);
            if (loss < least) {
                least = loss;
                best = t;
            }
        }
        var heads = labels.stream().map(label -> tree.at(0, label)).distinct().sorted().toList();
        var levels = new ArrayList<Ledger>();
        for (int level = 0; level < tree.depth(labels); level++) {
            levels.add(ledger(tried, new Scale(best, tree, level), heads));
        }
        return new Trust(best, heads, List.copyOf(levels));
    }

    private static double loss(List<Tried> tried, double temperature) {
        double loss = 0;
        for (Tried one : tried) {
            int right = one.labels.indexOf(one.right);
            loss -= Math.log(right < 0 ? 1e-4 : Math.max(sharpened(one.probabilities, temperature)[right], 1e-4));
        }
        return loss;
    }

    /** At what temperature and level answers are judged. */
    private record Scale(double temperature, Tree tree, int level) {
    }

    private static Ledger ledger(List<Tried> tried, Scale scale, List<String> heads) {
        double[] sureness = new double[tried.size()];
        int[] labels = new int[sureness.length];
        boolean[] right = new boolean[sureness.length];
        for (int i = 0; i < sureness.length; i++) {
            Tried one = tried.get(i);
            var best = Level.of(scale.level, scale.tree, one.labels, sharpened(one.probabilities, scale.temperature)).best();
            sureness[i] = best.getValue();
            labels[i] = heads.indexOf(scale.tree.at(0, best.getKey()));
            right[i] = best.getKey().equals(scale.tree.at(scale.level, one.right));
        }
        return Ledger.of(sureness, labels, right);
    }

    double[] calibrated(double[] probabilities) {
        return sharpened(probabilities, temperature);
    }

    /** p^t over the sum. */
    private static double[] sharpened(double[] probabilities, double t) {
        double total = 0;
        double[] sharp = new double[probabilities.length];
        for (int i = 0; i < sharp.length; i++) {
            sharp[i] = Math.pow(probabilities[i], t);
            total += sharp[i];
        }
        for (int i = 0; i < sharp.length; i++) {
            sharp[i] /= total;
        }
        return sharp;
    }

    /** The smallest probability at which an answer on this level, under this head, keeps the promise; above 1 when none does. */
    double threshold(int level, String head, double precision, Assurance assurance) {
        return levels.get(level).threshold(heads.indexOf(head), precision, assurance);
    }

    int depth() {
        return levels.size();
    }

    /** The share of held-out answers that were right on the last level. */
    double accuracy() {
        return levels.getLast().accuracy();
    }

    void write(DataOutputStream out) throws IOException {
        out.writeDouble(temperature);
        out.writeInt(heads.size());
        for (String head : heads) {
            out.writeUTF(head);
        }
        out.writeInt(levels.size());
        for (Ledger level : levels) {
            level.write(out);
        }
    }

    static Trust read(DataInputStream in) throws IOException {
        double temperature = in.readDouble();
        var heads = new ArrayList<String>();
        for (int left = in.readInt(); left > 0; left--) {
            heads.add(in.readUTF());
        }
        var levels = new ArrayList<Ledger>();
        for (int left = in.readInt(); left > 0; left--) {
            levels.add(Ledger.read(in));
        }
        return new Trust(temperature, List.copyOf(heads), List.copyOf(levels));
    }
}
