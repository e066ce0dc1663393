package huiying.bot.survey;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One answer as it was given.
 *
 * @param answer  its name; null for a reason
 * @param words   a reason in the resident's words
 * @param by      {@code citizen}, or {@code visitor} when a member of staff asked
 * @param actor   the resident's address, or the member of staff
 * @param counted false when it came after the survey was over
 */
public record Given(Question question, @Nullable String answer, @Nullable String words, String by, String actor, Instant at, boolean counted) {
}
