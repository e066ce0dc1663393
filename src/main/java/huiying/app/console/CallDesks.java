package huiying.app.console;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What the call desk shows.
 *
 * @param line    the agent's own telephone
 * @param talk    the caller in hand; null when there is none
 * @param waiting who waits for a person, longest first
 * @param owed    who is to be called back, most urgent first
 */
record CallDesks(Line line, @Nullable Talk talk, List<Caller> waiting, List<Owed> owed) {

    /**
     * The agent's own telephone.
     *
     * @param state  {@code OFF}, {@code ON}, {@code AWAY}, {@code RINGING}, {@code TALKING}, {@code WRAP_UP}
     * @param phone  what is rung, masked; empty when the agent has not said
     * @param since  how long it stands so
     * @param duty   how many agents are at work
     */
    record Line(String state, String phone, String since, int duty) {
        public boolean free() {
            return !busy();
        }

        public boolean busy() {
            return state.equals("RINGING") || state.equals("TALKING") || state.equals("WRAP_UP");
        }
    }

    /**
     * The caller in hand.
     *
     * @param state  of the call: {@code RINGING}, {@code TALKING}, {@code MEETING}, {@code WRAP_UP}
     * @param guest  how it stands with whoever was asked to join: {@code rung}, {@code in}, {@code gone}; null when nobody was
     * @param back   true when we called them
     */
    record Talk(UUID id, String state, String who, @Nullable String guest, boolean back, List<Bubble> said, List<CaseLine> cases, Form form) {
        public boolean together() {
            return state.equals("TALKING") || state.equals("MEETING");
        }

        public boolean over() {
            return state.equals("WRAP_UP");
        }
    }

    /** What is written down afterwards, as far as it was understood. */
    record Form(@Nullable String number, String category, String place, String summary, boolean open, List<Group> groups) {
    }

    /** Categories of one field. */
    record Group(String name, List<Option> options) {
    }

    /** A category to choose. */
    record Option(String code, String name) {
    }

    /** Somebody who waits. */
    record Caller(String who, String about, String waited) {
    }

    /** Somebody to be called back. */
    record Owed(UUID id, String who, String about, String reason, String due, boolean late, int attempts) {
    }
}
