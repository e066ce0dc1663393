package huiying.app.months;

import java.time.Duration;
import java.util.List;

import huiying.channels.Channel;
import huiying.channels.Inbound;
import huiying.channels.OutboundMessage;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;

/** A way in and out of the made-up month: nobody knocks at its door, since what residents say is put into the inbox directly. */
interface MonthChannel extends Channel {
    @Override
    default String account() {
        return "main";
    }

    @Override
    default boolean verify(WebhookRequest request) {
        return false;
    }

    @Override
    default List<Inbound> read(WebhookRequest request) {
        return List.of();
    }

    @Override
    default Duration patience(WebhookRequest request) {
        return Duration.ZERO;
    }

    @Override
    default Duration burstCap() {
        return Duration.ZERO;
    }

    @Override
    default WebhookReply acknowledge(WebhookRequest request, List<OutboundMessage> answers) {
        return WebhookReply.empty();
    }
}
