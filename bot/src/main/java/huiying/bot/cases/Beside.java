package huiying.bot.cases;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What goes on beside the state of a case.
 *
 * @param proposal   waits for a second person
 * @param head       the case it is dealt with together with
 * @param supervised the level of the supervision that is open, 0 when none
 * @param held       its records may not be erased
 */
public record Beside(@Nullable Proposal proposal, @Nullable UUID head, int supervised, Tally tally, boolean held) {
    static final Beside NOTHING = new Beside(null, null, 0, Tally.NONE, false);

    Beside proposing(@Nullable Proposal proposal) {
        return new Beside(proposal, head, supervised, tally, held);
    }

    Beside under(@Nullable UUID head) {
        return new Beside(proposal, head, supervised, tally, held);
    }

    Beside supervised(int level) {
        return new Beside(proposal, head, level, tally, held);
    }

    Beside held(boolean held) {
        return new Beside(proposal, head, supervised, tally, held);
    }

    Beside with(Tally tally) {
        return new Beside(proposal, head, supervised, tally, held);
    }
}
