package huiying.channels.wechat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import com.google.re2j.Pattern;

import huiying.channels.Address;
import huiying.channels.CleanText;
import huiying.channels.Content;
import huiying.channels.Inbound;
import huiying.channels.UnreadableRequest;

/** What the decrypted document of one account says. */
final class ReadMessage {

    private static final Pattern OPEN_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern MESSAGE_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)https?://[a-z0-9.-]+(:[0-9]{1,5})?([/?#].*)?");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,17})?");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{9,11}");
    private static final int NAME_LIMIT = 512;
    private static final int ADDRESS_LIMIT = 2_000;

    private final String account;
    private final Clock clock;

    ReadMessage(String account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    List<Inbound> from(byte[] document) {
        var xml = FlatXml.parse(document);
        var head = new ReadEvent.Head(address(xml), providerId(xml, document), sentAt(xml));
        return "event".equals(xml.require("MsgType")) ? ReadEvent.from(xml, head) : List.of(message(xml, head));
    }

    private static Inbound message(FlatXml xml, ReadEvent.Head head) {
        var content = message(xml);
        return new Inbound.Message(head.from(), head.id(), head.at(), content, content instanceof Content.KeyPress || content instanceof Content.Ignored);
    }

    /** Events about a follower's data name them in an element of their own. */
    private Address address(FlatXml xml) {
        var openId = xml.get("OpenID").orElseGet(() -> xml.require("FromUserName"));
        if (!OPEN_ID.matches(openId)) {
            throw new UnreadableRequest("an openid was expected in FromUserName");
        }
        return new Address("wechat", account, openId);
    }

    /** Events carry no id. Two in one second differ in their content, a retry does not. */
    private static String providerId(FlatXml xml, byte[] document) {
        return xml.get("MsgId").filter(MESSAGE_ID::matches).orElseGet(() -> {
            var key = limited(xml.get("EventKey").orElse(""), 40);
            return xml.get("CreateTime").orElse("") + ":" + limited(xml.get("Event").orElse("message"), 40) + ":" + key + ":" + sha256(document);
        });
    }

    /** A time that cannot be true is replaced by ours: the words matter more. */
    private Instant sentAt(FlatXml xml) {
        var now = clock.instant();
        return xml.get("CreateTime").filter(SECONDS::matches).map(Long::parseLong).map(Instant::ofEpochSecond)
                .filter(sent -> sent.isBefore(now.plus(Duration.ofDays(1))))
                .orElse(now);
    }

    private static Content message(FlatXml xml) {
        return switch (xml.require("MsgType")) {
            case "text" -> text(xml);
            case "voice" -> new Content.Voice(mediaId(xml), xml.get("Recognition").map(CleanText::of).orElse(null));
            case "image" -> new Content.Picture(mediaId(xml), webAddress(xml, "PicUrl").orElse(null), null);
            case "video", "shortvideo" -> new Content.File("video", mediaId(xml), null);
            case "file" -> new Content.File("file", name(xml, "FileKey").orElse(""), name(xml, "Title").orElse(null));
            case "location" ->
                new Content.Location(degrees(xml, "Location_X", 90), degrees(xml, "Location_Y", 180), xml.get("Label").map(CleanText::of).orElse(null));
            case "link" -> new Content.Link(name(xml, "Title").orElse(""), webAddress(xml, "Url").orElse(""));
            default -> new Content.Ignored(limited(xml.require("MsgType"), 40));
        };
    }

    /** An item tapped in a menu message arrives as its words and its id: the id is the choice. */
    private static Content text(FlatXml xml) {
        return name(xml, "bizmsgmenuid").<Content>map(Content.KeyPress::new).orElseGet(() -> new Content.Text(CleanText.of(xml.get("Content").orElse(""))));
    }

    private static String mediaId(FlatXml xml) {
        return name(xml, "MediaId").orElseThrow(() -> new UnreadableRequest("an element MediaId was expected"));
    }

    private static Optional<String> name(FlatXml xml, String field) {
        return xml.get(field).map(text -> limited(text, NAME_LIMIT));
    }

    private static Optional<String> webAddress(FlatXml xml, String field) {
        return xml.get(field).filter(text -> text.length() <= ADDRESS_LIMIT && WEB_ADDRESS.matches(text));
    }

    private static double degrees(FlatXml xml, String field, int most) {
        var text = xml.require(field);
        if (!NUMBER.matches(text) || Math.abs(Double.parseDouble(text)) > most) {
            throw new UnreadableRequest("degrees were expected in " + field);
        }
        return Double.parseDouble(text);
    }

    private static String limited(String text, int limit) {
        return CleanText.cut(text, limit);
    }

    private static String sha256(byte[] document) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
