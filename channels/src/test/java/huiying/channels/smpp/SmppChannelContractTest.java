package huiying.channels.smpp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import huiying.channels.Address;
import huiying.channels.Channel;
import huiying.channels.ChannelContract;
import huiying.channels.Delivery;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;
import huiying.channels.wire.Wire;

/** A line that is held instead of a door that is knocked at: the same promises. */
class SmppChannelContractTest extends ChannelContract {
    private static final String STAMP = "made when this process began";
    private static final String RESIDENT = "+8613800138000";

    @Override
    protected Channel channel(String providerUrl, Wire wire) {
        return new SmppChannel(account(1), new LongMessagesInMemory(), CLOCK, STAMP);
    }

    private static SmppAccount account(int port) {
        return new SmppAccount("main", new SmppAccount.Host("127.0.0.1", port, false), new SmppAccount.Login("hotline", "secret8", ""), "12345", "86",
                new SmppAccount.Limits(10, 1_000, Duration.ofMillis(1_500), Duration.ofSeconds(30)));
    }

    @Override
    protected byte[] content(String words) {
        return new Heard("0197a000", "8613800138000", 1, "12345", 0, Coding.UCS2, words.getBytes(StandardCharsets.UTF_16BE), Map.of()).request("main", STAMP)
                .body();
    }

    @Override
    protected WebhookRequest signed(byte[] content) {
        return request(STAMP, content);
    }

    private static WebhookRequest request(String stamp, byte[] content) {
        return new WebhookRequest(Heard.METHOD, "/smpp/main", "", Map.of(Heard.STAMP, List.of(stamp)), content);
    }

    @Override
    protected Map<String, WebhookRequest> mutations(WebhookRequest good) {
        var mutations = new LinkedHashMap<String, WebhookRequest>();
        for (var method : List.of("GET", "POST", "PUT", "deliver_sm", "SUBMIT_SM", "")) {
            mutations.put("knocked at with " + method, new WebhookRequest(method, good.path(), "", good.headers(), good.body()));
        }
        for (var stamp : List.of("", " ", STAMP + " ", STAMP.substring(1), STAMP.toUpperCase(java.util.Locale.ROOT), "null")) {
            mutations.put("stamped '" + stamp + "'", request(stamp, good.body()));
        }
        mutations.put("not stamped", new WebhookRequest(Heard.METHOD, good.path(), "", Map.of(), good.body()));
        return mutations;
    }

    @Override
    protected Optional<String> shown(WebhookReply reply) {
        return Optional.empty();
    }

    @Override
    protected Address resident() {
        return new Address("sms", "main", RESIDENT);
    }

    @Override
    protected List<Outcome> outcomes() {
        return List.of();
    }

    @Override
    protected Optional<Delivery> unreachable() {
        return Optional.of(new Delivery.Failed("not-connected", Duration.ofSeconds(10)));
    }

    @Override
    protected Optional<Delivery> sentIn(Weather weather) throws IOException {
        return Optional.of(switch (weather) {
            case NOBODY_THERE, CUT_AT_ONCE -> channel().deliver(answer("路灯"));
            case CUT_AFTER, GARBAGE -> sentTo(MessageCentre.NONSENSE);
            case TOO_MANY -> sentTo(0x58);
            case BROKEN -> sentTo(0x08);
            case SILENT -> sentTo(MessageCentre.NO_ANSWER);
        });
    }

    private Delivery sentTo(int status) throws IOException {
        try (var centre = new MessageCentre()) {
            centre.answering(n -> status);
            var channel = new SmppChannel(centre.account("secret8"), new LongMessagesInMemory(), CLOCK, STAMP);
            channel.open(request -> {
            });
            try {
                until(channel::connected);
                return channel.deliver(answer("路灯"));
            } finally {
                channel.hangUp();
            }
        }
    }

    private static void until(BooleanSupplier holds) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!holds.getAsBoolean() && System.nanoTime() < giveUp) {
            Thread.yield();
        }
    }
}
