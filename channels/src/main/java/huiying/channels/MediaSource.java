package huiying.channels;

import java.time.Duration;

/** A channel whose provider keeps photos, voice and files for a while: what a message names by its media id is fetched from there. */
public interface MediaSource extends Channel {

    /**
     * Fetches one medium from the provider; blocks for at most a few seconds and never throws for what the network or the provider does.
     * Only the provider's own hosts are asked, whatever the message said.
     *
     * @param mediaId as in {@link Content.Picture#mediaId()} and its like
     * @param most    bytes read at most; a larger medium is refused before it is read to its end
     */
    Fetched fetch(String mediaId, long most);

    /** Asks the provider to forget a medium that is kept here now; true when there is nothing left to ask for, as where providers forget by themselves soon. */
    default boolean forget(String mediaId) {
        return true;
    }

    /** How long the provider itself still needs a medium after it was fetched, as to write down what is said in it; it is not asked to forget it before. */
    default Duration needed() {
        return Duration.ZERO;
    }
}
