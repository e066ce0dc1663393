package huiying.bot.sla;

import java.util.Arrays;

/** The classes of promise: how long a resident waits at most. */
public enum ServiceLevel {
    URGENT_2H("urgent2h"), UTILITY_24H("utility24h"), GENERAL_7D("general7d"), COMPLEX_15D("complex15d"), CONSULT_2D("consult2d");

    private final String stored;

    ServiceLevel(String stored) {
        this.stored = stored;
    }

    public String stored() {
        return stored;
    }

    public static ServiceLevel of(String stored) {
        return Arrays.stream(values()).filter(level -> level.stored.equals(stored)).findFirst().orElseThrow(() -> new IllegalArgumentException(stored));
    }
}
