package huiying.app.config;

/** A setting the service cannot start with; the message is one sentence that begins with the key. */
public final class BadConfiguration extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadConfiguration(String key, String whatIsWrong) {
        super(key + " " + whatIsWrong);
    }
}
