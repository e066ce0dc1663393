package huiying.bot.learning;

import java.time.Duration;

/**
 * How carefully the house learns.
 *
 * @param quarantine how long somebody else may still object to a label before a model that learnt it can answer
 * @param capShare   of a category's samples, the part one person may give within a week
 * @param capLeast   what one person may give to a category within a week, however small it is
 * @param pause      how long corrections gather before a candidate is trained on them
 * @param shadow     how many live cases a candidate has to answer silently first
 * @param recent     how far back confirmed cases are the recent set
 */
public record LearningRules(Duration quarantine, double capShare, int capLeast, Duration pause, int shadow, Duration recent) {
    public static final LearningRules USUAL = new LearningRules(Duration.ofHours(24), 0.02, 10, Duration.ofSeconds(20), 50, Duration.ofDays(14));

    /** The span a person's share is counted over. */
    public static final Duration WEEK = Duration.ofDays(7);

    /** The most one person may give to a category with so many samples. */
    public int cap(int samples) {
        return Math.max(capLeast, (int) (capShare * samples));
    }
}
