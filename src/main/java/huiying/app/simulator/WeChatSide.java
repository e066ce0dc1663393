package huiying.app.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import javax.xml.stream.XMLStreamException;

import huiying.channels.wechat.WeChatAccount;
import huiying.channels.wechat.WeChatCrypto;
import huiying.channels.wechat.WeChatCrypto.Opened;

/** WeChat, seen from a door in safe mode: signs, encrypts, posts, waits five seconds, tries three times with the same id, and shows the reply. Thread-safe. */
public final class WeChatSide {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int TRIES = 3;
    private static final String OUR_NAME = "gh_huiying_demo";

    private final SecureRandom random = new SecureRandom();
    private final AtomicLong ids = new AtomicLong();
    private final WeChatCrypto crypto;
    private final URI door;
    private final HttpClient client;
    private final Clock clock;

    public WeChatSide(WeChatAccount account, URI door, HttpClient client, Clock clock) {
        this.crypto = new WeChatCrypto(account);
        this.door = door;
        this.client = client;
        this.clock = clock;
        this.ids.set(24_000_000_000_000_000L + (random.nextLong() >>> 12));
    }

    /** What the resident sees after their message. */
    public sealed interface Reply {

        /** Words at once. */
        record Words(String text) implements Reply {
        }

        /** Nothing; words may follow as a customer message. */
        record Nothing() implements Reply {
        }

        /** The red line: the service gave no usable answer. */
        record Unavailable(String why) implements Reply {
        }
    }

    public String newMessageId() {
        return Long.toString(ids.incrementAndGet());
    }

    /** Delivers one message and waits for the reply. */
    public Reply deliver(String openid, WeChatMessage message) {
        return deliver(openid, newMessageId(), message);
    }

    /** The same under a chosen id: delivered twice it is the same message. */
    public Reply deliver(String openid, String messageId, WeChatMessage message) {
        var xml = xml(openid, messageId, message);
        Reply reply = new Reply.Unavailable("");
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                var response = client.send(request(openid, xml), BodyHandlers.ofString());
                reply = response.statusCode() == 200 ? read(response) : new Reply.Unavailable("HTTP " + response.statusCode());
                if (!(reply instanceof Reply.Unavailable)) {
                    return reply;
                }
            } catch (IOException lost) {
                reply = new Reply.Unavailable(lost.getClass().getSimpleName());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return new Reply.Unavailable("stopped");
            }
        }
        return reply;
    }

    /** The document before it is encrypted. */
    public String xml(String openid, String messageId, WeChatMessage message) {
        var id = message.isEvent() ? "" : "<MsgId>" + messageId + "</MsgId>";
        return "<xml><ToUserName><![CDATA[" + OUR_NAME + "]]></ToUserName><FromUserName><![CDATA[" + openid + "]]></FromUserName><CreateTime>"
                + clock.instant().getEpochSecond() + "</CreateTime>" + message.elements() + id + "</xml>";
    }

    /** One signed attempt. */
    public HttpRequest request(String openid, String xml) {
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        var nonce = Integer.toUnsignedString(random.nextInt());
        var encrypted = crypto.encrypt(xml);
        var query = "?signature=" + crypto.sign(timestamp, nonce) + "&timestamp=" + timestamp + "&nonce=" + nonce + "&openid=" + openid
                + "&encrypt_type=aes&msg_signature=" + crypto.sign(timestamp, nonce, encrypted);
        var body = "<xml><ToUserName><![CDATA[" + OUR_NAME + "]]></ToUserName><Encrypt><![CDATA[" + encrypted + "]]></Encrypt></xml>";
        return HttpRequest.newBuilder(URI.create(door + query)).timeout(PATIENCE).header("Content-Type", "text/xml").header("User-Agent", "Mozilla/4.0")
                .POST(BodyPublishers.ofString(body)).build();
    }

    /** Reads an answer as strictly as WeChat does. */
    public Reply read(HttpResponse<String> response) {
        var body = response.body();
        if (body.isEmpty() || body.equals("success")) {
            return new Reply.Nothing();
        }
        try {
            return opened(Element.parse(body)).<Reply>map(Reply.Words::new).orElseGet(() -> new Reply.Unavailable("the answer is not signed for this account"));
        } catch (XMLStreamException notXml) {
            return new Reply.Unavailable("the answer is no XML");
        }
    }

    private Optional<String> opened(Element envelope) throws XMLStreamException {
        var encrypted = envelope.child("Encrypt");
        if (!crypto.signed(envelope.child("MsgSignature"), envelope.child("TimeStamp"), envelope.child("Nonce"), encrypted)) {
            return Optional.empty();
        }
        var inner = crypto.decrypt(encrypted).filter(Opened::ours).map(Opened::text);
        return inner.isEmpty() ? Optional.empty() : Optional.of(Element.parse(inner.get()).child("Content"));
    }
}
