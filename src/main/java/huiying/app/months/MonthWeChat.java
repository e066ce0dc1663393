package huiying.app.months;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import huiying.app.simulator.WeChatRules;
import huiying.channels.Card;
import huiying.channels.Delivery;
import huiying.channels.Inbound;
import huiying.channels.MeteredChannel;
import huiying.channels.Opening;
import huiying.channels.OutboundMessage;
import huiying.channels.Trouble;
import huiying.channels.WebhookRequest;
import huiying.channels.wechat.Cut;
import huiying.channels.wechat.Windows;

/** WeChat in the made-up month: nobody real is reached, but windows and quotas are enforced as strictly as by the platform. */
final class MonthWeChat implements MonthChannel, MeteredChannel {
    private final WeChatRules rules;
    private int refused;

    MonthWeChat(WeChatRules rules) {
        this.rules = rules;
    }

    /** How many messages the platform refused because too much was sent. */
    int refused() {
        return refused;
    }

    @Override
    public String name() {
        return "wechat";
    }

    @Override
    public Duration patience(WebhookRequest request) {
        return Duration.ofMillis(4_500);
    }

    @Override
    public Optional<Opening> opens(Inbound.Message act) {
        return Windows.openedBy(act.content());
    }

    @Override
    public int takes(OutboundMessage message) {
        return Cut.texts(message.text()).size();
    }

    @Override
    public boolean pushes() {
        return true;
    }

    @Override
    public Optional<Card> card(String occasion, Map<String, String> told) {
        return Optional.empty();
    }

    @Override
    public Delivery deliver(OutboundMessage message) {
        for (int part = 0; part < takes(message); part++) {
            var code = Integer.toString(rules.push(message.to().value()));
            if (!code.equals("0")) {
                refused += WeChatRules.tooMuch().contains(code) ? 1 : 0;
                return new Delivery.Refused(code, WeChatRules.tooMuch().contains(code) ? Trouble.WINDOW_CLOSED : Trouble.NO_SUCH_ADDRESS);
            }
        }
        return new Delivery.Delivered("month-" + message.key());
    }

    @Override
    public Delivery deliver(OutboundMessage message, Card card) {
        return new Delivery.Refused("no-forms");
    }
}
