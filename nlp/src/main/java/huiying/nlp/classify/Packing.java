package huiying.nlp.classify;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Packs one column's weights into bytes. */
final class Packing {
    private static final double CLIPPED = 1e-5;
    private static final int WORTH_STEPS = 254;
    private final Column column;
    private final Machines machines;
    private final int from;
    private final int classes;

    /** {@code from} is the number of the column's first feature among those of the machines. */
    Packing(Column column, Machines machines, int from, int classes) {
        this.column = column;
        this.machines = machines;
        this.from = from;
        this.classes = classes;
    }

    Table pack() {
        int[] singles = features(true);
        int[] longer = features(false);
        var hash = PerfectHash.of(Arrays.stream(longer).mapToLong(f -> column.keys()[f]).toArray());
        float scale = scale();
        float least = least();
        float ratio = ratio(least);
        int stride = Table.stride(classes);
        int offset = 1 + singles.length;
        char[] singleRows = new char[1 << 16];
        long[] rows = new long[(offset + hash.prints.length) * stride];
        Arrays.fill(rows, Table.ZEROS);
        for (int row = 0; row < rows.length / stride; row++) {
            rows[row * stride + stride - 1] &= 0x00FFFFFFFFFFFFFFL;
        }
        for (int i = 0; i < singles.length; i++) {
            singleRows[(int) column.keys()[singles[i]]] = (char) (i + 1);
            write(rows, (i + 1) * stride, singles[i], scale, worthCode(singles[i], least, ratio));
        }
        for (int feature : longer) {
            write(rows, (offset + hash.slot(column.keys()[feature])) * stride, feature, scale, worthCode(feature, least, ratio));
        }
        return new Table(column.shape(), classes, scale, least, ratio, singleRows, hash, rows);
    }

    private int[] features(boolean single) {
        return IntStream.range(0, column.keys().length).filter(f -> column.keys()[f] >>> 16 == 0 == single).toArray();
    }

    /** The very largest weights are clipped: they would cost all others their precision. */
    private float scale() {
        float[] sizes = new float[column.keys().length * classes];
        for (int f = 0; f < column.keys().length; f++) {
            for (int k = 0; k < classes; k++) {
                sizes[f * classes + k] = Math.abs(weight(f, k));
            }
        }
        Arrays.parallelSort(sizes);
        return sizes.length == 0 ? 1 : Math.max(1e-9f, sizes[Math.max(0, (int) (sizes.length * (1 - CLIPPED)) - 1)] / 127);
    }

    /** The worth of an n-gram is part of its value in a text; here it moves into the weight. */
    private float weight(int feature, int label) {
        return machines.weight(from + feature, label) * column.worth()[feature];
    }

    private float least() {
        float least = Float.POSITIVE_INFINITY;
        for (float worth : column.worth()) {
            least = Math.min(least, worth);
        }
        return column.worth().length == 0 ? 1 : least;
    }

    private float ratio(float least) {
        float most = least;
        for (float worth : column.worth()) {
            most = Math.max(most, worth);
        }
        return (float) Math.max(1e-6, Math.log(most / least) / WORTH_STEPS);
    }

    private int worthCode(int feature, float least, float ratio) {
        return Math.clamp(1 + Math.round(Math.log(column.worth()[feature] / least) / ratio), 1, 255);
    }

    private void write(long[] rows, int at, int feature, float scale, int worthCode) {
        int stride = Table.stride(classes);
        for (int k = 0; k < classes; k++) {
            long code = Math.clamp(Math.round(weight(feature, k) / scale), -127, 127) + Table.BIAS;
            int shift = 8 * (k % 8);
            rows[at + k / 8] = rows[at + k / 8] & ~(0xffL << shift) | code << shift;
        }
        rows[at + stride - 1] |= (long) worthCode << 56;
    }
}
