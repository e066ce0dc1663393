package huiying.bot.hotline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A resident's call while people are brought to it. */
public record PhoneCall(UUID id, Line line, Purpose purpose, State state, Queued queued, With with) {

    /** Why there is a call. */
    public enum Purpose {
        HOTLINE, CALL_BACK, SURVEY
    }

    /** Stored in lower case. */
    public enum State {
        WAITING, RINGING, TALKING, MEETING, WRAP_UP, OVER;

        /** Somebody and the resident can hear each other. */
        public boolean isTogether() {
            return this == TALKING || this == MEETING;
        }
    }

    /** Whose line it is; {@code leg} is the provider's id of the resident's end. */
    public record Line(String account, @Nullable String leg, UUID address, String language) {
    }

    /**
     * How it stands in the queue.
     *
     * @param since     since when they wait
     * @param announced the place they were last told; -1 when none
     * @param numbers   service lines that are rung before an agent
     * @param tried     how many of them were
     */
    public record Queued(Instant since, int announced, @Nullable Instant announcedAt, List<String> numbers, int tried) {
        boolean hasNext() {
            return tried < numbers.size();
        }

        String next() {
            return numbers.get(tried);
        }
    }

    /** Who is on it besides the resident, and about what. */
    public record With(@Nullable UUID agent, @Nullable String agentLeg, @Nullable String guest, @Nullable String guestLeg, @Nullable UUID caseId,
            @Nullable Instant since) {
    }
}
