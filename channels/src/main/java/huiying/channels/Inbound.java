package huiying.channels;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What one correctly signed request says. */
public sealed interface Inbound {

    /**
     * A resident said something.
     *
     * @param from       who, on which of our accounts
     * @param providerId the provider's id for this message; together with {@code from} it is unique for ever
     * @param sentAt     the provider's time
     * @param content    what was said
     * @param prompt     true when nobody should wait for more words: key presses, menu taps, steps of a call
     */
    record Message(Address from, String providerId, Instant sentAt, Content content, boolean prompt) implements Inbound {

        /** Without the words and the sender, so that a message in a log line tells nothing. */
        @Override
        public String toString() {
            return "Message[" + from + " " + providerId + " " + content + "]";
        }
    }

    /**
     * The provider reports what became of a message we sent.
     *
     * @param key        the {@code key} of the {@link OutboundMessage} when the provider carries it back, else null
     * @param providerId the provider's id of that message
     * @param status     how far it got
     * @param code       the provider's error code, empty when there is none
     * @param trouble    what kind of trouble the code tells of
     */
    record Receipt(String channel, String account, @Nullable UUID key, String providerId, Status status, String code, Trouble trouble) implements Inbound {
        public Receipt(String channel, String account, @Nullable UUID key, String providerId, Status status, String code) {
            this(channel, account, key, providerId, status, code, Trouble.OTHER);
        }

        /** In rising order; a later one never goes back to an earlier one. */
        public enum Status {
            QUEUED, SENT, DELIVERED, UNDELIVERED
        }
    }

    /**
     * A resident agreed to be sent a prepared form once more, or took every consent back.
     *
     * @param providerId unique for ever together with {@code from}: a repeated report is one consent
     * @param form       the provider's id of the form; empty for all of them
     */
    record Consent(Address from, String providerId, Instant at, String form, boolean given) implements Inbound {
        @Override
        public String toString() {
            return "Consent[" + from + " " + form + " " + given + "]";
        }
    }

    /** A provider checks that the door is ours; {@link Channel#acknowledge} answers it. */
    record Handshake() implements Inbound {
    }
}
