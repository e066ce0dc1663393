package huiying.channels.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import huiying.channels.Address;
import huiying.channels.Channel;
import huiying.channels.CleanText;
import huiying.channels.Content;
import huiying.channels.Delivery;
import huiying.channels.Inbound;
import huiying.channels.OutboundMessage;
import huiying.channels.UnreadableRequest;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The chat on our own page. Answers are not pushed from here: the page reads its transcript from where conversations are kept. */
public final class WebChatChannel implements Channel {

    /** The cookie that holds the token; over https the browser is given the second name, which no neighbouring host can set. */
    public static final String COOKIE = "huiying_chat";
    public static final String SECURE_COOKIE = "__Host-" + COOKIE;

    /** The cookie of a frame on somebody else's page, kept by the browser for that page's site alone, and the header that has to come with it. */
    public static final String FRAME_COOKIE = "__Host-huiying_frame";
    public static final String FRAME_HEADER = "X-Huiying-Frame";

    private static final Duration BURST_CAP = Duration.ofSeconds(10);
    private static final int LARGEST = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String account;
    private final WebChatSessions sessions;
    private final Clock clock;

    public WebChatChannel(String account, WebChatSessions sessions, Clock clock) {
        this.account = account;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "web";
    }

    @Override
    public String account() {
        return account;
    }

    /** Only JSON is accepted: a page of somebody else's cannot make a browser post that with our cookie. */
    @Override
    public boolean verify(WebhookRequest request) {
        boolean json = request.header("content-type").map(type -> type.toLowerCase(Locale.ROOT)).filter(type -> type.startsWith("application/json"))
                .isPresent();
        return json && request.method().equals("POST") && request.body().length <= LARGEST && session(request).isPresent();
    }

    private Optional<String> session(WebhookRequest request) {
        return tokens(name -> request.headers().getOrDefault(name.toLowerCase(Locale.ROOT), List.of())).flatMap(token -> sessions.check(token).stream())
                .findFirst();
    }

    /**
     * The tokens a request shows, none of them checked. A frame's cookie counts only beside its header: no other site's page can send that without the
     * browser asking us first, and nobody is allowed.
     *
     * @param headers the values of a header by its name, in any case; empty where there is none
     */
    public static Stream<String> tokens(Function<String, List<String>> headers) {
        var names = headers.apply(FRAME_HEADER).isEmpty() ? List.of(SECURE_COOKIE, COOKIE) : List.of(FRAME_COOKIE);
        return Stream.concat(
                headers.apply("Authorization").stream().filter(value -> value.startsWith("Bearer ")).map(value -> value.substring("Bearer ".length()).strip()),
                names.stream().flatMap(name -> cookies(headers.apply("Cookie"), name)));
    }

    private static Stream<String> cookies(List<String> headers, String name) {
        return headers.stream().flatMap(header -> Stream.of(header.split(";"))).map(String::strip).filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1));
    }

    @Override
    public List<Inbound> read(WebhookRequest request) {
        var visitor = session(request).orElseThrow(() -> new UnreadableRequest("a session was expected"));
        var json = json(request.body());
        var content = content(json);
        boolean prompt = !(content instanceof Content.Text || content instanceof Content.Location);
        return List.of(new Inbound.Message(new Address(name(), account, visitor), id(json), clock.instant(), content, prompt));
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JacksonException malformed) {
            throw new UnreadableRequest("JSON was expected");
        }
    }

    /** The page makes the id, so that a repeated post is the same message. */
    private static String id(JsonNode json) {
        try {
            return UUID.fromString(json.path("id").asString("")).toString();
        } catch (IllegalArgumentException malformed) {
            throw new UnreadableRequest("a UUID was expected in id");
        }
    }

    private static Content content(JsonNode json) {
        if (json.path("picture").isString()) {
            return picture(json);
        }
        if (json.path("text").isString()) {
            return new Content.Text(CleanText.of(json.path("text").asString()));
        }
        if (json.path("choice").isString()) {
            return new Content.KeyPress(CleanText.cut(CleanText.of(json.path("choice").asString()), 40));
        }
        if (json.path("location").isObject()) {
            return location(json.path("location"));
        }
        return event(json.path("event").asString(""));
    }

    /** The page has brought the photo before; its id stands for it. */
    private static Content picture(JsonNode json) {
        try {
            var id = UUID.fromString(json.path("picture").asString()).toString();
            var caption = CleanText.of(json.path("text").asString(""));
            return new Content.Picture(id, null, caption.isEmpty() ? null : caption);
        } catch (IllegalArgumentException malformed) {
            throw new UnreadableRequest("a UUID was expected in picture");
        }
    }

    private static Content location(JsonNode place) {
        double latitude = place.path("latitude").asDouble(Double.NaN);
        double longitude = place.path("longitude").asDouble(Double.NaN);
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new UnreadableRequest("degrees were expected in location.latitude and location.longitude");
        }
        return new Content.Location(latitude, longitude, place.path("label").isString() ? CleanText.of(place.path("label").asString()) : null);
    }

    private static Content event(String event) {
        return switch (event) {
            case "arrived" -> new Content.Arrived(null);
            case "left" -> new Content.Left();
            default -> throw new UnreadableRequest("text, choice, picture, location or event was expected");
        };
    }

    @Override
    public Duration patience(WebhookRequest request) {
        return Duration.ZERO;
    }

    @Override
    public Duration burstCap() {
        return BURST_CAP;
    }

    @Override
    public WebhookReply acknowledge(WebhookRequest request, List<OutboundMessage> answers) {
        return new WebhookReply(202, "application/json", "{\"accepted\":true}");
    }

    @Override
    public int carries(List<OutboundMessage> answers) {
        return 0;
    }

    @Override
    public Delivery deliver(OutboundMessage message) {
        return new Delivery.Delivered(message.key().toString());
    }
}
