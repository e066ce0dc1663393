package huiying.bot.attachments;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** One thing sent along, as its row tells: what it is, whose it is, and what became of it. */
public record Attachment(UUID id, Kind kind, State state, Origin origin, Facts facts, String problem) {

    /** What became of it: still to be fetched; kept; not to be had any more; not taken; looks dangerous; erased with its case. */
    public enum State {
        WANTED, KEPT, GONE, REFUSED, QUARANTINED, ERASED
    }

    /** Where it comes from and what it belongs to. {@code address} is the resident's, {@code person} of staff. */
    public record Origin(Stage stage, @Nullable UUID inbox, @Nullable UUID address, @Nullable UUID person, @Nullable UUID caseId, Instant at) {
    }

    /** What is known of the bytes; {@code type} is null before they are kept, width and height are 0 for what is no picture. */
    public record Facts(@Nullable ContentType type, long size, int width, int height, @Nullable Instant takenAt) {
    }

    public boolean isKept() {
        return state == State.KEPT;
    }

    public boolean isPicture() {
        return kind == Kind.PICTURE && state == State.KEPT;
    }
}
