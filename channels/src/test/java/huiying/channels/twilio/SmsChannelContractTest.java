package huiying.channels.twilio;

import static huiying.channels.ScriptedProvider.json;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import huiying.channels.Address;
import huiying.channels.Channel;
import huiying.channels.ChannelContract;
import huiying.channels.Delivery;
import huiying.channels.ScriptedProvider.Answer;
import huiying.channels.Trouble;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;
import huiying.channels.wire.Wire;

class SmsChannelContractTest extends ChannelContract {

    @Override
    protected Channel channel(String providerUrl, Wire wire) {
        return new SmsChannel(TwilioFixture.account(providerUrl), wire, CLOCK);
    }

    @Override
    protected byte[] content(String words) {
        return TwilioFixture.form(Map.of("From", TwilioFixture.RESIDENT, "To", "+15017122661", "MessageSid", "SM1", "NumMedia", "0", "Body", words))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected WebhookRequest signed(byte[] content) {
        return TwilioFixture.signed("/channels/twilio/sms", "", new String(content, StandardCharsets.UTF_8));
    }

    @Override
    protected Map<String, WebhookRequest> mutations(WebhookRequest genuine) {
        return TwilioFixture.mutations(genuine);
    }

    @Override
    protected Optional<String> shown(WebhookReply reply) {
        return Optional.of(TwilioFixture.verb(reply, "Message").getTextContent());
    }

    @Override
    protected Address resident() {
        return new Address("sms", "main", TwilioFixture.RESIDENT);
    }

    @Override
    protected List<Outcome> outcomes() {
        return List.of(new Outcome("taken", json(201, "{\"sid\":\"SM9\",\"status\":\"queued\",\"field_of_tomorrow\":1}"), new Delivery.Delivered("SM9")),
                new Outcome("opted out", json(400, "{\"code\":21610}"), new Delivery.Refused("21610", Trouble.OPTED_OUT)),
                new Outcome("not a number", error(400, 21211), new Delivery.Refused("21211", Trouble.NO_SUCH_ADDRESS)),
                new Outcome("not a mobile", error(400, 21614), new Delivery.Refused("21614", Trouble.NO_SUCH_ADDRESS)),
                new Outcome("an unknown permanent error", error(400, 21999), new Delivery.Refused("21999")),
                new Outcome("wrong credentials", error(401, 20003), new Delivery.Failed("20003", Duration.ofMinutes(10), Trouble.OURS)),
                new Outcome("a region that is not switched on", error(400, 21408), new Delivery.Refused("21408", Trouble.OURS)),
                new Outcome("a sender that is not ours", error(400, 21606), new Delivery.Failed("21606", Duration.ofMinutes(10), Trouble.OURS)),
                new Outcome("too many, come back in two seconds", new Answer.Json(429, "{\"code\":20429}", Map.of("Retry-After", "2")),
                        new Delivery.Failed("429", Duration.ofSeconds(2))),
                new Outcome("too many, no time named", json(429, "{\"code\":20429}"), new Delivery.Failed("429", Duration.ofSeconds(30))),
                new Outcome("a broken server", json(500, "{}"), new Delivery.Failed("500", Duration.ofSeconds(5))),
                new Outcome("an overloaded server", json(503, ""), new Delivery.Failed("503", Duration.ofSeconds(5))),
                new Outcome("a gateway without an answer", json(504, ""), new Delivery.Unknown("504")),
                new Outcome("an answer that is not JSON", json(201, "<html>"), new Delivery.Unknown("unreadable-answer")),
                new Outcome("an error that is not JSON", json(400, "<html>"), new Delivery.Refused("400")),
                new Outcome("taken, then dropped", new Answer.Drop(), new Delivery.Unknown("reset")),
                new Outcome("taken, then silent", new Answer.Hang(), new Delivery.Unknown("timeout")));
    }

    @Override
    protected Optional<Delivery> unreachable() {
        return Optional.of(new Delivery.Failed("no-connection", Duration.ofSeconds(5)));
    }

    private static Answer error(int status, int code) {
        return json(status, "{\"code\":" + code + ",\"message\":\"no\",\"more_info\":\"x\",\"status\":" + status + "}");
    }
}
