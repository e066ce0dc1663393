package huiying.channels.wechat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import huiying.channels.Address;
import huiying.channels.CleanText;
import huiying.channels.Content;
import huiying.channels.Inbound;
import huiying.channels.Inbound.Receipt.Status;
import huiying.channels.UnreadableRequest;

/** What an event says: something a follower did, what became of a notice, or what a follower consents to. */
final class ReadEvent {

    private static final String QR_SCENE = "qrscene_";
    private static final int NAME_LIMIT = 512;
    private static final int KIND_LIMIT = 40;

    private ReadEvent() {
    }

    /** Whose event it is, and by which id it is told from others. */
    record Head(Address from, String id, Instant at) {
    }

    static List<Inbound> from(FlatXml xml, Head head) {
        return switch (xml.require("Event")) {
            case "TEMPLATESENDJOBFINISH" -> List.of(receipt(head, xml.require("MsgID"), finished(xml.get("Status").orElse(""))));
            case "subscribe_msg_sent_event" -> xml.all("List").stream().map(sent -> receipt(head, sent.get("MsgID").orElse(""), code(sent))).toList();
            case "subscribe_msg_popup_event", "subscribe_msg_change_event" -> consents(xml, head);
            case "user_authorization_revoke" -> List.of(new Inbound.Consent(head.from(), head.id(), head.at(), "", false));
            default -> List.of(message(head, content(xml)));
        };
    }

    private static Inbound message(Head head, Content content) {
        return new Inbound.Message(head.from(), head.id(), head.at(), content, true);
    }

    /** An empty code is a success. */
    private static Inbound receipt(Head head, String messageId, String code) {
        if (messageId.isEmpty() || messageId.length() > 64) {
            throw new UnreadableRequest("a MsgID was expected");
        }
        return new Inbound.Receipt(head.from().channel(), head.from().account(), null, messageId, code.isEmpty() ? Status.DELIVERED : Status.UNDELIVERED, code);
    }

    private static String finished(String status) {
        return switch (status) {
            case "success" -> "";
            case "failed:user block" -> "user-block";
            default -> "system-failed";
        };
    }

    private static String code(FlatXml.Group sent) {
        var code = sent.get("ErrorCode").orElse("0");
        return code.equals("0") ? "" : CleanText.cut(code, 16);
    }

    /** Each accepted form is one consent; whoever switches one off takes back what is left of it. */
    private static List<Inbound> consents(FlatXml xml, Head head) {
        var list = xml.all("List");
        return IntStream.range(0, list.size()).<Inbound>mapToObj(at -> {
            var form = list.get(at).get("TemplateId").orElseThrow(() -> new UnreadableRequest("a TemplateId was expected"));
            boolean given = list.get(at).get("SubscribeStatusString").filter("accept"::equals).isPresent();
            return new Inbound.Consent(head.from(), head.id() + ":" + at, head.at(), CleanText.cut(form, 64), given);
        }).toList();
    }

    private static Content content(FlatXml xml) {
        var event = xml.require("Event");
        var key = xml.get("EventKey").map(text -> CleanText.cut(text, NAME_LIMIT));
        return switch (event) {
            case "subscribe" -> new Content.Arrived(scene(key));
            case "SCAN" -> new Content.Arrived(key.orElse(null));
            case "scancode_waitmsg" -> new Content.Arrived(scanned(xml).orElse(null));
            case "unsubscribe", "user_authorization_cancellation" -> new Content.Left();
            case "CLICK" -> new Content.MenuClick(key.orElse(""));
            default -> new Content.Ignored(CleanText.cut(event, KIND_LIMIT));
        };
    }

    private static @Nullable String scene(Optional<String> key) {
        return key.map(text -> text.startsWith(QR_SCENE) ? text.substring(QR_SCENE.length()) : text).orElse(null);
    }

    /** What the code said that was scanned from our menu: a sticker's scene, written as it is or behind the last {@code =} or {@code /} of an address. */
    private static Optional<String> scanned(FlatXml xml) {
        return xml.all("ScanCodeInfo").stream().flatMap(info -> info.get("ScanResult").stream()).findFirst()
                .map(text -> text.substring(Math.max(text.lastIndexOf('='), text.lastIndexOf('/')) + 1)).map(text -> CleanText.cut(text, NAME_LIMIT))
                .filter(text -> !text.isEmpty());
    }
}
