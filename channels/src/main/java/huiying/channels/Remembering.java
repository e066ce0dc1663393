package huiying.channels;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** A channel whose provider remembers: it can be asked afterwards what it received for us and what became of what we sent. */
public interface Remembering extends Channel {

    /**
     * Lists what residents sent, newest first; blocks for at most a few seconds and never throws for what the network or the provider does.
     *
     * @param since what is surely older is left out
     * @param page  where to go on, as the answer before said; null for the newest
     */
    Received received(Instant since, @Nullable String page);

    /** What the provider knows about a message whose fate we do not know; {@code providerId} is its own id of it, when we learned one. */
    Fate fate(OutboundMessage message, @Nullable String providerId, Instant sentAfter);

    /** What a provider received. */
    sealed interface Received {

        /** One page; {@code next} is empty after the last. */
        record Listed(List<Recalled> messages, Optional<String> next) implements Received {
        }

        /** It cannot be asked now. */
        record NotNow(String code) implements Received {
        }
    }

    /** One message as the provider recalls it: the same ids as at the door, and the record in the shape of a request. */
    record Recalled(List<Inbound.Message> messages, WebhookRequest record) {
        /** Without the words. */
        @Override
        public String toString() {
            return "Recalled" + messages;
        }
    }

    /** What a provider knows about one message of ours. */
    sealed interface Fate {

        /** It took it, and this is how far it got. */
        record Known(Inbound.Receipt receipt) implements Fate {
        }

        /** It answered and has no such message: it was never sent. */
        record NeverTaken() implements Fate {
        }

        /** It cannot be asked now. */
        record NotNow(String code) implements Fate {
        }
    }
}
