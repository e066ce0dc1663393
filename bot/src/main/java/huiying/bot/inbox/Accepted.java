package huiying.bot.inbox;

import java.util.UUID;

/**
 * What became of one message at the door.
 *
 * @param inbox   the row that holds it; for a duplicate, the row of the first
 * @param outcome stored, or recognised as one we have
 */
public record Accepted(UUID inbox, Outcome outcome) {
    /** As counted by the receipts. */
    public enum Outcome {
        STORED, DUPLICATE, QUARANTINED
    }
}
