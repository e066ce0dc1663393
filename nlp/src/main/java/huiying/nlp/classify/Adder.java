package huiying.nlp.classify;

/**
 * Scores a stretch of text against one {@link Table}. N-grams that occur once, nearly all, are added eight bytes at a time: even and odd bytes as 16-bit lanes
 * of two longs, emptied before they can overflow. The rest is added in floats.
 */
final class Adder {
    private static final long LANES = 0x00FF00FF00FF00FFL;
    private static final int ROOM = 256;
    private final Table table;
    private final float[] squaredWorths = new float[256];

    Adder(Table table) {
        this.table = table;
        for (int code = 0; code < 256; code++) {
            squaredWorths[code] = Table.squaredWorth(code, table.least(), table.ratio());
        }
    }

    Table table() {
        return table;
    }

    /** Adds the margins of {@code text[from..to)} to those in the scratch and counts the n-grams it knew. */
    void add(Scratch scratch, int from, int to) {
        scratch.grams.read(scratch.text, from, to, table.shape());
        int seen = find(scratch);
        float squares = table.stride() == 1 ? sumNarrow(scratch, seen) : sumWide(scratch, seen);
        if (squares > 0) {
            float factor = (float) (table.shape().weight() * table.scale() / Math.sqrt(squares));
            for (int k = 0; k < scratch.margins.length; k++) {
                scratch.margins[k] += factor * scratch.sums[k];
            }
        }
    }

    /** Lists each row once and counts how often it occurs, without a branch on whether it was seen before. */
    private int find(Scratch scratch) {
        long[] keys = scratch.grams.keys;
        int size = scratch.grams.size;
        if (scratch.seen.length <= size) {
            scratch.seen = new int[size + 1];
        }
        int[] seen = scratch.seen;
        byte[] counts = scratch.counts;
        char[] singles = table.singles();
        int[] prints = table.hash().prints;
        short[] shifts = table.hash().shifts;
        int offset = table.offset();
        int n = 0;
        for (int i = 0; i < size; i++) {
            long key = keys[i];
            int row;
            if (key >>> 16 == 0) {
                row = singles[(int) key];
            } else {
                long hash = PerfectHash.mix(key);
                int at = PerfectHash.place(hash, shifts[PerfectHash.bucket(hash, shifts.length)] & 0xffff, prints.length);
                row = prints[at] == PerfectHash.print(hash) ? offset + at : 0;
            }
            byte before = counts[row];
            counts[row] = (byte) (before + 1);
            seen[n] = row;
            n += before == 0 ? 1 : 0;
        }
        return n;
    }

    private float sumNarrow(Scratch scratch, int seen) {
        float[] sums = scratch.sums;
        java.util.Arrays.fill(sums, 0);
        byte[] counts = scratch.counts;
        long[] rows = table.rows();
        long even = 0;
        long odd = 0;
        int once = 0;
        int waiting = 0;
        float squares = 0;
        for (int i = 0; i < seen; i++) {
            int row = scratch.seen[i];
            int count = counts[row] & 0xff;
            counts[row] = 0;
            long bytes = rows[row];
            float squared = squaredWorths[(int) (bytes >>> 56)];
            if (count == 1) {
                even += bytes & LANES;
                odd += bytes >>> 8 & LANES;
                squares += squared;
                if (++waiting == ROOM) {
                    empty(even, odd, sums, 0);
                    even = 0;
                    odd = 0;
                    once += waiting;
                    waiting = 0;
                }
            } else {
                float logarithm = Scale.logarithm(count);
                squares += squared * logarithm * logarithm;
                addRepeated(bytes, logarithm, sums, 0);
            }
            scratch.known += squared > 0 ? count : 0;
        }
        empty(even, odd, sums, 0);
        takeBias(sums, once + waiting);
        return squares;
    }

    private float sumWide(Scratch scratch, int seen) {
        float[] sums = scratch.sums;
        java.util.Arrays.fill(sums, 0);
        int stride = table.stride();
        long[] rows = table.rows();
        float squares = 0;
        for (int i = 0; i < seen; i++) {
            int row = scratch.seen[i];
            int count = scratch.counts[row] & 0xff;
            scratch.counts[row] = 0;
            float squared = squaredWorths[(int) (rows[row * stride + stride - 1] >>> 56)];
            if (squared > 0) {
                float logarithm = Scale.logarithm(count);
                squares += squared * logarithm * logarithm;
                for (int part = 0; part < stride; part++) {
                    addRepeated(rows[row * stride + part], logarithm, sums, part * 8);
                }
                scratch.known += count;
            }
        }
        return squares;
    }

    private static void empty(long even, long odd, float[] sums, int at) {
        for (int lane = 0; lane < 4; lane++) {
            sums[at + 2 * lane] += even >>> 16 * lane & 0xffff;
            sums[at + 2 * lane + 1] += odd >>> 16 * lane & 0xffff;
        }
    }

    private static void addRepeated(long bytes, float times, float[] sums, int at) {
        for (int lane = 0; lane < 8; lane++) {
            sums[at + lane] += times * ((int) (bytes >>> 8 * lane & 0xff) - Table.BIAS);
        }
    }

    private static void takeBias(float[] sums, int once) {
        for (int k = 0; k < sums.length; k++) {
            sums[k] -= once * (float) Table.BIAS;
        }
    }
}
