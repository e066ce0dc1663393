package huiying.bot.cases;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What goes on beside the state of a case.
 *
 * @param proposal   waits for a second person
 * @param head       the case it is dealt with together with
 * @param supervised the level of the supervision that is open, 0 when none
 */
public record Beside(@Nullable Proposal proposal, @Nullable UUID head, int supervised, Tally tally) {
    static final Beside NOTHING = new Beside(null, null, 0, Tally.NONE);

    Beside proposing(@Nullable Proposal proposal) {
        return new Beside(proposal, head, supervised, tally);
    }

    Beside under(@Nullable UUID head) {
        return new Beside(proposal, head, supervised, tally);
    }

    Beside supervised(int level) {
        return new Beside(proposal, head, level, tally);
    }

    Beside with(Tally tally) {
        return new Beside(proposal, head, supervised, tally);
    }
}
