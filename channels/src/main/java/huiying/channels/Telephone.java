package huiying.channels;

import java.util.Optional;
import java.util.UUID;

/** A channel with a line: callers can be kept waiting, put through to people, and called. */
public interface Telephone extends Channel {

    /**
     * What a verified request tells of the line itself; empty when it only carries what a resident said.
     *
     * @throws UnreadableRequest when the signature is right but the content makes no sense
     */
    Optional<CallEvent> event(WebhookRequest request);

    /** The response to such a request. */
    WebhookReply reply(WebhookRequest request, CallPlan plan);

    /** Calls somebody; delivered means that it rings, with the provider's id of the leg. */
    Delivery place(OutgoingCall call);

    /** Takes a leg that is up out of where it is and into the meeting of its call. */
    Delivery callIn(String leg, UUID call, CallEvent.Role role);

    /** Ends a leg, whether it rings or talks. */
    Delivery end(String leg);
}
