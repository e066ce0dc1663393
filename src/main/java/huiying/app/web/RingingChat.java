package huiying.app.web;

import java.time.Duration;
import java.util.List;

import huiying.bot.addresses.Addresses;
import huiying.channels.Channel;
import huiying.channels.Delivery;
import huiying.channels.Inbound;
import huiying.channels.OutboundMessage;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;
import huiying.channels.web.WebChatChannel;

/** The web chat, ringing for those who have its page open when there is something for them. */
record RingingChat(WebChatChannel chat, ChatBell bell, Addresses addresses) implements Channel {

    @Override
    public String name() {
        return chat.name();
    }

    @Override
    public String account() {
        return chat.account();
    }

    @Override
    public boolean verify(WebhookRequest request) {
        return chat.verify(request);
    }

    @Override
    public List<Inbound> read(WebhookRequest request) {
        return chat.read(request);
    }

    @Override
    public Duration patience(WebhookRequest request) {
        return chat.patience(request);
    }

    @Override
    public Duration burstCap() {
        return chat.burstCap();
    }

    @Override
    public WebhookReply acknowledge(WebhookRequest request, List<OutboundMessage> answers) {
        return chat.acknowledge(request, answers);
    }

    @Override
    public int carries(List<OutboundMessage> answers) {
        return chat.carries(answers);
    }

    @Override
    public Delivery deliver(OutboundMessage message) {
        bell.ring(addresses.idOf(message.to()));
        return chat.deliver(message);
    }
}
