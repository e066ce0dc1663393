package huiying.nlp.matter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import huiying.nlp.starter.Table;

/**
 * Weighs what is seen of a seam: features brought to one scale, a direct weight for each, and a layer of units that weigh them together
 * ({@code direct · x + out · tanh(hidden · x)}). Fitted by {@code SeamFit} on messages with two matters against messages with one.
 */
final class SeamNet {
    private static final double FARTHEST = 4;

    private final double[] means;
    private final double[] scales;
    private final double[] direct;
    private final double[][] hidden;
    private final double[] offsets;
    private final double[] out;
    private final double bias;

    /** @param hidden one row a feature, one column a unit */
    SeamNet(double[] means, double[] scales, double[] direct, double[][] hidden, double[] offsets, double[] out, double bias) {
        this.means = means;
        this.scales = scales;
        this.direct = direct;
        this.hidden = hidden;
        this.offsets = offsets;
        this.out = out;
        this.bias = bias;
    }

    /** The one that ships: three numbers and one for each unit a line; the last two lines are the units' offsets and what they count. */
    static SeamNet bundled() {
        return of(Table.read("seam-weights.tsv"));
    }

    static SeamNet of(List<String[]> table) {
        List<double[]> lines = new ArrayList<>();
        table.forEach(row -> lines.add(numbers(row)));
        double[] offsets = lines.remove(lines.size() - 2);
        double[] out = lines.removeLast();
        return new SeamNet(column(lines, 0), column(lines, 1), column(lines, 2), lines.stream().map(SeamNet::units).toArray(double[][]::new), units(offsets),
                units(out), out[2]);
    }

    private static double[] numbers(String[] row) {
        double[] numbers = new double[row.length - 1];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Double.parseDouble(row[i + 1]);
        }
        return numbers;
    }

    private static double[] column(List<double[]> lines, int column) {
        return lines.stream().mapToDouble(line -> line[column]).toArray();
    }

    private static double[] units(double[] line) {
        return Arrays.copyOfRange(line, 3, line.length);
    }

    int features() {
        return means.length;
    }

    /** The logarithm of the odds that another matter begins, give or take a constant. */
    double weigh(double[] features) {
        double[] units = offsets.clone();
        double sum = bias;
        for (int i = 0; i < features.length; i++) {
            double x = Math.clamp((features[i] - means[i]) / scales[i], -FARTHEST, FARTHEST);
            sum += x * direct[i];
            for (int unit = 0; unit < units.length; unit++) {
                units[unit] += x * hidden[i][unit];
            }
        }
        for (int unit = 0; unit < units.length; unit++) {
            sum += Math.tanh(units[unit]) * out[unit];
        }
        return sum;
    }
}
