package huiying.channels.wechat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import huiying.channels.Delivery;
import huiying.channels.OutboundMessage;

/** Pushes words to a follower who did something lately, as customer-service messages: a long text in several, one after the other. */
final class CustomerMessages {

    private final Api api;
    private final ErrorCodes codes;

    CustomerMessages(Api api, ErrorCodes codes) {
        this.api = api;
        this.codes = codes;
    }

    /** What is known to be missing at the end makes the whole uncertain: the beginning has arrived. */
    Delivery send(OutboundMessage message) {
        Delivery last = new Delivery.Delivered("");
        var bodies = bodies(message);
        for (int at = 0; at < bodies.size(); at++) {
            last = Outcomes.of(api.post("/cgi-bin/message/custom/send", bodies.get(at)), codes::classify);
            if (!(last instanceof Delivery.Delivered)) {
                return at == 0 ? last : new Delivery.Unknown("partly");
            }
        }
        return last;
    }

    /** Shows "is typing" until the next message, at most for some seconds; whether it worked does not matter. */
    void typing(String openId) {
        api.post("/cgi-bin/message/custom/typing", Map.of("touser", openId, "command", "Typing"));
    }

    private static List<Map<String, Object>> bodies(OutboundMessage message) {
        var texts = Cut.texts(message.text());
        var bodies = new ArrayList<Map<String, Object>>();
        texts.subList(0, texts.size() - 1).forEach(text -> bodies.add(words(message, text)));
        bodies.add(message.choices().isEmpty() ? words(message, texts.getLast()) : menu(message, texts.getLast()));
        return bodies;
    }

    private static Map<String, Object> words(OutboundMessage message, String text) {
        return Map.of("touser", message.to().value(), "msgtype", "text", "text", Map.of("content", text));
    }

    /** Answers to tap: the id of a tapped one comes back with its words. */
    private static Map<String, Object> menu(OutboundMessage message, String head) {
        var list = message.choices().stream().map(choice -> Map.of("id", choice.id(), "content", choice.label())).toList();
        return Map.of("touser", message.to().value(), "msgtype", "msgmenu", "msgmenu", Map.of("head_content", head, "list", list, "tail_content", ""));
    }
}
