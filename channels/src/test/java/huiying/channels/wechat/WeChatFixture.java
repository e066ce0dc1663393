package huiying.channels.wechat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import huiying.channels.WebhookRequest;
import huiying.channels.wire.Wire;

/** The account of the published vectors, and its provider's side. */
final class WeChatFixture {

    static final String TOKEN = "hotline_token_2024";
    static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    static final String APP_ID = "wx5823bf96d3bd56c7";
    static final String OPEN_ID = "oia2TjjewbmiOUlr6X-1crbLOvLw";
    static final WeChatCrypto CRYPTO = new WeChatCrypto(TOKEN, APP_ID, AES_KEY);
    static final String TIMESTAMP = "1714112445";
    static final String NONCE = "415670741";

    private WeChatFixture() {
    }

    static WeChatAccount account(String apiBaseUrl) {
        return new WeChatAccount("main", TOKEN, APP_ID, "secret", AES_KEY, apiBaseUrl);
    }

    static WeChatChannel channel(String apiBaseUrl, Wire wire, Clock clock) {
        return channel(apiBaseUrl, wire, new Freshness(clock), clock);
    }

    static WeChatChannel channel(String apiBaseUrl, Wire wire, Freshness freshness, Clock clock) {
        var account = account(apiBaseUrl);
        return channel(account, Abilities.FULL, wire, freshness, clock);
    }

    static WeChatChannel channel(WeChatAccount account, Abilities abilities, Wire wire, Freshness freshness, Clock clock) {
        return new WeChatChannel(account, abilities, tokens(account, wire, clock), wire, freshness, clock);
    }

    static TokensInMemory tokens(WeChatAccount account, Wire wire, Clock clock) {
        return new TokensInMemory(clock, new TokenDesk(wire).counters(List.of(account)));
    }

    static String text(String words) {
        return message("text", "<Content><![CDATA[" + words.replace("]]>", "]]]]><![CDATA[>") + "]]></Content><MsgId>24537289381234567</MsgId>");
    }

    static String message(String type, String elements) {
        return "<xml><ToUserName><![CDATA[gh_7f083739789a]]></ToUserName><FromUserName><![CDATA[" + OPEN_ID + "]]></FromUserName><CreateTime>" + TIMESTAMP
                + "</CreateTime><MsgType><![CDATA[" + type + "]]></MsgType>" + elements + "</xml>";
    }

    static WebhookRequest signed(String xml) {
        return sealed(CRYPTO.encrypt(xml), TIMESTAMP);
    }

    static WebhookRequest sealed(String encrypted, String timestamp) {
        return post(query(encrypted, timestamp),
                "<xml><ToUserName><![CDATA[gh_7f083739789a]]></ToUserName><Encrypt><![CDATA[" + encrypted + "]]></Encrypt></xml>");
    }

    static String query(String encrypted, String timestamp) {
        return "signature=" + CRYPTO.sign(timestamp, NONCE) + "&timestamp=" + timestamp + "&nonce=" + NONCE + "&openid=" + OPEN_ID
                + "&encrypt_type=aes&msg_signature="
                + CRYPTO.sign(timestamp, NONCE, encrypted);
    }

    static WebhookRequest post(String query, String body) {
        return new WebhookRequest("POST", "/channels/wechat", query, Map.of("content-type", List.of("text/xml")), body.getBytes(StandardCharsets.UTF_8));
    }
}
