package huiying.bot.learning.lists;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which list it is, and its columns. */
public enum Kind {
    /** Questions residents ask and what is answered until when; the source is for whoever looks after them. */
    ANSWERS("question", "ways", "zh", "en", "topic", "ways_en", "valid_until", "source"),
    /** Words that tell of danger, secrecy, anger by standing together. */
    SIGNS("label", "rule"),
    /** The names residents use for spots, and the patches they lie in. */
    PLACES("name", "grid"),
    /** What residents say when they want something of the talk itself. */
    INTENTS("intent", "language", "text");

    private final List<String> columns;

    Kind(String... columns) {
        this.columns = List.of(columns);
    }

    public List<String> columns() {
        return columns;
    }

    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String stored) {
        return Arrays.stream(values()).filter(kind -> kind.stored().equals(stored)).findFirst();
    }
}
