package huiying.nlp.classify;

/** What is certain about a share after counting hits (Clopper and Pearson 1934). */
public final class Binomial {
    private static final double[] LANCZOS = {76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2,
            -0.5395239384953e-5};

    private Binomial() {
    }

    /** The share that is exceeded with this confidence when {@code hits} of {@code trials} were right; 0 to 1. */
    public static double lowerBound(int hits, int trials, double confidence) {
        if (hits == 0) {
            return 0;
        }
        double low = 0;
        double high = 1;
        for (int step = 0; step < 50; step++) {
            double middle = (low + high) / 2;
            if (incompleteBeta(hits, trials - hits + 1.0, middle) < 1 - confidence) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** True when the bound of {@link #lowerBound} reaches the share; much cheaper than the bound. */
    public static boolean exceeds(int hits, int trials, double share, double confidence) {
        return hits > 0 && hits >= share * trials && incompleteBeta(hits, trials - hits + 1.0, share) <= 1 - confidence;
    }

    private static double incompleteBeta(double a, double b, double x) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
        return x < (a + 1) / (a + b + 2) ? front * fraction(a, b, x) / a : 1 - front * fraction(b, a, 1 - x) / b;
    }

    /** Lentz's continued fraction. */
    private static double fraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / away(1 - (a + b) * x / (a + 1));
        double result = d;
        for (int m = 1; m < 300; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / away(1 + even * d);
            c = away(1 + even / c);
            result *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / away(1 + odd * d);
            c = away(1 + odd / c);
            result *= d * c;
            if (Math.abs(d * c - 1) < 1e-12) {
                break;
            }
        }
        return result;
    }

    private static double away(double x) {
        return Math.abs(x) < 1e-300 ? 1e-300 : x;
    }

    private static double logGamma(double x) {
        double series = 1.000000000190015;
        for (int i = 0; i < LANCZOS.length; i++) {
            series += LANCZOS[i] / (x + 1 + i);
        }
        double shifted = x + 5.5;
        return (x + .5) * Math.log(shifted) - shifted + Math.log(2.5066282746310005 * series / x);
    }
}
