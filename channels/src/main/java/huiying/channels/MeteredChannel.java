package huiying.channels;

import java.util.Map;
import java.util.Optional;

/** A channel whose provider counts: what a resident does opens a window for a few messages, and outside it only prepared forms travel. */
public interface MeteredChannel extends Channel {

    /** What this act of a resident lets us send; empty when nothing. */
    Optional<Opening> opens(Inbound.Message act);

    /** How many messages of the window this one takes: a long text is sent in several. */
    int takes(OutboundMessage message);

    /** False when this account may never push words: what does not go back in a response needs another way. */
    boolean pushes();

    /** The prepared form for an occasion, filled with what is told; empty when there is none. */
    Optional<Card> card(String occasion, Map<String, String> told);

    /** Sends a prepared form; blocks for at most a few seconds and never throws for what the network or the provider does. */
    Delivery deliver(OutboundMessage message, Card card);
}
