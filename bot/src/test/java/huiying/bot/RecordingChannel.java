package huiying.bot;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

import huiying.channels.Address;
import huiying.channels.Channel;
import huiying.channels.Delivery;
import huiying.channels.Inbound;
import huiying.channels.OutboundMessage;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;

/** A way in for tests: remembers what it was asked to send and answers as scripted. */
public final class RecordingChannel implements Channel {
    private final String name;
    private final List<OutboundMessage> sent = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Delivery> script = new ArrayDeque<>();
    private String pushName;
    private boolean spoken;
    private boolean repeats = true;
    private Duration patience = Duration.ZERO;

    public RecordingChannel(String name) {
        this.name = name;
        this.pushName = name;
    }

    /** A line on which nobody listens later: what is pushed goes to the other channel, and words are read aloud. */
    public RecordingChannel spokenWithTextsBy(String other) {
        pushName = other;
        spoken = true;
        return this;
    }

    /** Each response with words in it is one more message. */
    public RecordingChannel withoutRepeats() {
        repeats = false;
        return this;
    }

    @Override
    public boolean repeatsAnswers() {
        return repeats;
    }

    public RecordingChannel patientFor(Duration patience) {
        this.patience = patience;
        return this;
    }

    public synchronized RecordingChannel answers(Delivery... deliveries) {
        Collections.addAll(script, deliveries);
        return this;
    }

    public List<OutboundMessage> sent() {
        return List.copyOf(sent);
    }

    public List<String> texts() {
        return sent().stream().map(OutboundMessage::text).toList();
    }

    public Address address(String value) {
        return new Address(name, "main", value);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String account() {
        return "main";
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
        return patience;
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
    public boolean spoken() {
        return spoken;
    }

    @Override
    public Address pushAddress(Address address) {
        return new Address(pushName, address.account(), address.value());
    }

    @Override
    public synchronized Delivery deliver(OutboundMessage message) {
        var result = script.isEmpty() ? new Delivery.Delivered("p" + sent.size()) : script.poll();
        if (result instanceof Delivery.Delivered || result instanceof Delivery.Unknown) {
            sent.add(message);
        }
        return result;
    }
}
