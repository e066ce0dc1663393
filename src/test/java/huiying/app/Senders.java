package huiying.app;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import huiying.channels.wechat.WeChatCrypto;

/** WeChat's and Twilio's side of the wire, signing as they do. */
public final class Senders {
    private final House house;
    private final @Nullable WeChatCrypto crypto;

    public Senders(House house) {
        this.house = house;
        this.crypto = house.providers().wechat().stream().findFirst().map(WeChatCrypto::new).orElse(null);
    }

    /** One WeChat request, signed: where it goes and what it holds. */
    public record Signed(String path, String body) {
        public byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }
    }

    public Signed wechatText(String openid, String messageId, String text) {
        return wechat("""
                      <xml><ToUserName><![CDATA[gh_test]]></ToUserName><FromUserName><![CDATA[%s]]></FromUserName><CreateTime>%d</CreateTime>\
                      <MsgType><![CDATA[text]]></MsgType><Content><![CDATA[%s]]></Content><MsgId>%s</MsgId></xml>""".formatted(openid,
                Instant.now().getEpochSecond(), text,
                messageId));
    }

    public Signed wechat(String xml) {
        var timestamp = Long.toString(Instant.now().getEpochSecond());
        var encrypted = crypto.encrypt(xml);
        var query = "?timestamp=%s&nonce=7&openid=o1&encrypt_type=aes&signature=%s&msg_signature=%s".formatted(timestamp, crypto.sign(timestamp, "7"),
                crypto.sign(timestamp, "7", encrypted));
        return new Signed("/channels/wechat" + query,
                "<xml><ToUserName><![CDATA[gh_test]]></ToUserName><Encrypt><![CDATA[" + encrypted + "]]></Encrypt></xml>");
    }

    public HttpResponse<String> send(Signed request) {
        return house.post(request.path(), request.bytes(), "Content-Type", "text/xml");
    }

    /** The words of a passive reply. */
    public String opened(HttpResponse<String> reply) {
        var encrypted = reply.body().substring(reply.body().indexOf("<Encrypt><![CDATA[") + 18, reply.body().indexOf("]]></Encrypt>"));
        return new String(crypto.decrypt(encrypted).orElseThrow().xml(), StandardCharsets.UTF_8);
    }

    public HttpResponse<String> sms(String from, String sid, String text) {
        return twilio("/channels/twilio/sms", Map.of("MessageSid", sid, "AccountSid", house.providers().twilio().getFirst().accountSid(), "From", from, "To",
                house.providers().twilio().getFirst().from(), "Body", text));
    }

    /** A form as the provider signs it: the signature in place of the path, and the body. */
    public Signed signed(String path, Map<String, String> fields) {
        var account = house.providers().twilio().getFirst();
        var text = new StringBuilder(account.publicBaseUrl() + path);
        new TreeMap<>(fields).forEach((name, value) -> text.append(name).append(value));
        var body = fields.entrySet().stream().map(field -> field.getKey() + "=" + java.net.URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(java.util.stream.Collectors.joining("&"));
        return new Signed(hmac(account.tokens().current(), text.toString()), body);
    }

    public HttpResponse<String> twilio(String path, Map<String, String> fields) {
        var sorted = new TreeMap<>(fields);
        var account = house.providers().twilio().getFirst();
        var signed = new StringBuilder(account.publicBaseUrl() + path);
        sorted.forEach((name, value) -> signed.append(name).append(value));
        return house.form(path, new LinkedHashMap<>(sorted), "X-Twilio-Signature", hmac(account.tokens().current(), signed.toString()));
    }

    /** Our own telephone number. */
    public String number() {
        return house.providers().twilio().getFirst().from();
    }

    public static String sid() {
        return "SM" + UUID.randomUUID().toString().replace("-", "");
    }

    private static String hmac(String key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
