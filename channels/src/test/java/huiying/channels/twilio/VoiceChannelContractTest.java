package huiying.channels.twilio;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import huiying.channels.Address;
import huiying.channels.Channel;
import huiying.channels.ChannelContract;
import huiying.channels.Delivery;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;
import huiying.channels.wire.Wire;

class VoiceChannelContractTest extends ChannelContract {

    @Override
    protected Channel channel(String providerUrl, Wire wire) {
        return new VoiceChannel(TwilioFixture.account(providerUrl), VoiceLine.PLAIN, wire, CLOCK);
    }

    @Override
    protected byte[] content(String words) {
        return TwilioFixture
                .form(Map.of("From", TwilioFixture.RESIDENT, "To", "+15017122661", "CallSid", "CA1", "Direction", "inbound", "SpeechResult", words,
                        "Confidence", "0.87"))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected double spokenConfidence() {
        return 0.87;
    }

    @Override
    protected WebhookRequest signed(byte[] content) {
        return TwilioFixture.signed("/channels/twilio/voice/step", "n=3&lang=zh", new String(content, StandardCharsets.UTF_8));
    }

    @Override
    protected Map<String, WebhookRequest> mutations(WebhookRequest genuine) {
        return TwilioFixture.mutations(genuine);
    }

    @Override
    protected Optional<String> shown(WebhookReply reply) {
        return Optional.of(TwilioFixture.verb(reply, "prosody").getTextContent());
    }

    @Override
    protected Address resident() {
        return new Address("voice", "main", TwilioFixture.RESIDENT);
    }

    @Override
    protected List<Outcome> outcomes() {
        return List.of();
    }

    @Override
    protected Optional<Delivery> unreachable() {
        return Optional.of(new Delivery.Refused("no-line"));
    }
}
