package huiying.channels.wecom;

import static huiying.channels.ScriptedProvider.json;

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
import huiying.channels.wechat.Freshness;
import huiying.channels.wechat.TokenDesk;
import huiying.channels.wechat.TokensInMemory;
import huiying.channels.wechat.WeChatCrypto;
import huiying.channels.wire.Wire;
import tools.jackson.databind.json.JsonMapper;

class WeComChannelContractTest extends ChannelContract {
    static final String TOKEN = "kf_token";
    static final String CORP = "ww1234567890abcdef";
    static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    static final WeChatCrypto CRYPTO = new WeChatCrypto(TOKEN, CORP, AES_KEY);
    static final String NOTE = "<xml><ToUserName><![CDATA[" + CORP + "]]></ToUserName><CreateTime>1714112445</CreateTime><MsgType><![CDATA[event]]></MsgType>"
            + "<Event><![CDATA[kf_msg_or_event]]></Event><Token><![CDATA[ENCtoken]]></Token><OpenKfId><![CDATA[wkKF1]]></OpenKfId></xml>";

    static WeComChannel channel(String url, Wire wire, Waiting waiting) {
        var account = new WeComAccount("main", CORP, "secret", TOKEN, AES_KEY, url);
        var tokens = new TokensInMemory(CLOCK, Map.of("wecom:main", account.counter(new TokenDesk(wire))));
        return new WeComChannel(account, waiting, tokens, wire, new Freshness(CLOCK), CLOCK);
    }

    static WebhookRequest note(String encrypted, String timestamp) {
        var query = "msg_signature=" + CRYPTO.sign(timestamp, "7", encrypted) + "&timestamp=" + timestamp + "&nonce=7";
        return post(query, "<xml><ToUserName>" + CORP + "</ToUserName><AgentID></AgentID><Encrypt><![CDATA[" + encrypted + "]]></Encrypt></xml>");
    }

    private static WebhookRequest post(String query, String body) {
        return new WebhookRequest("POST", "/channels/wecom", query, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected Channel channel(String providerUrl, Wire wire) {
        return channel(providerUrl, wire, new WaitingInMemory());
    }

    @Override
    protected byte[] content(String words) {
        return JsonMapper.shared().writeValueAsBytes(Map.of("msgid", "m1", "open_kfid", "wkKF1", "external_userid", "wmWANG", "send_time", NOW.getEpochSecond(),
                "origin", 3, "msgtype", "text", "text", Map.of("content", words)));
    }

    @Override
    protected WebhookRequest signed(byte[] content) {
        return ((WeComChannel) channel()).request(content);
    }

    @Override
    protected Map<String, WebhookRequest> mutations(WebhookRequest good) {
        var encrypted = CRYPTO.encrypt(NOTE);
        var note = note(encrypted, "1714112445");
        var body = new String(note.body(), StandardCharsets.UTF_8);
        var foreign = new WeChatCrypto(TOKEN, "ww0000000000000000", AES_KEY).encrypt(NOTE);
        var mutations = new LinkedHashMap<String, WebhookRequest>();
        mutations.put("a fetched message without our stamp", new WebhookRequest(good.method(), good.path(), "", Map.of(), good.body()));
        mutations.put("with another stamp", new WebhookRequest(good.method(), good.path(), "", Map.of("x-line", List.of("x")), good.body()));
        mutations.put("our stamp on a posted message", new WebhookRequest("POST", good.path(), "", good.headers(), good.body()));
        mutations.put("our stamp on a GET", new WebhookRequest("GET", good.path(), "", good.headers(), good.body()));
        mutations.put("one changed byte of ciphertext", post(note.query(), body.replace("<Encrypt><![CDATA[", "<Encrypt><![CDATA[A")));
        mutations.put("another timestamp", post(note.query().replace("1714112445", "1714112446"), body));
        mutations.put("another nonce", post(note.query().replace("nonce=7", "nonce=8"), body));
        mutations.put("no signature", post("timestamp=1714112445&nonce=7", body));
        mutations.put("another enterprise's envelope", note(foreign, "1714112445"));
        mutations.put("eleven minutes old", note(encrypted, Long.toString(NOW.getEpochSecond() - 660)));
        mutations.put("a DOCTYPE around the envelope", post(note.query(), "<!DOCTYPE xml [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + body));
        mutations.put("plain words", post(note.query(), NOTE));
        mutations.put("nothing", post(note.query(), ""));
        return mutations;
    }

    @Override
    protected Optional<String> shown(WebhookReply reply) {
        return Optional.empty();
    }

    @Override
    protected Address resident() {
        return new Address("wecom", "main", "wkKF1/wmWANG");
    }

    @Override
    protected List<Outcome> outcomes() {
        return List.of(new Outcome("taken", json(200, "{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":\"M\"}"), new Delivery.Delivered("M")),
                new Outcome("busy", error(-1), new Delivery.Failed("-1", Duration.ofSeconds(2))),
                new Outcome("too often", error(45009), new Delivery.Failed("45009", Duration.ofMinutes(1))),
                new Outcome("five messages are used up", error(95001), new Delivery.Refused("95001", Trouble.WINDOW_CLOSED)),
                new Outcome("48 hours are over", error(95002), new Delivery.Refused("95002", Trouble.WINDOW_CLOSED)),
                new Outcome("a colleague talks with the customer", error(95018), new Delivery.Refused("95018")),
                new Outcome("no such customer", error(40096), new Delivery.Refused("40096", Trouble.NO_SUCH_ADDRESS)),
                new Outcome("too long", error(45002), new Delivery.Refused("45002", Trouble.OURS)),
                new Outcome("from an address that is not on the list", error(60020), new Delivery.Failed("60020", Duration.ofMinutes(10), Trouble.OURS)),
                new Outcome("a broken server", json(500, "{}"), new Delivery.Failed("500", Duration.ofSeconds(5))),
                new Outcome("an answer that is not JSON", json(200, "<html>"), new Delivery.Unknown("unreadable-answer")),
                new Outcome("taken, then dropped", new Answer.Drop(), new Delivery.Unknown("reset")),
                new Outcome("taken, then silent", new Answer.Hang(), new Delivery.Unknown("timeout")));
    }

    @Override
    protected Optional<Delivery> unreachable() {
        return Optional.of(new Delivery.Failed("no-connection", Duration.ofSeconds(5)));
    }

    private static Answer error(int code) {
        return json(200, "{\"errcode\":" + code + ",\"errmsg\":\"no\"}");
    }
}
