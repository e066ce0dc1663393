package huiying.channels;

import java.time.Duration;
import java.util.List;

/**
 * One way residents reach us, on one account: verify, read, acknowledge, deliver. Thread-safe; knows no database.
 */
public interface Channel {

    /** The kind, as in {@link Address#channel()}: {@code wechat}, {@code sms}, {@code voice}, {@code web}. */
    String name();

    /** Our account, as in {@link Address#account()}. */
    String account();

    /** True when the request's signature over its raw bytes proves the provider sent it. Nothing else may be read before this. */
    boolean verify(WebhookRequest request);

    /**
     * What a verified request says; usually one message.
     *
     * @throws UnreadableRequest when the signature is right but the content makes no sense: it is kept in quarantine and a person looks
     */
    List<Inbound> read(WebhookRequest request);

    /** How long the sender of this request may be kept waiting for an answer in the response; zero when the answer always travels on its own. */
    Duration patience(WebhookRequest request);

    /** The largest gap between two messages that still makes one thought, bounded; beyond {@code cap} the turn is taken anyway. */
    Duration burstCap();

    /** The response to a verified request, carrying the answers that were ready in time. An empty list is a plain acknowledgement. */
    WebhookReply acknowledge(WebhookRequest request, List<OutboundMessage> answers);

    /** How many of these answers, from the first on, {@link #acknowledge} can carry; the others travel by {@link #deliver}. */
    default int carries(List<OutboundMessage> answers) {
        return answers.size();
    }

    /** Whether a repeated request gets its answer once more; false where each response with words in it is one more message to the resident. */
    default boolean repeatsAnswers() {
        return true;
    }

    /** How many messages the network makes of this one, which is what it costs; 1 where nobody counts. */
    default int parts(OutboundMessage message) {
        return 1;
    }

    /** True when the words are read aloud: the wording is then made for the ear. */
    default boolean spoken() {
        return false;
    }

    /** Where words for this address go when nobody is waiting on the line; the address itself unless the channel cannot push. */
    default Address pushAddress(Address address) {
        return address;
    }

    /** The request was acknowledged without its answer: shows the resident that one is being written, where the channel can. */
    default void stillWorking(WebhookRequest request) {
    }

    /** Sends one message; blocks for at most a few seconds and never throws for what the network or the provider does. */
    Delivery deliver(OutboundMessage message);
}
