package huiying.channels;

import java.time.Duration;

/** What became of one attempt to fetch a medium from the provider. */
public sealed interface Fetched {

    /** The bytes as they came; {@code declaredType} is what the provider says they are and proves nothing. */
    record Bytes(byte[] bytes, String declaredType) implements Fetched {
        @Override
        public String toString() {
            return "Bytes[" + bytes.length + " of " + declaredType + "]";
        }
    }

    /** Not now; trying again makes sense, not before {@code after}. */
    record Later(String code, Duration after) implements Fetched {
    }

    /** It never will: expired, deleted, unknown to the provider. */
    record Gone(String code) implements Fetched {
    }

    /** Larger than was allowed; nothing of it was kept. */
    record TooLarge(long most) implements Fetched {
    }
}
