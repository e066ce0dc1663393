package huiying.channels.example;

import static huiying.channels.ScriptedProvider.json;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import huiying.channels.Address;
import huiying.channels.Channel;
import huiying.channels.ChannelContract;
import huiying.channels.Delivery;
import huiying.channels.ScriptedProvider;
import huiying.channels.Trouble;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;
import huiying.channels.wire.Wire;
import tools.jackson.databind.json.JsonMapper;

/** How a new adapter is put under the contract. */
class PigeonChannelContractTest extends ChannelContract {
    private static final String SECRET = "an invented secret";
    private static final String NOW_SECONDS = Long.toString(NOW.getEpochSecond());

    @Override
    protected Channel channel(String providerUrl, Wire wire) {
        return channel(providerUrl, wire, CLOCK);
    }

    @Override
    protected Channel channelAfter(Duration length) {
        return channel("http://127.0.0.1:1", new Wire(), Clock.offset(CLOCK, length));
    }

    private static Channel channel(String providerUrl, Wire wire, Clock clock) {
        return new PigeonChannel(new PigeonChannel.Account("main", SECRET, providerUrl), wire, clock);
    }

    @Override
    protected byte[] content(String words) {
        return JsonMapper.shared().writeValueAsBytes(Map.of("id", "L1", "from", "loft-13800138000", "text", words));
    }

    @Override
    protected WebhookRequest signed(byte[] content) {
        return request(NOW_SECONDS, PigeonChannel.sign(SECRET, NOW_SECONDS, content), content);
    }

    private static WebhookRequest request(String time, String signature, byte[] body) {
        return new WebhookRequest("POST", "/channels/pigeon", "", Map.of(PigeonChannel.TIME, List.of(time), PigeonChannel.SIGNATURE, List.of(signature)), body);
    }

    @Override
    protected Map<String, WebhookRequest> mutations(WebhookRequest good) {
        var signature = good.header(PigeonChannel.SIGNATURE).orElseThrow();
        var old = Long.toString(NOW.getEpochSecond() - 601);
        var mutations = new LinkedHashMap<String, WebhookRequest>();
        mutations.put("other words", request(NOW_SECONDS, signature, content("别的")));
        mutations.put("a blank more",
                request(NOW_SECONDS, signature, (new String(good.body(), StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8)));
        mutations.put("an empty body", request(NOW_SECONDS, signature, new byte[0]));
        mutations.put("another time", request(Long.toString(NOW.getEpochSecond() + 1), signature, good.body()));
        mutations.put("an old one, rightly signed", request(old, PigeonChannel.sign(SECRET, old, good.body()), good.body()));
        mutations.put("a time that is none", request("99999999999999999999", signature, good.body()));
        mutations.put("no time", new WebhookRequest("POST", good.path(), "", Map.of(PigeonChannel.SIGNATURE, List.of(signature)), good.body()));
        mutations.put("no signature", new WebhookRequest("POST", good.path(), "", Map.of(PigeonChannel.TIME, List.of(NOW_SECONDS)), good.body()));
        mutations.put("an empty signature", request(NOW_SECONDS, "", good.body()));
        mutations.put("a shortened signature", request(NOW_SECONDS, signature.substring(1), good.body()));
        mutations.put("signed with another secret", request(NOW_SECONDS, PigeonChannel.sign("x", NOW_SECONDS, good.body()), good.body()));
        mutations.put("a GET", new WebhookRequest("GET", good.path(), "", good.headers(), good.body()));
        return mutations;
    }

    @Override
    protected Optional<String> shown(WebhookReply reply) {
        return Optional.of(JsonMapper.shared().readTree(reply.body()).path("letters").path(0).asString());
    }

    @Override
    protected Address resident() {
        return new Address("pigeon", "main", "loft-13800138000");
    }

    @Override
    protected List<Outcome> outcomes() {
        return List.of(new Outcome("taken", json(201, "{\"id\":\"P9\"}"), new Delivery.Delivered("P9")),
                new Outcome("no such loft", json(410, ""), new Delivery.Refused("410", Trouble.NO_SUCH_ADDRESS)),
                new Outcome("an error nobody has named", json(418, ""), new Delivery.Refused("418")),
                new Outcome("too many", new ScriptedProvider.Answer.Json(429, "", Map.of("Retry-After", "2")),
                        new Delivery.Failed("429", Duration.ofSeconds(2))),
                new Outcome("a broken server", json(500, ""), new Delivery.Failed("500", Duration.ofSeconds(5))),
                new Outcome("a gateway without an answer", json(504, ""), new Delivery.Unknown("504")),
                new Outcome("a yes nobody can read", json(201, "<html>"), new Delivery.Unknown("unreadable-answer")),
                new Outcome("taken, then dropped", new ScriptedProvider.Answer.Drop(), new Delivery.Unknown("reset")),
                new Outcome("taken, then silent", new ScriptedProvider.Answer.Hang(), new Delivery.Unknown("timeout")));
    }

    @Override
    protected Optional<Delivery> unreachable() {
        return Optional.of(new Delivery.Failed("no-connection", Duration.ofSeconds(5)));
    }
}
