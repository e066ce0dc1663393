package huiying.bot.assessment;

/**
 * A share of cases with its 95 % interval after Wilson.
 *
 * @param hits  those that have it; half of one may count
 * @param cases of how many
 */
public record Share(double hits, long cases) {
    private static final double Z = 1.959963984540054;

    public Share {
        if (hits < 0 || hits > cases) {
            throw new IllegalArgumentException(hits + " of " + cases);
        }
    }

    public boolean isKnown() {
        return cases > 0;
    }

    public double value() {
        return cases == 0 ? 0 : hits / cases;
    }

    public double low() {
        return cases == 0 ? 0 : Math.max(0, middle() - reach());
    }

    public double high() {
        return cases == 0 ? 1 : Math.min(1, middle() + reach());
    }

    /** Whether nobody can say which of the two is larger. */
    public boolean overlaps(Share other) {
        return low() <= other.high() && other.low() <= high();
    }

    public boolean isAbove(Share other) {
        return low() > other.high();
    }

    Share plus(Share other) {
        return new Share(hits + other.hits, cases + other.cases);
    }

    private double middle() {
        return (value() + Z * Z / (2 * cases)) / (1 + Z * Z / cases);
    }

    private double reach() {
        return Z * Math.sqrt(value() * (1 - value()) / cases + Z * Z / (4.0 * cases * cases)) / (1 + Z * Z / cases);
    }
}
