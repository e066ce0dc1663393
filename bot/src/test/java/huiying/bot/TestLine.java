package huiying.bot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import huiying.channels.Address;
import huiying.channels.CallEvent;
import huiying.channels.CallPlan;
import huiying.channels.Delivery;
import huiying.channels.Inbound;
import huiying.channels.OutboundMessage;
import huiying.channels.OutgoingCall;
import huiying.channels.Telephone;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;

/** A telephone for tests: remembers whom it was asked to ring, lead and hang up on, and answers as scripted. */
public final class TestLine implements Telephone {
    public final List<OutgoingCall> placed = new ArrayList<>();
    public final List<String> led = new ArrayList<>();
    public final List<String> ended = new ArrayList<>();
    public final Deque<Delivery> script = new ArrayDeque<>();

    @Override
    public String name() {
        return "voice";
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
    public java.time.Duration patience(WebhookRequest request) {
        return java.time.Duration.ZERO;
    }

    @Override
    public java.time.Duration burstCap() {
        return java.time.Duration.ofSeconds(4);
    }

    @Override
    public WebhookReply acknowledge(WebhookRequest request, List<OutboundMessage> answers) {
        return WebhookReply.empty();
    }

    @Override
    public boolean spoken() {
        return true;
    }

    /** Numbers that begin with 13 can be written to. */
    @Override
    public Address pushAddress(Address address) {
        return address.value().startsWith("+8613") || address.value().startsWith("+1") ? new Address("text", account(), address.value()) : address;
    }

    @Override
    public Delivery deliver(OutboundMessage message) {
        return new Delivery.Refused("no-line");
    }

    @Override
    public Optional<CallEvent> event(WebhookRequest request) {
        return Optional.empty();
    }

    @Override
    public WebhookReply reply(WebhookRequest request, CallPlan plan) {
        return WebhookReply.empty();
    }

    @Override
    public Delivery place(OutgoingCall call) {
        var result = next("LEG" + placed.size());
        if (!(result instanceof Delivery.Failed) && !(result instanceof Delivery.Refused)) {
            placed.add(call);
        }
        return result;
    }

    @Override
    public Delivery callIn(String leg, UUID call, CallEvent.Role role) {
        led.add(leg + " " + role);
        return next(leg);
    }

    @Override
    public Delivery end(String leg) {
        ended.add(leg);
        return next(leg);
    }

    private Delivery next(String id) {
        return script.isEmpty() ? new Delivery.Delivered(id) : script.poll();
    }
}
