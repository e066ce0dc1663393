package huiying.channels.wechat;

import java.time.Duration;
import java.util.function.Function;

import huiying.channels.Delivery;
import huiying.channels.Trouble;
import huiying.channels.wechat.Api.Reply;
import huiying.channels.wire.Wire.Answer;
import tools.jackson.databind.JsonNode;

/** What an answer of the platform, or none, means for one message. */
public final class Outcomes {

    private static final Duration SOON = Duration.ofSeconds(5);
    /** A purchase that only an admin can make possible is not tried again sooner. */
    private static final Duration ADMIN = Duration.ofMinutes(1);

    private Outcomes() {
    }

    /** @param classify what the platform's own codes mean */
    public static Delivery of(Reply reply, Function<JsonNode, Delivery> classify) {
        return switch (reply) {
            case Reply.NoToken(var code, var after) -> new Delivery.Failed(code, after, after.compareTo(ADMIN) >= 0 ? Trouble.OURS : Trouble.OTHER);
            case Reply.Said(var answer, var body) -> of(answer, body, classify);
        };
    }

    private static Delivery of(Answer answer, JsonNode body, Function<JsonNode, Delivery> classify) {
        return switch (answer) {
            case Answer.NeverSent(var code) -> new Delivery.Failed(code, SOON);
            case Answer.Lost(var code) -> new Delivery.Unknown(code);
            case Answer.Received received when received.status() == 504 -> new Delivery.Unknown("504");
            case Answer.Received received when received.status() != 200 -> new Delivery.Failed(Integer.toString(received.status()), later(received));
            case Answer.Received received when !body.isObject() -> new Delivery.Unknown("unreadable-answer");
            case Answer.Received received -> classify.apply(body);
        };
    }

    private static Duration later(Answer.Received received) {
        return received.retryAfter().isZero() ? SOON : received.retryAfter();
    }
}
