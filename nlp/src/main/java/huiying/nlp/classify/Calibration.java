package huiying.nlp.classify;

/**
 * Margins to probabilities. With few labels a full matrix (each probability hears every margin), with many one slope for all: a matrix would have more numbers
 * than samples.
 *
 * @param classes how many labels
 * @param matrix  row by row {@code classes + 1} factors, the last one for the constant
 */
record Calibration(int classes, float[] matrix) {
    private static final int MOST_FOR_MATRIX = 12;
    private static final double FIRST_SLOPE = 4.5;
    private static final double RIDGE = .0006;

    /** Fitted on the margins of texts that were held out; {@code labels} may be longer than the margins. */
    static Calibration fit(float[] margins, int[] labels, int classes, Crew crew) {
        return classes <= MOST_FOR_MATRIX ? matrix(margins, labels, classes, crew) : slope(margins, labels, classes);
    }

    private static Calibration matrix(float[] margins, int[] labels, int classes, Crew crew) {
        int width = classes + 1;
        double[] ahead = new double[classes * width];
        for (int k = 0; k < classes; k++) {
            ahead[k * width + k] = FIRST_SLOPE;
        }
        double[] at = ahead.clone();
        int count = margins.length / classes;
        for (int step = 0; step < 120; step++) {
            double[] gradient = gradient(margins, labels, classes, ahead, crew);
            double momentum = step / (step + 3.0);
            for (int i = 0; i < ahead.length; i++) {
                double ridge = i % width < classes ? RIDGE * ahead[i] : 0;
                double next = ahead[i] - 1.6 * (gradient[i] / count + ridge);
                ahead[i] = next + momentum * (next - at[i]);
                at[i] = next;
            }
        }
        return new Calibration(classes, floats(at));
    }

    /** The sums run over four fixed parts, whatever the number of threads. */
    private static double[] gradient(float[] margins, int[] labels, int classes, double[] matrix, Crew crew) {
        var parts = new double[4][];
        int count = margins.length / classes;
        crew.each(parts.length, part -> parts[part] = gradient(margins, labels, classes, matrix, (int) ((long) count * part / parts.length),
                (int) ((long) count * (part + 1) / parts.length)));
        double[] sum = new double[matrix.length];
        for (double[] part : parts) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += part[i];
            }
        }
        return sum;
    }

    private static double[] gradient(float[] margins, int[] labels, int classes, double[] matrix, int from, int to) {
        int width = classes + 1;
        double[] gradient = new double[matrix.length];
        double[] probabilities = new double[classes];
        for (int row = from; row < to; row++) {
            for (int k = 0; k < classes; k++) {
                double sum = matrix[k * width + classes];
                for (int j = 0; j < classes; j++) {
                    sum += matrix[k * width + j] * margins[row * classes + j];
                }
                probabilities[k] = sum;
            }
            Softmax.inPlace(probabilities, 0, classes);
            probabilities[labels[row]] -= 1;
            for (int k = 0; k < classes; k++) {
                for (int j = 0; j < classes; j++) {
                    gradient[k * width + j] += probabilities[k] * margins[row * classes + j];
                }
                gradient[k * width + classes] += probabilities[k];
            }
        }
        return gradient;
    }

    /** One slope by Newton's method on the likelihood. */
    private static Calibration slope(float[] margins, int[] labels, int classes) {
        double slope = FIRST_SLOPE;
        for (int step = 0; step < 12; step++) {
            slope = Math.clamp(slope + newtonStep(margins, labels, classes, slope), slope / 2, slope * 2);
        }
        float[] matrix = new float[classes * (classes + 1)];
        for (int k = 0; k < classes; k++) {
            matrix[k * (classes + 1) + k] = (float) slope;
        }
        return new Calibration(classes, matrix);
    }

    private static double newtonStep(float[] margins, int[] labels, int classes, double slope) {
        double[] probabilities = new double[classes];
        double first = 0;
        double second = 1e-9;
        for (int row = 0; row < margins.length / classes; row++) {
            for (int k = 0; k < classes; k++) {
                probabilities[k] = slope * margins[row * classes + k];
            }
            Softmax.inPlace(probabilities, 0, classes);
            double mean = 0;
            double squares = 0;
            for (int k = 0; k < classes; k++) {
                double margin = margins[row * classes + k];
                mean += probabilities[k] * margin;
                squares += probabilities[k] * margin * margin;
            }
            first += margins[row * classes + labels[row]] - mean;
            second += squares - mean * mean;
        }
        return first / second;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    float factor(int label, int margin) {
        return matrix[label * (classes + 1) + margin];
    }

    /** Probabilities of one text. */
    void apply(float[] margins, int offset, float[] probabilities) {
        if (classes > MOST_FOR_MATRIX) {
            applyDiagonal(margins, offset, probabilities);
        } else {
            applyMatrix(margins, offset, probabilities);
        }
        Softmax.inPlace(probabilities);
    }

    private void applyDiagonal(float[] margins, int offset, float[] probabilities) {
        for (int k = 0; k < classes; k++) {
            probabilities[k] = matrix[k * (classes + 1) + k] * margins[offset + k] + matrix[k * (classes + 1) + classes];
        }
    }

    private void applyMatrix(float[] margins, int offset, float[] probabilities) {
        int width = classes + 1;
        for (int k = 0; k < classes; k++) {
            float sum = matrix[k * width + classes];
            for (int j = 0; j < classes; j++) {
                sum += matrix[k * width + j] * margins[offset + j];
            }
            probabilities[k] = sum;
        }
    }
}
