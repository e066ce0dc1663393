package huiying.bot.sla;

/**
 * A class of promise: how long a resident waits at most.
 *
 * @param code   as the duty list and the cases name it
 * @param urgent whoever gets such a case signs and calls as quickly as in danger
 */
public record ServiceLevel(String code, String zh, String en, String term, boolean urgent) {
    /** What counts where nothing else is said. */
    public static final String GENERAL = "general7d";

    public Span span() {
        return Span.read(term).orElseThrow(() -> new IllegalStateException("no length of time: " + term));
    }
}
