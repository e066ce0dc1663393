package huiying.channels.wechat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import huiying.channels.Card;
import huiying.channels.Delivery;
import huiying.channels.OutboundMessage;

/** Sends template and subscription notices. What became of them is reported later, by the id the platform answers with. */
final class FormMessages {

    private final Api api;
    private final ErrorCodes codes;

    FormMessages(Api api, ErrorCodes codes) {
        this.api = api;
        this.codes = codes;
    }

    Delivery send(OutboundMessage message, Card card) {
        var body = new LinkedHashMap<String, Object>(Map.of("touser", message.to().value(), "template_id", card.form(), "data", data(card)));
        return switch (card.kind()) {
            case TEMPLATE -> {
                body.put("client_msg_id", message.key().toString().replace("-", ""));
                yield posted("/cgi-bin/message/template/send", body, "url", card.link());
            }
            case SUBSCRIPTION -> posted("/cgi-bin/message/subscribe/bizsend", body, "page", card.link());
        };
    }

    private Delivery posted(String path, Map<String, Object> body, String link, String target) {
        if (!target.isEmpty()) {
            body.put(link, target);
        }
        return Outcomes.of(api.post(path, body), codes::classify);
    }

    private static Map<String, Object> data(Card card) {
        return card.fields().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, field -> Map.of("value", field.getValue())));
    }
}
