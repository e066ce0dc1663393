package huiying.app.months;

import java.time.Duration;
import java.util.List;

import huiying.channels.Address;
import huiying.channels.Channel;
import huiying.channels.Delivery;
import huiying.channels.Inbound;
import huiying.channels.OutboundMessage;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;

/** A way in and out on which nobody real is reached: what is sent arrives at once and nowhere. */
record SilentChannel(String name) implements Channel {
    @Override
    public String account() {
        return "main";
    }

    @Override
    public boolean verify(WebhookRequest request) {
        return false;
    }

    @Override
    public List<Inbound> read(WebhookRequest request) {
        return List.of();
    }

    @Override
    public Duration patience(WebhookRequest request) {
        return Duration.ZERO;
    }

    @Override
    public Duration burstCap() {
        return Duration.ZERO;
    }

    @Override
    public WebhookReply acknowledge(WebhookRequest request, List<OutboundMessage> answers) {
        return WebhookReply.empty();
    }

    @Override
    public boolean spoken() {
        return name.equals("voice");
    }

    @Override
    public Address pushAddress(Address address) {
        return spoken() ? new Address("sms", address.account(), address.value()) : address;
    }

    @Override
    public Delivery deliver(OutboundMessage message) {
        return new Delivery.Delivered("month-" + message.key());
    }
}
