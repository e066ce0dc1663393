package huiying.bot.sheets;

/** A file that is not read at all: too big, broken, or holding what has no business in a table. */
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;

    public Unreadable(String code) {
        super(code);
        this.code = code;
    }

    /** Why, as a key of the bundles: {@code too-many-rows}. */
    public String code() {
        return code;
    }
}
