package huiying.nlp.category;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How far answers may be believed, learnt from answers to texts that were held out: a temperature for the probabilities and, for every
 * confidence seen, whether the answer was right.
 */
final class Trust {
    private final double temperature;
    /** Confidence of each held-out answer, largest first, and how many of those down to it were right. */
    private final double[] confidences;
    private final int[] rightSoFar;

    private Trust(double temperature, double[] confidences, int[] rightSoFar) {
        this.temperature = temperature;
        this.confidences = confidences;
        this.rightSoFar = rightSoFar;
    }

    /** An answer to a held-out text: probabilities of the candidates, best first, and which of them was right (-1: none). */
    record Tried(double[] probabilities, int right) {
    }

    static Trust learn(List<Tried> tried) {
        double best = 1;
        double least = Double.MAX_VALUE;
        for (double t = 0.3; t <= 3; t *= 1.05) {
            double loss = loss(tried, t);
            if (loss < least) {
                least = loss;
                best = t;
            }
        }
        return ledger(tried, best);
    }

    private static double loss(List<Tried> tried, double temperature) {
        double loss = 0;
        for (Tried one : tried) {
            double p = one.right < 0 ? 1 - sum(sharpened(one.probabilities, temperature)) : sharpened(one.probabilities, temperature)[one.right];
            loss -= Math.log(Math.max(p, 1e-4));
        }
        return loss;
    }

    private static Trust ledger(List<Tried> tried, double temperature) {
        record Sure(double confidence, boolean right) {
        }
        var answers = new ArrayList<>(tried.stream().map(one -> new Sure(sharpened(one.probabilities, temperature)[0], one.right == 0)).toList());
        answers.sort(Comparator.comparing(Sure::confidence).reversed());
        double[] confidences = new double[answers.size()];
        int[] right = new int[answers.size()];
        int hits = 0;
        for (int i = 0; i < confidences.length; i++) {
            confidences[i] = answers.get(i).confidence;
            hits += answers.get(i).right ? 1 : 0;
            right[i] = hits;
        }
        return new Trust(temperature, confidences, right);
    }

    /** Calibrated probabilities of the candidates. Those not listed share what is left. */
    double[] calibrated(double[] probabilities) {
        return sharpened(probabilities, temperature);
    }

    /** p^t over the sum; the unlisted rest counts as one more candidate. */
    private static double[] sharpened(double[] probabilities, double t) {
        double rest = Math.max(1e-6, 1 - sum(probabilities));
        double total = Math.pow(rest, t);
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

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** The smallest confidence down to which held-out answers kept the promise; above 1 when none did. */
    double threshold(double precision) {
        double threshold = 2;
        for (int i = 19; i < confidences.length; i++) {
            if (rightSoFar[i] >= precision * (i + 1)) {
                threshold = confidences[i];
            }
        }
        return threshold;
    }

    /** The share of held-out answers that were right. */
    double accuracy() {
        return confidences.length == 0 ? 0 : rightSoFar[rightSoFar.length - 1] / (double) confidences.length;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeDouble(temperature);
        out.writeInt(confidences.length);
        for (int i = 0; i < confidences.length; i++) {
            out.writeFloat((float) confidences[i]);
            out.writeInt(rightSoFar[i]);
        }
    }

    static Trust read(DataInputStream in) throws IOException {
        double temperature = in.readDouble();
        double[] confidences = new double[in.readInt()];
        int[] right = new int[confidences.length];
        for (int i = 0; i < right.length; i++) {
            confidences[i] = in.readFloat();
            right[i] = in.readInt();
        }
        return new Trust(temperature, confidences, right);
    }
}
