package huiying.channels.wechat;

import static huiying.channels.ScriptedProvider.json;
import static huiying.channels.wechat.WeChatFixture.CRYPTO;
import static huiying.channels.wechat.WeChatFixture.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
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

class WeChatChannelContractTest extends ChannelContract {

    @Override
    protected Channel channel(String providerUrl, Wire wire) {
        return WeChatFixture.channel(providerUrl, wire, CLOCK);
    }

    @Override
    protected byte[] content(String words) {
        return WeChatFixture.text(words).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected WebhookRequest signed(byte[] content) {
        return WeChatFixture.sealed(CRYPTO.encrypt(content, new byte[16]), WeChatFixture.TIMESTAMP);
    }

    @Override
    protected Map<String, WebhookRequest> mutations(WebhookRequest good) {
        var body = new String(good.body(), StandardCharsets.UTF_8);
        var query = good.query();
        var plain = WeChatFixture.text("路灯坏了");
        var foreign = new WeChatCrypto(WeChatFixture.TOKEN, "wx0000000000000000", WeChatFixture.AES_KEY).encrypt(plain);
        var mutations = new LinkedHashMap<String, WebhookRequest>();
        mutations.put("one changed byte of ciphertext", post(query, body.replace("<Encrypt><![CDATA[", "<Encrypt><![CDATA[A")));
        mutations.put("somebody else's ciphertext", post(query, body.replaceAll("(?<=<Encrypt><!\\[CDATA\\[)[^\\]]+", CRYPTO.encrypt(plain))));
        mutations.put("another timestamp", post(query.replace("1714112445", "1714112446"), body));
        mutations.put("another nonce", post(query.replace("415670741", "415670742"), body));
        mutations.put("no msg_signature", post(query.replaceAll("&msg_signature=.*", ""), body));
        mutations.put("an empty msg_signature", post(query.replaceAll("msg_signature=.*", "msg_signature="), body));
        mutations.put("a wrong signature beside a right msg_signature", post(query.replace("signature=fc7", "signature=ec7"), body));
        mutations.put("no encrypt_type", post(query.replace("&encrypt_type=aes", ""), body));
        mutations.put("encrypt_type raw", post(query.replace("encrypt_type=aes", "encrypt_type=raw"), body));
        mutations.put("plain mode", post("signature=" + CRYPTO.sign("1714112445", "415670741") + "&timestamp=1714112445&nonce=415670741", plain));
        mutations.put("a plain body under a right query", post(query, plain));
        mutations.put("mixed mode", post(query, body.replace("</xml>", "<FromUserName>o1</FromUserName><MsgType>text</MsgType></xml>")));
        mutations.put("another account's envelope", WeChatFixture.sealed(foreign, WeChatFixture.TIMESTAMP));
        mutations.put("eleven minutes old", WeChatFixture.sealed(CRYPTO.encrypt(plain), Long.toString(NOW.getEpochSecond() - 660)));
        mutations.put("eleven minutes early", WeChatFixture.sealed(CRYPTO.encrypt(plain), Long.toString(NOW.getEpochSecond() + 660)));
        mutations.put("a timestamp that is none", WeChatFixture.sealed(CRYPTO.encrypt(plain), "99999999999999999999"));
        mutations.put("a GET", new WebhookRequest("GET", good.path(), query, good.headers(), good.body()));
        mutations.put("a DOCTYPE around the envelope", post(query, "<!DOCTYPE xml [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + body));
        mutations.put("an empty body", post(query, ""));
        return mutations;
    }

    @Override
    protected Optional<String> shown(WebhookReply reply) {
        var encrypted = FlatXml.parse(reply.body().getBytes(StandardCharsets.UTF_8)).require("Encrypt");
        return FlatXml.parse(CRYPTO.decrypt(encrypted).orElseThrow().xml()).get("Content");
    }

    @Override
    protected Address resident() {
        return new Address("wechat", "main", WeChatFixture.OPEN_ID);
    }

    @Override
    protected List<Outcome> outcomes() {
        return List.of(new Outcome("taken", json(200, "{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":7}"), new Delivery.Delivered("7")),
                new Outcome("busy", error(-1), new Delivery.Failed("-1", Duration.ofSeconds(2))),
                new Outcome("too often", error(45011), new Delivery.Failed("45011", Duration.ofMinutes(1))),
                new Outcome("the day's quota is used up: 14:20 in Shanghai, until a minute past midnight", error(45009),
                        new Delivery.Failed("45009", Duration.ofMinutes(9 * 60 + 40).plusSeconds(15))),
                new Outcome("48 hours are over", error(45015), new Delivery.Refused("45015", Trouble.WINDOW_CLOSED)),
                new Outcome("five messages are used up", error(45047), new Delivery.Refused("45047", Trouble.WINDOW_CLOSED)),
                new Outcome("not a follower", error(43004), new Delivery.Refused("43004", Trouble.NO_SUCH_ADDRESS)),
                new Outcome("no such openid", error(40003), new Delivery.Refused("40003", Trouble.NO_SUCH_ADDRESS)),
                new Outcome("refuses messages", error(48002), new Delivery.Refused("48002", Trouble.NO_SUCH_ADDRESS)),
                new Outcome("not allowed for this account", error(48001), new Delivery.Failed("48001", Duration.ofMinutes(10), Trouble.OURS)),
                new Outcome("a code nobody knows", error(99999), new Delivery.Failed("99999", Duration.ofMinutes(10), Trouble.OURS)),
                new Outcome("already sent", error(45065), new Delivery.Delivered("")),
                new Outcome("a broken server", json(500, "{}"), new Delivery.Failed("500", Duration.ofSeconds(5))),
                new Outcome("too many, come back in twenty seconds", new Answer.Json(429, "{}", Map.of("Retry-After", "20")),
                        new Delivery.Failed("429", Duration.ofSeconds(20))),
                new Outcome("a gateway without an answer", json(504, ""), new Delivery.Unknown("504")),
                new Outcome("an answer that is not JSON", json(200, "<html>"), new Delivery.Unknown("unreadable-answer")),
                new Outcome("taken, then dropped", new Answer.Drop(), new Delivery.Unknown("reset")),
                new Outcome("taken, then silent", new Answer.Hang(), new Delivery.Unknown("timeout")));
    }

    @Override
    protected Optional<Delivery> unreachable() {
        return Optional.of(new Delivery.Failed("no-connection", Duration.ofSeconds(5)));
    }

    private static Answer error(int code) {
        return json(200, "{\"errcode\":" + code + ",\"errmsg\":\"no rid: 1\"}");
    }
}
