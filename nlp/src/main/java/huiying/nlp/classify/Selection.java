package huiying.nlp.classify;

/** How likely the first answer is right: a logistic regression on four signs that it might not be. */
record Selection(float[] factors) {
    private static final int SIGNS = 4;

    /** {@code ln(1 - p1)}, {@code ln(p1 / p2)}, the largest margin, and its distance to the next. */
    static double[] signs(float[] margins, int offset, float[] probabilities) {
        double first = 1e-6;
        double second = 1e-6;
        for (float p : probabilities) {
            if (p > first) {
                second = first;
                first = p;
            } else if (p > second) {
                second = p;
            }
        }
        float best = Float.NEGATIVE_INFINITY;
        float next = Float.NEGATIVE_INFINITY;
        for (int k = 0; k < probabilities.length; k++) {
            float margin = margins[offset + k];
            if (margin > best) {
                next = best;
                best = margin;
            } else if (margin > next) {
                next = margin;
            }
        }
        return new double[]{Math.log(Math.max(1e-6, 1 - first)), Math.log(first / second), best, best - next, 1};
    }

    /** Fitted by Newton's method with a little ridge; rows whose {@code use} is false are left out. */
    static Selection fit(double[][] signs, boolean[] right, boolean[] use) {
        double[] factors = new double[SIGNS + 1];
        for (int step = 0; step < 15; step++) {
            double[][] system = normalEquations(signs, right, use, factors);
            double[] move = Linear.solve(system);
            for (int i = 0; i <= SIGNS; i++) {
                factors[i] += move[i];
            }
        }
        float[] result = new float[factors.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) factors[i];
        }
        return new Selection(result);
    }

    private static double[][] normalEquations(double[][] signs, boolean[] right, boolean[] use, double[] factors) {
        int n = SIGNS + 1;
        double[][] system = new double[n][n + 1];
        for (int row = 0; row < signs.length; row++) {
            if (use[row]) {
                double p = logistic(dot(factors, signs[row]));
                double weight = Math.max(p * (1 - p), 1e-6);
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        system[i][j] += weight * signs[row][i] * signs[row][j];
                    }
                    system[i][n] += ((right[row] ? 1 : 0) - p) * signs[row][i];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            system[i][i] += 1;
            system[i][n] -= factors[i];
        }
        return system;
    }

    double sureness(double[] signs) {
        double sum = 0;
        for (int i = 0; i < factors.length; i++) {
            sum += factors[i] * signs[i];
        }
        return logistic(sum);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
