package huiying.channels;

import java.time.Duration;

/** What became of one attempt to send. */
public sealed interface Delivery {

    /** The provider took it. */
    record Delivered(String providerId) implements Delivery {
    }

    /** Surely not sent; trying again later makes sense, not before {@code after}. */
    record Failed(String code, Duration after, Trouble trouble) implements Delivery {
        public Failed(String code, Duration after) {
            this(code, after, Trouble.OTHER);
        }
    }

    /** Surely not sent and never will be on this channel: opted out, window closed, no such number. */
    record Refused(String code, Trouble trouble) implements Delivery {
        public Refused(String code) {
            this(code, Trouble.OTHER);
        }
    }

    /** Bytes left but no answer came: it may or may not have been sent. Never repeated blindly. */
    record Unknown(String code) implements Delivery {
    }
}
