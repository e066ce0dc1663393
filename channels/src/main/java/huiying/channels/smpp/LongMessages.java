package huiying.channels.smpp;

import java.util.List;
import java.util.Optional;

/** Where the parts of long messages wait for each other; a part must be safe there before the message centre is told that we have it. */
public interface LongMessages {

    /** A message with all its parts, or with what there is. The id is that of the part heard first. */
    record Whole(String sender, String recipient, String text, String providerId) {

        /** Without the words. */
        @Override
        public String toString() {
            return "Whole[" + providerId + "]";
        }
    }

    /** Keeps one part. When all are there, the message: the same every time the last part is repeated. */
    Optional<Whole> add(String account, Part part);

    /** Messages whose missing parts have not come for too long, with … where something is missing; each until {@link #forget}. */
    List<Whole> overdue(String account);

    /** The message with this id has been taken in. */
    void forget(String account, String providerId);
}
