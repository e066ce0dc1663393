package huiying.bot.cases;

/**
 * What has been counted.
 *
 * @param returns    how often a unit asked to give it back, in this cycle
 * @param reopenings how often the resident had it done again
 * @param resolution the number of the resolution, raised each time it is resolved
 */
public record Counts(int returns, int reopenings, int resolution, int events) {
    static final Counts NONE = new Counts(0, 0, 0, 0);

    Counts another() {
        return new Counts(returns, reopenings, resolution, events + 1);
    }

    Counts returned() {
        return new Counts(returns + 1, reopenings, resolution, events);
    }

    Counts reopened() {
        return new Counts(0, reopenings + 1, resolution, events);
    }

    Counts resolved() {
        return new Counts(returns, reopenings, resolution + 1, events);
    }
}
