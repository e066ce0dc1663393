package huiying.nlp.classify;

/** Rows of feature numbers with values: row i is {@code [start[i], start[i + 1])}. */
record Sparse(int[] start, int[] feature, float[] value, int features) {

    int rows() {
        return start.length - 1;
    }

    /** The squared length of each row, with the constant feature of the bias. */
    float[] squares() {
        float[] squares = new float[rows()];
        for (int row = 0; row < squares.length; row++) {
            double sum = 1;
            for (int p = start[row]; p < start[row + 1]; p++) {
                sum += value[p] * value[p];
            }
            squares[row] = (float) sum;
        }
        return squares;
    }

    /** This matrix with another one to its right. */
    Sparse beside(Sparse right) {
        int[] starts = new int[start.length];
        int[] both = new int[feature.length + right.feature.length];
        float[] values = new float[both.length];
        int n = 0;
        for (int row = 0; row < rows(); row++) {
            int mine = start[row + 1] - start[row];
            System.arraycopy(feature, start[row], both, n, mine);
            System.arraycopy(value, start[row], values, n, mine);
            n += mine;
            for (int p = right.start[row]; p < right.start[row + 1]; p++, n++) {
                both[n] = right.feature[p] + features;
                values[n] = right.value[p];
            }
            starts[row + 1] = n;
        }
        return new Sparse(starts, both, values, features + right.features);
    }

    /** Only the features with a new number, -1 means dropped; every row gets the length {@code weight} again. */
    Sparse keep(int[] number, int kept, double weight) {
        int[] starts = new int[start.length];
        int[] features = new int[feature.length];
        float[] values = new float[feature.length];
        int n = 0;
        for (int row = 0; row < rows(); row++) {
            for (int p = start[row]; p < start[row + 1]; p++) {
                if (number[feature[p]] >= 0) {
                    features[n] = number[feature[p]];
                    values[n++] = value[p];
                }
            }
            starts[row + 1] = n;
            stretch(values, starts[row], n, weight);
        }
        return new Sparse(starts, java.util.Arrays.copyOf(features, n), java.util.Arrays.copyOf(values, n), kept);
    }

    static void stretch(float[] values, int from, int to, double weight) {
        double sum = 0;
        for (int p = from; p < to; p++) {
            sum += values[p] * values[p];
        }
        float factor = sum > 0 ? (float) (weight / Math.sqrt(sum)) : 0;
        for (int p = from; p < to; p++) {
            values[p] *= factor;
        }
    }
}
