package huiying.nlp.classify;

import java.util.Arrays;

/**
 * Scores a stretch of text against one {@link Table}. N-grams that occur once, nearly all, are added eight bytes at a time: even and odd bytes as 16-bit lanes
 * of two longs, emptied before they can overflow. The rest is added in floats.
 */
final class Adder {
    private static final long LANES = 0x00FF00FF00FF00FFL;
    private static final int ROOM = 256;
    private static final double WHOLE = 1 << 24;
    private final Table table;
    private final float[] squaredWorths = new float[256];
    private final int[] wholeWorths = new int[256];
    private final float whole;

    Adder(Table table) {
        this.table = table;
        for (int code = 0; code < 256; code++) {
            squaredWorths[code] = Table.squaredWorth(code, table.least(), table.ratio());
        }
        whole = (float) (WHOLE / Math.max(1e-30, squaredWorths[255]));
        for (int code = 0; code < 256; code++) {
            wholeWorths[code] = Math.round(squaredWorths[code] * whole);
        }
    }

    /** Adds the margins of {@code text[from..to)} to those in the scratch and counts the n-grams it knew. */
    void add(Scratch scratch, int from, int to) {
        scratch.grams.read(scratch.text, from, to, table.shape());
        scratch.room(scratch.grams.size);
        int seen = find(scratch);
        Arrays.fill(scratch.sums, 0);
        float squares = table.stride() == 1 ? sumNarrow(scratch, seen) : sumWide(scratch, seen);
        if (squares > 0) {
            float factor = (float) (table.shape().weight() * table.scale() / Math.sqrt(squares));
            for (int k = 0; k < scratch.margins.length; k++) {
                scratch.margins[k] += factor * scratch.sums[k];
            }
        }
    }

    /** Lists each row once and counts how often it occurs. Strangers share row 0, whose weights are nothing. */
    private int find(Scratch scratch) {
        long[] keys = scratch.grams.keys;
        int size = scratch.grams.size;
        int[] seen = scratch.seen;
        byte[] counts = scratch.counts;
        char[] singles = table.singles();
        int[] prints = table.hash().prints;
        short[] shifts = table.hash().shifts;
        int offset = table.offset();
        int n = 0;
        int strangers = 0;
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
            strangers += row == 0 ? 1 : 0;
        }
        scratch.known += size - strangers;
        return n;
    }

    private float sumNarrow(Scratch scratch, int seen) {
        float[] sums = scratch.sums;
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
        }
        empty(even, odd, sums, 0);
        takeBias(sums, once + waiting);
        return squares;
    }

    /** Part by part: the lists of rows stay in the cache where the many bytes of a row would not. */
    private float sumWide(Scratch scratch, int seen) {
        return sumOnce(scratch, seen) + sumRepeated(scratch);
    }

    /** Every row as if it occurred once; those that occur again are listed for {@link #sumRepeated}, and the counts are cleared. */
    private float sumOnce(Scratch scratch, int seen) {
        long squares = 0;
        scratch.again = 0;
        for (int from = 0; from < seen; from += ROOM) {
            int to = Math.min(seen, from + ROOM);
            for (int part = 0; part < table.stride() - 1; part++) {
                sumLanes(scratch, from, to, part);
            }
            squares += sumLast(scratch, from, to);
        }
        takeBias(scratch.sums, seen);
        return squares / whole;
    }

    private void sumLanes(Scratch scratch, int from, int to, int part) {
        int[] seen = scratch.seen;
        long[] rows = table.rows();
        int stride = table.stride();
        long even = 0;
        long odd = 0;
        for (int i = from; i < to; i++) {
            long bytes = rows[seen[i] * stride + part];
            even += bytes & LANES;
            odd += bytes >>> 8 & LANES;
        }
        empty(even, odd, scratch.sums, part * 8);
    }

    /** The last long of each row, whose last byte is the worth. */
    private long sumLast(Scratch scratch, int from, int to) {
        int[] seen = scratch.seen;
        int[] repeated = scratch.repeated;
        byte[] times = scratch.times;
        byte[] counts = scratch.counts;
        long[] rows = table.rows();
        int[] worths = wholeWorths;
        int stride = table.stride();
        int last = stride - 1;
        int again = scratch.again;
        long even = 0;
        long odd = 0;
        long squares = 0;
        for (int i = from; i < to; i++) {
            int row = seen[i];
            byte count = counts[row];
            counts[row] = 0;
            repeated[again] = row;
            times[again] = count;
            again += count == 1 ? 0 : 1;
            long bytes = rows[row * stride + last];
            even += bytes & LANES;
            odd += bytes >>> 8 & LANES;
            squares += worths[(int) (bytes >>> 56)];
        }
        scratch.again = again;
        empty(even, odd, scratch.sums, last * 8);
        return squares;
    }

    private static void empty(long even, long odd, float[] sums, int at) {
        for (int lane = 0; lane < 4; lane++) {
            sums[at + 2 * lane] += even >>> 16 * lane & 0xffff;
            sums[at + 2 * lane + 1] += odd >>> 16 * lane & 0xffff;
        }
    }

    /** What repetition adds to having been added once. */
    private float sumRepeated(Scratch scratch) {
        int stride = table.stride();
        long[] rows = table.rows();
        float squares = 0;
        for (int i = 0; i < scratch.again; i++) {
            int at = scratch.repeated[i] * stride;
            float logarithm = Scale.logarithm(scratch.times[i] & 0xff);
            squares += squaredWorths[(int) (rows[at + stride - 1] >>> 56)] * (logarithm * logarithm - 1);
            for (int part = 0; part < stride; part++) {
                addRepeated(rows[at + part], logarithm - 1, scratch.sums, part * 8);
            }
        }
        return squares;
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
