package huiying.nlp.classify;

/**
 * The weights of one shape as bytes. A feature's row holds one byte per label and, last, the logarithm of its worth; eight bytes make a long, so that the
 * bytes of many rows can be added without unpacking them. Row 0 belongs to n-grams nobody knows.
 *
 * @param shape    how texts become n-grams
 * @param classes  how many labels
 * @param scale    what one step of a weight byte means
 * @param least    the smallest worth
 * @param ratio    logarithm of the step between two worth bytes
 * @param singles  row of each single character, 0 for unknown
 * @param hash     row of longer n-grams: {@code offset + slot}
 * @param rows     {@code stride} longs for each row
 */
record Table(Shape shape, int classes, float scale, float least, float ratio, char[] singles, PerfectHash hash, long[] rows) {
    static final long ZEROS = 0x8080808080808080L;
    static final int BIAS = 128;

    static int stride(int classes) {
        return (classes + 8) / 8;
    }

    int stride() {
        return stride(classes);
    }

    int rowCount() {
        return rows.length / stride();
    }

    int offset() {
        return rowCount() - hash.prints.length;
    }

    int row(long key) {
        if (key >>> 16 == 0) {
            return singles[(int) key];
        }
        int slot = hash.slot(key);
        return slot < 0 ? 0 : offset() + slot;
    }

    float weight(int row, int label) {
        return (byteAt(row, label) - BIAS) * scale;
    }

    /** Squared worth of an n-gram, 0 for strangers. */
    float squaredWorth(int row) {
        return squaredWorth(byteAt(row, stride() * 8 - 1), least, ratio);
    }

    static float squaredWorth(int code, float least, float ratio) {
        return code == 0 ? 0 : (float) StrictMath.pow(least * StrictMath.exp(ratio * (code - 1)), 2);
    }

    private int byteAt(int row, int index) {
        return (int) (rows[row * stride() + index / 8] >>> 8 * (index % 8)) & 0xff;
    }
}
