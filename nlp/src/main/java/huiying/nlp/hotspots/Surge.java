package huiying.nlp.hotspots;

/**
 * Tells a surge from an ordinary day: how likely so many like reports of one patch within a day are by chance, when so many are usual there. The chance is that
 * of a Poisson number; what is usual is never taken for less than one report in {@value #DAYS} days.
 *
 * @param count  like reports of different people within a day and half a kilometre
 * @param usual  reports a day that were usual for this kind and patch
 * @param chance of so many or more
 */
public record Surge(int count, double usual, double chance) {
    /** Fewer are no surge, however unusual. */
    public static final int FEWEST = 5;
    /** How far back one looks for what is usual. */
    public static final int DAYS = 28;
    /** With a hundred patches and a hundred kinds this is one false alarm in some weeks. */
    private static final double RARELY = 1e-5;

    /** @param before like reports of the {@value #DAYS} days before the last one */
    public static Surge of(int count, int before) {
        double usual = (before + 1.0) / DAYS;
        return new Surge(count, usual, tail(count, usual));
    }

    public boolean isAlarming() {
        return count >= FEWEST && chance < RARELY;
    }

    /** The chance of {@code count} or more when {@code mean} are expected. */
    private static double tail(int count, double mean) {
        double term = Math.exp(-mean);
        double below = 0;
        for (int k = 0; k < count; k++) {
            below += term;
            term *= mean / (k + 1);
        }
        double sum = 0;
        for (int k = count; k < count + 200; k++) { // summed itself: one minus the rest loses what is small
            sum += term;
            term *= mean / (k + 1);
        }
        return Math.min(1, Math.min(sum, 1 - below + sum));
    }
}
