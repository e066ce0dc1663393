package huiying.nlp.classify;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What the model answered to texts that were held out, how sure it was and whether it was right: the evidence behind every promised precision.
 *
 * @param sureness of each answer, largest first
 * @param labels   number of the label that was answered
 * @param right    whether it was the right one
 */
public record Ledger(float[] sureness, short[] labels, boolean[] right) {
    /** Sureness is counted in this many steps. */
    static final int STEPS = 65_535;
    private static final double CONFIDENCE = .95;
    private static final int FEW = 300;

    /** From answers in any order; sureness is rounded to 65,535 steps, as it is kept in files. */
    public static Ledger of(double[] sureness, int[] labels, boolean[] right) {
        int[] order = IntStream.range(0, right.length).boxed().sorted(Comparator.comparingDouble(i -> -sureness[i])).mapToInt(Integer::intValue).toArray();
        float[] values = new float[order.length];
        short[] answered = new short[order.length];
        boolean[] hits = new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            values[i] = Math.round(sureness[order[i]] * STEPS) / (float) STEPS;
            answered[i] = (short) labels[order[i]];
            hits[i] = right[order[i]];
        }
        return new Ledger(values, answered, hits);
    }

    int size() {
        return sureness.length;
    }

    /** Share of held-out texts answered right. */
    public double accuracy() {
        int hits = 0;
        for (boolean hit : right) {
            hits += hit ? 1 : 0;
        }
        return right.length == 0 ? 0 : hits / (double) right.length;
    }

    /**
     * The smallest sureness at which answers keep the promise, 2 when none can. Where all answers keep it nothing less sure was seen, and the sureness itself is
     * believed down to the promise.
     */
    public double threshold(int label, double precision, Assurance assurance) {
        return switch (assurance) {
            case ESTIMATED -> threshold(any -> true, (hits, trials) -> hits >= precision * trials, precision);
            case SHOWN -> threshold(any -> true, shown(precision), precision);
            case SHOWN_PER_LABEL -> threshold(peers(label), shown(precision), precision);
        };
    }

    private static Test shown(double precision) {
        return (hits, trials) -> Binomial.exceeds(hits, trials, precision, CONFIDENCE);
    }

    /** The label alone, or all labels with few answers: alone they could show nothing. */
    private IntPredicate peers(int label) {
        int[] answers = new int[1 << Short.SIZE];
        for (short answered : labels) {
            answers[answered]++;
        }
        return answers[label] >= FEW ? other -> other == label : other -> answers[other] < FEW;
    }

    private interface Test {
        boolean keeps(int hits, int trials);
    }

    private double threshold(IntPredicate counted, Test promise, double precision) {
        int hits = 0;
        int trials = 0;
        int kept = 0;
        double best = 2;
        for (int i = 0; i < sureness.length; i++) {
            if (counted.test(labels[i])) {
                trials++;
                hits += right[i] ? 1 : 0;
                if (last(i) && promise.keeps(hits, trials)) {
                    best = sureness[i];
                    kept = trials;
                }
            }
        }
        return kept > 0 && kept == trials ? Math.min(best, precision) : best;
    }

    private boolean last(int i) {
        return i + 1 == sureness.length || sureness[i + 1] != sureness[i];
    }

    /** Sureness is sorted, so its steps are small and compress well. */
    public void write(DataOutputStream out) throws IOException {
        out.writeInt(size());
        int last = STEPS;
        for (float value : sureness) {
            int steps = Math.round(value * STEPS);
            out.writeShort(last - steps);
            last = steps;
        }
        for (int i = 0; i < size(); i++) {
            out.writeShort(labels[i] * 2 + (right[i] ? 1 : 0));
        }
    }

    /** Reads what {@link #write} wrote. */
    public static Ledger read(DataInputStream in) throws IOException {
        int size = in.readInt();
        float[] sureness = new float[size];
        short[] labels = new short[size];
        boolean[] right = new boolean[size];
        int last = STEPS;
        for (int i = 0; i < size; i++) {
            last -= in.readUnsignedShort();
            sureness[i] = last / (float) STEPS;
        }
        for (int i = 0; i < size; i++) {
            int coded = in.readUnsignedShort();
            labels[i] = (short) (coded >> 1);
            right[i] = (coded & 1) != 0;
        }
        return new Ledger(sureness, labels, right);
    }
}
