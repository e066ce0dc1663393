package huiying.channels.example;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.google.re2j.Pattern;

import huiying.channels.Address;
import huiying.channels.Channel;
import huiying.channels.CleanText;
import huiying.channels.Content;
import huiying.channels.Delivery;
import huiying.channels.Inbound;
import huiying.channels.OutboundMessage;
import huiying.channels.Trouble;
import huiying.channels.UnreadableRequest;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;
import huiying.channels.wire.Wire;
import huiying.channels.wire.Wire.Answer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The example of {@code docs/new-channel.md}: an invented message service, complete, and as small as a complete channel is. */
final class PigeonChannel implements Channel {
    static final String SIGNATURE = "pigeon-signature";
    static final String TIME = "pigeon-time";
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final Account account;
    private final Wire wire;
    private final Clock clock;

    /** Where the service is and what signs its requests and ours. */
    record Account(String name, String secret, String apiBaseUrl) {
        @Override
        public String toString() {
            return "pigeon:" + name;
        }
    }

    PigeonChannel(Account account, Wire wire, Clock clock) {
        this.account = account;
        this.wire = wire;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "pigeon";
    }

    @Override
    public String account() {
        return account.name();
    }

    @Override
    public boolean verify(WebhookRequest request) {
        var time = request.header(TIME).orElse("");
        var signature = request.header(SIGNATURE).orElse("");
        return request.method().equals("POST") && isFresh(time) && same(signature, sign(account.secret(), time, request.body()));
    }

    private boolean isFresh(String time) {
        boolean seconds = time.length() == 10 && time.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return seconds && Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), clock.instant()).abs().compareTo(FRESH) <= 0;
    }

    static String sign(String secret, String time, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + "\n").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    private static boolean same(String ours, String theirs) {
        return MessageDigest.isEqual(ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<Inbound> read(WebhookRequest request) {
        var letter = json(request.body());
        var from = id(letter, "from");
        return List.of(letter.has("report")
                ? new Inbound.Receipt(name(), account(), null, id(letter, "id"), status(letter.path("report").asString("")), "")
                : new Inbound.Message(new Address(name(), account(), from), id(letter, "id"), clock.instant(), new Content.Text(words(letter)), false));
    }

    private static JsonNode json(byte[] body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException notJson) {
            throw new UnreadableRequest("JSON was expected");
        }
    }

    private static String id(JsonNode letter, String field) {
        var id = letter.path(field).asString("");
        if (!ID.matches(id)) {
            throw new UnreadableRequest("an id was expected in " + field);
        }
        return id;
    }

    private static String words(JsonNode letter) {
        if (!letter.path("text").isString()) {
            throw new UnreadableRequest("words were expected in text");
        }
        return CleanText.of(letter.path("text").asString());
    }

    private static Inbound.Receipt.Status status(String report) {
        return switch (report) {
            case "landed" -> Inbound.Receipt.Status.DELIVERED;
            case "lost" -> Inbound.Receipt.Status.UNDELIVERED;
            default -> Inbound.Receipt.Status.SENT;
        };
    }

    /** The service waits three seconds; an answer that comes later flies by itself. */
    @Override
    public Duration patience(WebhookRequest request) {
        return Duration.ofMillis(2_500);
    }

    @Override
    public Duration burstCap() {
        return Duration.ofSeconds(4);
    }

    @Override
    public WebhookReply acknowledge(WebhookRequest request, List<OutboundMessage> answers) {
        var letters = answers.stream().map(answer -> CleanText.of(answer.text())).toList();
        return new WebhookReply(200, "application/json", JsonMapper.shared().writeValueAsString(Map.of("letters", letters)));
    }

    @Override
    public Delivery deliver(OutboundMessage message) {
        var letter = Map.of("key", message.key(), "to", message.to().value(), "text", CleanText.of(message.text()));
        var body = JsonMapper.shared().writeValueAsBytes(letter);
        var time = Long.toString(clock.instant().getEpochSecond());
        return told(wire.send(HttpRequest.newBuilder(URI.create(account.apiBaseUrl() + "/letters")).header("content-type", "application/json")
                .header(TIME, time).header(SIGNATURE, sign(account.secret(), time, body)).POST(BodyPublishers.ofByteArray(body)).build()));
    }

    private static Delivery told(Answer answer) {
        return switch (answer) {
            case Answer.NeverSent(var code) -> new Delivery.Failed(code, Duration.ofSeconds(5));
            case Answer.Lost(var code) -> new Delivery.Unknown(code);
            case Answer.Received received when received.status() == 504 -> new Delivery.Unknown("504");
            case Answer.Received received when received.status() >= 500 -> new Delivery.Failed(code(received), Duration.ofSeconds(5));
            case Answer.Received received when received.status() == 429 -> new Delivery.Failed("429",
                    received.retryAfter().isZero() ? Duration.ofSeconds(30) : received.retryAfter());
            case Answer.Received received when received.status() == 410 -> new Delivery.Refused("410", Trouble.NO_SUCH_ADDRESS);
            case Answer.Received received when received.status() >= 400 -> new Delivery.Refused(code(received));
            case Answer.Received received -> taken(received);
        };
    }

    /** A yes that cannot be read may still have been a yes. */
    private static Delivery taken(Answer.Received received) {
        try {
            return new Delivery.Delivered(id(json(received.body()), "id"));
        } catch (UnreadableRequest noId) {
            return new Delivery.Unknown("unreadable-answer");
        }
    }

    private static String code(Answer.Received received) {
        return Integer.toString(received.status());
    }

    @Override
    public String toString() {
        return account.toString();
    }
}
