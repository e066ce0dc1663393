package huiying.bot.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import huiying.bot.RecordingChannel;
import huiying.channels.Address;
import huiying.channels.Card;
import huiying.channels.Content;
import huiying.channels.Delivery;
import huiying.channels.Inbound;
import huiying.channels.MeteredChannel;
import huiying.channels.Opening;
import huiying.channels.Opening.Act;
import huiying.channels.OutboundMessage;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;

/** A channel that counts: five messages after words, three within a minute after a tap, forms where there are any. */
public final class MeteredRecording implements MeteredChannel {
    public final RecordingChannel inner;
    public final List<Card> cards = new ArrayList<>();
    public final Map<String, Card> forms = new HashMap<>();
    public boolean pushes = true;
    public Delivery cardAnswer = new Delivery.Delivered("card-1");

    public MeteredRecording(String name) {
        inner = new RecordingChannel(name);
    }

    @Override
    public Optional<Opening> opens(Inbound.Message act) {
        return switch (act.content()) {
            case Content.Text t -> Optional.of(new Opening(Act.MESSAGE, 5, Duration.ofHours(48)));
            case Content.MenuClick m -> Optional.of(new Opening(Act.TAP, 3, Duration.ofMinutes(1)));
            default -> Optional.empty();
        };
    }

    @Override
    public int takes(OutboundMessage message) {
        return 1 + message.text().length() / 600;
    }

    @Override
    public boolean pushes() {
        return pushes;
    }

    @Override
    public Optional<Card> card(String occasion, Map<String, String> told) {
        return Optional.ofNullable(forms.get(occasion));
    }

    @Override
    public Delivery deliver(OutboundMessage message, Card card) {
        cards.add(card);
        return cardAnswer;
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public String account() {
        return inner.account();
    }

    @Override
    public boolean verify(WebhookRequest request) {
        return true;
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
        return Duration.ofSeconds(4);
    }

    @Override
    public WebhookReply acknowledge(WebhookRequest request, List<OutboundMessage> answers) {
        return WebhookReply.empty();
    }

    @Override
    public Address pushAddress(Address address) {
        return address;
    }

    @Override
    public Delivery deliver(OutboundMessage message) {
        return inner.deliver(message);
    }
}
