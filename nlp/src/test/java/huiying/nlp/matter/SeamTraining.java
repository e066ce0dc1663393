package huiying.nlp.matter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;

/** Trains small networks on weighted rows by Adam (Kingma and Ba 2015) with weight decay, and puts several of them side by side into one table. */
final class SeamTraining {
    private static final int NETS = 3;
    private static final int UNITS = 20;
    private static final int STEPS = Integer.getInteger("steps", 2400);
    private static final int BATCH = 512;
    private static final double RATE = .01;
    private static final double DECAY = Double.parseDouble(System.getProperty("decay", ".006"));

    private final List<Row> rows;
    private final int features;
    private final double[] means;
    private final double[] scales;
    private final double[] upTo;
    private final long seed;

    /** What was seen of a seam, whether another matter begins there, and how much the row counts. */
    record Row(double[] features, boolean turn, double weight) {
    }

    SeamTraining(List<Row> rows, long seed) {
        this.rows = rows;
        this.seed = seed;
        features = rows.getFirst().features.length;
        means = new double[features];
        scales = new double[features];
        upTo = new double[rows.size()];
        scale();
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += rows.get(i).weight;
            upTo[i] = sum;
        }
    }

    private void scale() {
        for (int i = 0; i < features; i++) {
            int feature = i;
            means[i] = rows.stream().mapToDouble(row -> row.features[feature]).average().orElse(0);
            scales[i] = 1e-3 + Math.sqrt(rows.stream().mapToDouble(row -> Math.pow(row.features[feature] - means[feature], 2)).average().orElse(0));
        }
    }

    /** The table {@link SeamNet} reads. */
    List<String> lines(IntFunction<String> name) {
        List<double[]> nets = new ArrayList<>();
        for (int net = 0; net < NETS; net++) {
            nets.add(trained(new Random(seed + net)));
        }
        var lines = new ArrayList<String>(List.of("feature\tmean\tscale\tdirect\tunits"));
        for (int i = 0; i < features; i++) {
            int feature = i;
            double direct = nets.stream().mapToDouble(net -> net[direct(feature)]).average().orElse(0);
            lines.add(line(name.apply(i), means[i], scales[i], direct, units(nets, unit -> hidden(feature, unit), 1)));
        }
        lines.add(line("offsets", 0, 0, 0, units(nets, unit -> features * UNITS + unit, 1)));
        double bias = nets.stream().mapToDouble(net -> net[net.length - 1]).average().orElse(0);
        lines.add(line("out", 0, 0, bias, units(nets, unit -> features * UNITS + UNITS + unit, 1.0 / NETS)));
        return lines;
    }

    private static double[] units(List<double[]> nets, java.util.function.IntUnaryOperator at, double factor) {
        return nets.stream().flatMapToDouble(net -> java.util.stream.IntStream.range(0, UNITS).mapToDouble(unit -> net[at.applyAsInt(unit)] * factor))
                .toArray();
    }

    private static String line(String name, double mean, double scale, double direct, double[] units) {
        var line = new StringBuilder(name);
        line.append(number(mean)).append(number(scale)).append(number(direct));
        Arrays.stream(units).forEach(unit -> line.append(number(unit)));
        return line.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "\t%.4f", value).replaceFirst("\\.?0+$", "");
    }

    /** Where a weight stands: hidden, offsets, out, direct, bias. */
    private static int hidden(int feature, int unit) {
        return feature * UNITS + unit;
    }

    private int direct(int feature) {
        return features * UNITS + 2 * UNITS + feature;
    }

    private double[] trained(Random random) {
        double[] weights = new double[features * UNITS + 2 * UNITS + features + 1];
        for (int i = 0; i < weights.length; i++) {
            boolean drawn = i < features * UNITS || i >= features * UNITS + UNITS && i < features * UNITS + 2 * UNITS;
            weights[i] = drawn ? random.nextGaussian() * .1 : 0;
        }
        double[] first = new double[weights.length];
        double[] second = new double[weights.length];
        for (int step = 1; step <= STEPS; step++) {
            double[] slope = slope(weights, random);
            double rate = RATE * (1 - (step - 1) / (double) STEPS);
            for (int i = 0; i < weights.length; i++) {
                boolean decays = i < features * UNITS || i >= features * UNITS + UNITS && i < weights.length - 1;
                double g = slope[i] + (decays ? DECAY * weights[i] : 0);
                first[i] = .9 * first[i] + .1 * g;
                second[i] = .999 * second[i] + .001 * g * g;
                weights[i] -= rate * (first[i] / (1 - Math.pow(.9, step))) / (Math.sqrt(second[i] / (1 - Math.pow(.999, step))) + 1e-8);
            }
        }
        return weights;
    }

    private double[] slope(double[] weights, Random random) {
        double[] slope = new double[weights.length];
        double[] x = new double[features];
        double[] units = new double[UNITS];
        for (int n = 0; n < BATCH; n++) {
            int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
            Row row = rows.get(Math.min(at < 0 ? -at - 1 : at, rows.size() - 1));
            add(row, weights, slope, x, units);
        }
        return slope;
    }

    private void add(Row row, double[] weights, double[] slope, double[] x, double[] units) {
        int offsets = features * UNITS;
        int out = offsets + UNITS;
        System.arraycopy(weights, offsets, units, 0, UNITS);
        double sum = weights[weights.length - 1];
        for (int i = 0; i < features; i++) {
            x[i] = Math.clamp((row.features[i] - means[i]) / scales[i], -4, 4);
            sum += x[i] * weights[direct(i)];
            for (int unit = 0; unit < UNITS; unit++) {
                units[unit] += x[i] * weights[hidden(i, unit)];
            }
        }
        for (int unit = 0; unit < UNITS; unit++) {
            units[unit] = Math.tanh(units[unit]);
            sum += units[unit] * weights[out + unit];
        }
        double error = (1 / (1 + Math.exp(-sum)) - (row.turn ? 1 : 0)) / BATCH;
        for (int unit = 0; unit < UNITS; unit++) {
            slope[out + unit] += error * units[unit];
            units[unit] = error * weights[out + unit] * (1 - units[unit] * units[unit]);
            slope[offsets + unit] += units[unit];
        }
        for (int i = 0; i < features; i++) {
            slope[direct(i)] += error * x[i];
            for (int unit = 0; unit < UNITS; unit++) {
                slope[hidden(i, unit)] += x[i] * units[unit];
            }
        }
        slope[weights.length - 1] += error;
    }
}
