package huiying.app.months;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What one resident will say, and how everybody will behave about it: all decided beforehand, so that the order of things changes nothing. */
record Script(Instant told, Door door, String words, String category, Work work, Reply reply) {

    /** Where the words come in. */
    record Door(String channel, String from) {
    }

    /**
     * What staff do.
     *
     * @param triage  how long until an agent looks at what the machine left open
     * @param sign    how long until the unit signs; null when it lets the clock do it
     * @param pace    when it reports, as a part of the time it has; above 1 it is late
     * @param review  how long the supervisor takes
     */
    record Work(Duration triage, @Nullable Duration sign, double pace, Duration review, Manner manner) {
    }

    /** Which of the less usual ways it goes. */
    record Manner(boolean returned, boolean contacts, boolean sentBack, boolean formLetter, boolean rectifies) {
        /** After somebody objected: no form letter any more, and nothing to send back. */
        Manner better() {
            return new Manner(returned, contacts, false, false, rectifies);
        }
    }

    /**
     * What the resident answers.
     *
     * @param after  how long after being asked; null when they never do
     * @param again  they want it done again when it is not solved
     */
    record Reply(@Nullable Duration after, String contacted, String solved, String grade, boolean inWords, boolean again) {
    }
}
