package huiying.channels;

import java.util.List;
import java.util.UUID;

import huiying.channels.CallEvent.Role;

/** What a telephone line does next for whoever is on it. */
public sealed interface CallPlan {

    /** Words to be read aloud. */
    record Words(String text, String language) {
        @Override
        public String toString() {
            return "Words[" + text.length() + " characters]";
        }
    }

    /** Nobody hears the answer. */
    record Noted() implements CallPlan {
    }

    /** Words if there are any, then music for a moment; a key is taken at once. */
    record Hold(List<Words> words) implements CallPlan {
    }

    /**
     * Rings somebody for the leg that asks.
     *
     * @param call     the call it belongs to
     * @param number   who is rung
     * @param role     what they are
     * @param announce whether they hear what it is about before they are put through
     * @param record   whether the talk is recorded
     */
    record Ring(List<Words> words, UUID call, String number, Role role, boolean announce, boolean record) implements CallPlan {
        @Override
        public String toString() {
            return "Ring[" + call + " " + role + "]";
        }
    }

    /** Says what it is about and asks for a key; whoever presses none is taken for a machine and hung up on. */
    record Announce(List<Words> words, UUID call, Role role) implements CallPlan {
    }

    /** Puts through whoever was told what it is about. */
    record PutThrough() implements CallPlan {
    }

    /** Joins the others of a call. */
    record Meet(List<Words> words, UUID call, Role role) implements CallPlan {
    }

    /** Takes a message. */
    record TakeMessage(List<Words> words) implements CallPlan {
    }

    /** Ends the leg. */
    record GoodBye(List<Words> words) implements CallPlan {
    }
}
