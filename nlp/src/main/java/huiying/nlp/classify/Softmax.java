package huiying.nlp.classify;

/** Turns scores into probabilities that sum to one. */
final class Softmax {
    private Softmax() {
    }

    static void inPlace(double[] scores, int from, int to) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            most = Math.max(most, scores[i]);
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            scores[i] = Math.exp(scores[i] - most);
            sum += scores[i];
        }
        for (int i = from; i < to; i++) {
            scores[i] /= sum;
        }
    }

    static void inPlace(float[] scores) {
        float most = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            most = Math.max(most, score);
        }
        float sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = exp(scores[i] - most);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
    }

    /**
     * e to the power of a number not above 0, within four parts in ten million: two to the power of the whole part is a shift of the exponent, the rest, within
     * half of ln 2, is Taylor's series.
     */
    static float exp(float x) {
        if (x < -87) {
            return 0;
        }
        int whole = (int) (x * 1.442695f - .5f);
        float rest = x - whole * .693359375f + whole * 2.12194440e-4f;
        float series = 1 + rest * (1 + rest * (.5f + rest * (1 / 6f + rest * (1 / 24f + rest * (1 / 120f + rest * (1 / 720f))))));
        return series * Float.intBitsToFloat(whole + 127 << 23);
    }
}
