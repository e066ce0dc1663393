package huiying.bot.notices;

import java.util.Locale;

/** Whether a resident must hear of something by whatever way, or only where it costs nothing. */
public enum Need {
    MUST, NICE;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Need of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
