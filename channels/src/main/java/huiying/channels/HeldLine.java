package huiying.channels;

/** A channel that holds a line of its own to the provider instead of being knocked at: what it hears is handed over in the shape of a request. */
public interface HeldLine extends Channel {

    /** Takes what was heard; returns when it is kept for good, and throws when it cannot be. */
    interface Listener {
        void heard(WebhookRequest request);
    }

    /** Opens the line and keeps it open until {@link #hangUp}, through every failure of the network and the provider. */
    void open(Listener listener);

    /** Ends the line politely; nothing is heard afterwards. */
    void hangUp();

    /** Whether the line is up at this moment. */
    boolean connected();
}
