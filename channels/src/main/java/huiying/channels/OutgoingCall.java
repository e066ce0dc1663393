package huiying.channels;

import java.util.UUID;

/**
 * A call of ours.
 *
 * @param call     whose legs are to be told apart by this id
 * @param to       a number in E.164, or what else the provider rings
 * @param why      what is said when somebody answers
 * @param language {@code zh} or {@code en}: what the one called is spoken to in
 * @param machines whether the provider shall listen for an answering machine
 */
public record OutgoingCall(UUID call, String to, Why why, String language, boolean machines) {

    /** What a call is placed for. */
    public enum Why {
        /** A resident is asked how it went. */
        SURVEY,
        /** An agent is rung, and then the resident who wants to be called back. */
        CALL_BACK,
        /** Somebody is asked to join a talk. */
        INVITATION
    }

    /** Without the number. */
    @Override
    public String toString() {
        return "OutgoingCall[" + call + " " + why + "]";
    }
}
