package huiying.nlp.classify;

/** Solves small systems of linear equations. */
final class Linear {
    private Linear() {
    }

    /** Gaussian elimination with pivots; each row ends with its right side. */
    static double[] solve(double[][] system) {
        int n = system.length;
        for (int column = 0; column < n; column++) {
            pivot(system, column);
            for (int row = column + 1; row < n; row++) {
                double factor = system[row][column] / system[column][column];
                for (int i = column; i <= n; i++) {
                    system[row][i] -= factor * system[column][i];
                }
            }
        }
        double[] solution = new double[n];
        for (int row = n - 1; row >= 0; row--) {
            double rest = system[row][n];
            for (int i = row + 1; i < n; i++) {
                rest -= system[row][i] * solution[i];
            }
            solution[row] = rest / system[row][row];
        }
        return solution;
    }

    private static void pivot(double[][] system, int column) {
        int best = column;
        for (int row = column + 1; row < system.length; row++) {
            if (Math.abs(system[row][column]) > Math.abs(system[best][column])) {
                best = row;
            }
        }
        double[] swapped = system[column];
        system[column] = system[best];
        system[best] = swapped;
    }
}
