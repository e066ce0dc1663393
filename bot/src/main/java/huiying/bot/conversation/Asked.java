package huiying.bot.conversation;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A question of ours and the resident's reply to it.
 *
 * @param step    the step of a survey, empty otherwise
 * @param options what the numbers of a choice stand for
 * @param choice  the number replied, 0 for "none" or when words were given instead
 * @param words   the reply as written
 */
public record Asked(UUID question, Kind kind, @Nullable UUID caseId, @Nullable UUID survey, String step, List<String> options, int choice, String words) {
    /** What was asked; stored in lower case. */
    public enum Kind {
        SURVEY, CHOOSE, REOPEN, REASON, CONFIRM, TRANSFER, POLL
    }
}
