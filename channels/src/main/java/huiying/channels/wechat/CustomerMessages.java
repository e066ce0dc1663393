package huiying.channels.wechat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import huiying.channels.Delivery;
import huiying.channels.OutboundMessage;
import huiying.channels.wechat.AccessTokens.Access;
import huiying.channels.wire.Wire;
import huiying.channels.wire.Wire.Answer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Pushes words to a follower who wrote within the last 48 hours, as a customer-service message. */
final class CustomerMessages {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<Integer> TOKEN_REFUSED = Set.of(40001, 40014, 42001);

    private final WeChatAccount account;
    private final AccessTokens tokens;
    private final Wire wire;
    private final ErrorCodes codes;

    CustomerMessages(WeChatAccount account, AccessTokens tokens, Wire wire, ErrorCodes codes) {
        this.account = account;
        this.tokens = tokens;
        this.wire = wire;
        this.codes = codes;
    }

    Delivery send(OutboundMessage message) {
        return switch (tokens.get(account.account())) {
            case Access.Denied(var code, var after) -> new Delivery.Failed(code, after);
            case Access.Granted(var token) -> send(message, token);
        };
    }

    /** A refused token proves that nothing was sent, so the one repetition is safe. */
    private Delivery send(OutboundMessage message, String token) {
        var answer = post(message, token);
        if (!tokenRefused(answer)) {
            return outcome(answer);
        }
        return switch (tokens.refresh(account.account(), token)) {
            case Access.Denied(var code, var after) -> new Delivery.Failed(code, after);
            case Access.Granted(var newer) -> outcome(post(message, newer));
        };
    }

    private Answer post(OutboundMessage message, String token) {
        var body = JSON.writeValueAsString(message.choices().isEmpty() ? words(message) : menu(message));
        var uri = URI.create(account.apiBaseUrl() + "/cgi-bin/message/custom/send?access_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
        return wire.send(HttpRequest.newBuilder(uri).header("content-type", "application/json; charset=utf-8").POST(BodyPublishers.ofString(body)).build());
    }

    private static Map<String, Object> words(OutboundMessage message) {
        return Map.of("touser", message.to().value(), "msgtype", "text", "text", Map.of("content", PassiveReply.fit(message.text())));
    }

    /** Answers to tap: the id of a tapped one comes back with its words. */
    private static Map<String, Object> menu(OutboundMessage message) {
        var list = message.choices().stream().map(choice -> Map.of("id", choice.id(), "content", choice.label())).toList();
        return Map.of("touser", message.to().value(), "msgtype", "msgmenu", "msgmenu", Map.of("head_content", PassiveReply.fit(message.text()), "list", list,
                "tail_content", ""));
    }

    private static boolean tokenRefused(Answer answer) {
        return answer instanceof Answer.Received received && TOKEN_REFUSED.contains(json(received.body()).path("errcode").asInt(0));
    }

    private Delivery outcome(Answer answer) {
        return switch (answer) {
            case Answer.NeverSent(var code) -> new Delivery.Failed(code, Duration.ofSeconds(5));
            case Answer.Lost(var code) -> new Delivery.Unknown(code);
            case Answer.Received received when received.status() == 504 -> new Delivery.Unknown("504");
            case Answer.Received received when received.status() != 200 -> new Delivery.Failed(Integer.toString(received.status()), later(received));
            case Answer.Received received -> codes.classify(json(received.body()));
        };
    }

    private static Duration later(Answer.Received received) {
        return received.retryAfter().isZero() ? Duration.ofSeconds(5) : received.retryAfter();
    }

    /** The document, or a missing node when it is none. */
    static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }
}
