package huiying.channels.wecom;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import huiying.channels.Delivery;
import huiying.channels.OutboundMessage;
import huiying.channels.Trouble;
import huiying.channels.wechat.Api;
import huiying.channels.wechat.Cut;
import huiying.channels.wechat.Outcomes;
import tools.jackson.databind.JsonNode;

/** Sends words to a customer: as a welcome while the code for it is fresh, otherwise within the window. */
final class KfMessages {

    private final String account;
    private final Api api;
    private final Waiting waiting;

    KfMessages(String account, Api api, Waiting waiting) {
        this.account = account;
        this.api = api;
        this.waiting = waiting;
    }

    Delivery send(OutboundMessage message) {
        return waiting.takeWelcome(account, message.to().value()).map(code -> welcome(message, code)).orElseGet(() -> words(message));
    }

    private Delivery welcome(OutboundMessage message, String code) {
        var body = body(message, Cut.texts(message.text()).getFirst(), 0, !message.choices().isEmpty());
        body.put("code", code);
        return Outcomes.of(api.post("/cgi-bin/kf/send_msg_on_event", body), KfMessages::classify);
    }

    private Delivery words(OutboundMessage message) {
        var to = message.to().value();
        var texts = Cut.texts(message.text());
        Delivery last = new Delivery.Delivered("");
        for (int part = 0; part < texts.size(); part++) {
            var body = body(message, texts.get(part), part, part == texts.size() - 1 && !message.choices().isEmpty());
            body.put("open_kfid", to.substring(0, Math.max(0, to.indexOf('/'))));
            body.put("touser", to.substring(to.indexOf('/') + 1));
            last = Outcomes.of(api.post("/cgi-bin/kf/send_msg", body), KfMessages::classify);
            if (!(last instanceof Delivery.Delivered)) {
                return part == 0 ? last : new Delivery.Unknown("partly");
            }
        }
        return last;
    }

    private static Map<String, Object> body(OutboundMessage message, String text, int part, boolean menu) {
        var body = new LinkedHashMap<String, Object>();
        body.put("msgid", ReadKf.idOf(message.key(), part));
        body.put("msgtype", menu ? "msgmenu" : "text");
        body.put(menu ? "msgmenu" : "text", menu ? menu(message, text) : Map.of("content", text));
        return body;
    }

    private static Map<String, Object> menu(OutboundMessage message, String head) {
        return Map.of("head_content", head, "list", message.choices().stream().map(choice -> Map.of("type", "click", "click",
                Map.of("id", choice.id(), "content", choice.label()))).toList(), "tail_content", "");
    }

    private static Delivery classify(JsonNode answer) {
        int code = answer.path("errcode").asInt(0);
        return switch (code) {
            case 0 -> new Delivery.Delivered(answer.path("msgid").asString(""));
            case -1, 6000 -> new Delivery.Failed(Integer.toString(code), Duration.ofSeconds(2));
            case 45009, 45033 -> new Delivery.Failed(Integer.toString(code), Duration.ofMinutes(1));
            case 95001, 95002 -> refused(code, Trouble.WINDOW_CLOSED); // five messages used up, or 48 hours over
            case 95013, 95018 -> refused(code, Trouble.OTHER); // somebody of the enterprise talks with the customer, or the talk is closed
            case 40003, 40096, 84061 -> refused(code, Trouble.NO_SUCH_ADDRESS);
            case 40007, 40008, 40033, 40035, 40058, 45002, 47001, 95008, 95009 -> refused(code, Trouble.OURS);
            default -> new Delivery.Failed(Integer.toString(code), Duration.ofMinutes(10), Trouble.OURS); // 40001, 40013, 48002, 60020, 95000, 95004, 95011, 95012, 95017
        };
    }

    private static Delivery refused(int code, Trouble trouble) {
        return new Delivery.Refused(Integer.toString(code), trouble);
    }
}
