package huiying.bot.assessment;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One resolution a resident was asked about, with the answers that count.
 *
 * @param unit     whose work is judged
 * @param asked    when the resident was asked
 * @param said     the answers by their stored names
 * @param excluded the code by which it is left out of the rates; null when it counts
 */
public record Cycle(UUID caseId, String number, int resolution, String unit, Instant asked, Said said, @Nullable String excluded) {

    /**
     * What was answered; null where nothing was.
     *
     * @param by      {@code citizen}, or {@code visitor} when a member of staff asked by telephone
     * @param address who filed it
     */
    public record Said(@Nullable String contacted, @Nullable String solved, @Nullable String satisfied, @Nullable String by, @Nullable UUID address) {
        static final Said NOTHING = new Said(null, null, null, null, null);
    }

    public boolean counts() {
        return excluded == null;
    }

    public boolean isAnswered() {
        return said.contacted() != null || said.solved() != null || said.satisfied() != null;
    }
}
