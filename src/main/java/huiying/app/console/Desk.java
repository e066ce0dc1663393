package huiying.app.console;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The agent's desk as shown: what waits, what is in hand, what can still be undone. */
record Desk(Queue waitingItems, @Nullable Work work, List<Sent> lane, Tally tally, boolean eager) {

    public List<QueueRow> queue() {
        return waitingItems.rows();
    }

    public long waiting() {
        return waitingItems.count();
    }

    public @Nullable String oldest() {
        return waitingItems.oldest();
    }

    /** What waits: the first rows, how many in all, and how long the first has waited. */
    record Queue(List<QueueRow> rows, long count, @Nullable String oldest) {
    }

    /** A row of the queue. */
    record QueueRow(UUID task, Caller caller, String words, String guess, @Nullable Double confidence, Standing standing) {
        public String channel() {
            return caller.channel();
        }

        public String who() {
            return caller.who();
        }

        public List<String> flags() {
            return standing.flags();
        }

        public String waited() {
            return standing.waited();
        }

        public boolean current() {
            return standing.current();
        }

        public boolean taken() {
            return standing.taken();
        }
    }

    /** How a row stands: flags, waiting time, in my hand, in somebody else's. */
    record Standing(List<String> flags, String waited, boolean current, boolean taken) {
    }

    /** Who speaks, masked. */
    record Caller(String who, String contact, String channel, boolean revealable) {
    }

    /** The item in hand. {@code decide} is null for what is done by talking, not by choosing. */
    record Work(Held task, Ref ref, Caller caller, Talk talk, @Nullable Decide decide, Aside aside) {
    }

    /** The task and how long it is mine. */
    record Held(UUID id, String kind, @Nullable ClockFace due, long claimSeconds) {
        /** Whether it is over once somebody has written down what came of it; the others are decided on the case's own page. */
        public boolean told() {
            return !Set.of("RETURN", "REVIEW", "ARBITRATE").contains(kind);
        }

        public String claimLeft() {
            return claimSeconds / 60 + ":" + (claimSeconds % 60 < 10 ? "0" : "") + claimSeconds % 60;
        }
    }

    /** The case it is about, both null when there is none, and the talk it came from. */
    record Ref(@Nullable UUID id, @Nullable String number, @Nullable UUID talk) {
    }

    /** What was said, and one line that sums it up. */
    record Talk(List<Bubble> bubbles, String summary) {
    }

    /** The suggestions, the promised line, and the words on the button. */
    record Decide(List<Choice> choices, double promise, String verb) {
    }

    /** Beside the words: facts, owner, the resident's other cases. */
    record Aside(List<CaseFile.Fact> facts, @Nullable Goes goes, List<Other> others) {
    }

    /** Whose it would be. */
    record Goes(String unit, String basis, String why, String due) {
    }

    /** Another case of the same resident. */
    record Other(String number, String state, String title) {
    }

    /** Something sent that can still be taken back. */
    record Sent(UUID id, String kind, String what, String to, long secondsLeft, String back) {
        /** How much of the ring is gone, in hundredths. */
        public long gone() {
            return 100 - Math.min(100, secondsLeft * 10);
        }
    }

    /** What this agent has done today. */
    record Tally(long confirmed, long changed) {
    }
}
