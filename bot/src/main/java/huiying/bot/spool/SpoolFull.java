package huiying.bot.spool;

/** The spool cannot keep anything more, so the provider must be asked to come again. */
public final class SpoolFull extends RuntimeException {
    private static final long serialVersionUID = 1;

    SpoolFull(String why, Throwable cause) {
        super(why, cause);
    }

    SpoolFull(String why) {
        super(why);
    }
}
