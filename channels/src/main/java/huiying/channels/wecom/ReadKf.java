package huiying.channels.wecom;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.google.re2j.Pattern;

import huiying.channels.Address;
import huiying.channels.CleanText;
import huiying.channels.Content;
import huiying.channels.Inbound;
import huiying.channels.UnreadableRequest;
import huiying.channels.wechat.Api;
import tools.jackson.databind.JsonNode;

/** What one fetched message says. */
final class ReadKf {

    static final String WELCOME = ":welcome";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,96}");
    private static final int CUSTOMER = 3;
    private static final int SYSTEM = 4;
    private static final int NAME_LIMIT = 512;

    private final String account;
    private final Waiting waiting;
    private final Clock clock;

    ReadKf(String account, Waiting waiting, Clock clock) {
        this.account = account;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** Nothing for what the enterprise's own people write. */
    List<Inbound> from(byte[] document) {
        var message = Api.json(document);
        if (!message.isObject()) {
            throw new UnreadableRequest("a message of sync_msg was expected");
        }
        return switch (message.path("origin").asInt(0)) {
            case CUSTOMER -> List.of(said(message, message, content(message), ""));
            case SYSTEM -> event(message);
            default -> List.of();
        };
    }

    private List<Inbound> event(JsonNode message) {
        var event = message.path("event");
        return switch (text(event, "event_type")) {
            case "enter_session" -> List.of(entered(message, event));
            case "msg_send_fail" -> List.of(failed(event));
            case String other -> event.has("external_userid") ? List.of(said(message, event, new Content.Ignored(CleanText.cut(other, 40)), "")) : List.of();
        };
    }

    private Inbound entered(JsonNode message, JsonNode event) {
        var code = text(event, "welcome_code");
        var scene = text(event, "scene_param").isEmpty() ? text(event, "scene") : text(event, "scene_param");
        var entered = said(message, event, new Content.Arrived(scene.isEmpty() ? null : CleanText.cut(scene, NAME_LIMIT)), code.isEmpty() ? "" : WELCOME);
        if (!code.isEmpty()) {
            waiting.welcome(account, entered.from().value(), code);
        }
        return entered;
    }

    /** The platform took the message and could not deliver it. */
    private Inbound failed(JsonNode event) {
        var id = id(event, "fail_msgid");
        return new Inbound.Receipt("wecom", account, keyOf(id), id, Inbound.Receipt.Status.UNDELIVERED, "fail-" + event.path("fail_type").asInt(0));
    }

    private Inbound.Message said(JsonNode message, JsonNode whose, Content content, String mark) {
        var customer = new Address("wecom", account, id(whose, "open_kfid") + "/" + id(whose, "external_userid"));
        boolean prompt = content instanceof Content.KeyPress || content instanceof Content.Arrived || content instanceof Content.Ignored;
        return new Inbound.Message(customer, id(message, "msgid") + mark, sentAt(message), content, prompt);
    }

    private Instant sentAt(JsonNode message) {
        var sent = Instant.ofEpochSecond(message.path("send_time").asLong(0));
        return sent.isBefore(clock.instant().minus(Duration.ofDays(7))) || sent.isAfter(clock.instant().plus(Duration.ofDays(1))) ? clock.instant() : sent;
    }

    private static Content content(JsonNode message) {
        var kind = text(message, "msgtype");
        var inner = message.path(kind);
        return switch (kind) {
            case "text" -> text(inner, "menu_id").isEmpty() ? new Content.Text(clean(inner, "content")) : new Content.KeyPress(limited(inner, "menu_id"));
            case "image" -> new Content.Picture(media(inner), null, null);
            case "voice" -> new Content.Voice(media(inner), null);
            case "video" -> new Content.File("video", media(inner), null);
            case "file" -> new Content.File("file", media(inner), null);
            case "location" -> location(inner);
            case "link" -> new Content.Link(clean(inner, "title"), webAddress(inner));
            default -> new Content.Ignored(CleanText.cut(kind, 40));
        };
    }

    private static Content location(JsonNode inner) {
        double latitude = inner.path("latitude").asDouble(Double.NaN);
        double longitude = inner.path("longitude").asDouble(Double.NaN);
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new UnreadableRequest("degrees were expected in location");
        }
        var label = (clean(inner, "name") + " " + clean(inner, "address")).strip();
        return new Content.Location(latitude, longitude, label.isEmpty() ? null : CleanText.cut(label, NAME_LIMIT));
    }

    private static String webAddress(JsonNode inner) {
        var url = limited(inner, "url");
        return url.startsWith("https://") || url.startsWith("http://") ? url : "";
    }

    private static String media(JsonNode inner) {
        var id = limited(inner, "media_id");
        if (id.isEmpty()) {
            throw new UnreadableRequest("a media_id was expected");
        }
        return id;
    }

    private static String id(JsonNode node, String field) {
        var id = text(node, field);
        if (!ID.matches(id)) {
            throw new UnreadableRequest("an id was expected in " + field);
        }
        return id;
    }

    private static String clean(JsonNode node, String field) {
        return CleanText.of(text(node, field));
    }

    private static String limited(JsonNode node, String field) {
        return CleanText.cut(text(node, field), NAME_LIMIT);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    /** Our key as it fits into the 32 characters of a message id, with the number of the part behind it. */
    static String idOf(UUID key, int part) {
        var bytes = java.nio.ByteBuffer.allocate(16).putLong(key.getMostSignificantBits()).putLong(key.getLeastSignificantBits()).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "-" + part;
    }

    private static @Nullable UUID keyOf(String id) {
        int end = id.length() > 22 && id.charAt(22) == '-' ? 22 : 0;
        try {
            var bytes = java.nio.ByteBuffer.wrap(Base64.getUrlDecoder().decode(id.substring(0, end)));
            return bytes.remaining() == 16 ? new UUID(bytes.getLong(), bytes.getLong()) : null;
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
