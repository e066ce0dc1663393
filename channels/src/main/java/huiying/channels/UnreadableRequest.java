package huiying.channels;

/** A correctly signed request whose content makes no sense to the adapter. The message says what was expected, without the resident's data. */
public final class UnreadableRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnreadableRequest(String expected) {
        super(expected);
    }
}
