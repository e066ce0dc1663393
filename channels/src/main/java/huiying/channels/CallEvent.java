package huiying.channels;

import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Something that happened on a telephone line, beside what a resident said. Requests may come twice, late and out of order: each tells what is so now. */
public sealed interface CallEvent {

    /** Whose end of a call it is. */
    enum Role {
        RESIDENT, AGENT, PROVIDER, GUEST
    }

    /**
     * A resident on the line.
     *
     * @param from     as they are known to us
     * @param leg      the provider's id of their end of the call
     * @param step     how far the talk has got
     * @param language {@code zh} or {@code en}: what they were last spoken to in
     */
    record Caller(Address from, String leg, int step, String language) {
        @Override
        public String toString() {
            return "Caller[" + from + " " + leg + "]";
        }
    }

    /** A resident waits and asks what comes next; {@code tick} counts how often. */
    record Waits(Caller caller, int tick, String keys) implements CallEvent {
    }

    /** Those who were rung for a leg took the call and have talked, or nobody did. */
    record Rung(UUID call, String leg, boolean talked, Duration length) implements CallEvent {
    }

    /** Somebody we rang has picked up and is to hear what it is about. */
    record PickedUp(UUID call, String leg, Role role, String keys) implements CallEvent {
    }

    /** Somebody is about to join the others of a call. */
    record Joins(UUID call, String leg, Role role, String keys) implements CallEvent {
    }

    /** How a leg that we rang stands: over when it ended or was never taken. */
    record Leg(UUID call, String leg, Role role, boolean answered, boolean over) implements CallEvent {
    }

    /** A meeting has ended for everybody. */
    record MeetingOver(UUID call) implements CallEvent {
    }

    /** What picked up one of our calls. */
    record Recognised(UUID call, String leg, boolean machine) implements CallEvent {
    }

    /** A resident's end of a call is over; {@code taken} is false when a call of ours was never answered. */
    record Over(Caller caller, @Nullable UUID call, boolean taken) implements CallEvent {
    }

    /** A recorded message in words; {@code step} is the one that took the recording. */
    record Transcribed(String leg, int step, String words) implements CallEvent {
        @Override
        public String toString() {
            return "Transcribed[" + leg + ":" + step + "]";
        }
    }

    /** The recording of a talk is ready. */
    record TalkRecorded(UUID call, String url) implements CallEvent {
    }

    /** Something that changes nothing. */
    record Noted() implements CallEvent {
    }
}
