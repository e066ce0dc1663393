package huiying.channels.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import huiying.channels.Address;
import huiying.channels.Channel;
import huiying.channels.ChannelContract;
import huiying.channels.Delivery;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;
import huiying.channels.wire.Wire;
import tools.jackson.databind.json.JsonMapper;

class WebChatChannelContractTest extends ChannelContract {

    private static final byte[] SECRET = "an invented secret of thirty-two".getBytes(UTF_8);
    private static final WebChatSessions SESSIONS = new WebChatSessions(SECRET);
    private static final String TOKEN = SESSIONS.issue();

    @Override
    protected Channel channel(String providerUrl, Wire wire) {
        return new WebChatChannel("main", SESSIONS, CLOCK);
    }

    @Override
    protected byte[] content(String words) {
        return JsonMapper.shared().writeValueAsBytes(Map.of("id", "0f8fad5b-d9cb-469f-a165-70867728950e", "text", words));
    }

    @Override
    protected WebhookRequest signed(byte[] content) {
        return post("application/json", "theme=dark; huiying_chat=" + TOKEN + "; lang=zh", content);
    }

    @Override
    protected Map<String, WebhookRequest> mutations(WebhookRequest good) {
        var mutations = new LinkedHashMap<String, WebhookRequest>();
        mutations.put("another id", cookie(good, (TOKEN.charAt(0) == 'A' ? "B" : "A") + TOKEN.substring(1)));
        mutations.put("another signature", cookie(good, TOKEN.substring(0, 30) + (TOKEN.charAt(30) == 'A' ? "B" : "A") + TOKEN.substring(31)));
        mutations.put("somebody else's signature", cookie(good, TOKEN.substring(0, 25) + SESSIONS.issue().substring(25)));
        mutations.put("signed with another secret", cookie(good, new WebChatSessions("x".repeat(32).getBytes(UTF_8)).issue()));
        mutations.put("no signature", cookie(good, TOKEN.substring(0, 24)));
        mutations.put("an empty token", cookie(good, ""));
        mutations.put("a dot", cookie(good, "."));
        mutations.put("a token and more", cookie(good, TOKEN + "A"));
        mutations.put("no cookie", new WebhookRequest("POST", "/chat", "", Map.of("content-type", List.of("application/json")), good.body()));
        mutations.put("a form, as another site's page could post it", post("application/x-www-form-urlencoded", "huiying_chat=" + TOKEN, good.body()));
        mutations.put("plain text, as another site's page could post it", post("text/plain", "huiying_chat=" + TOKEN, good.body()));
        mutations.put("a GET", new WebhookRequest("GET", "/chat", "", good.headers(), good.body()));
        mutations.put("65 KB", post("application/json", "huiying_chat=" + TOKEN, new byte[65 * 1024]));
        return mutations;
    }

    private static WebhookRequest cookie(WebhookRequest good, String token) {
        return post("application/json", "huiying_chat=" + token, good.body());
    }

    private static WebhookRequest post(String type, String cookie, byte[] body) {
        return new WebhookRequest("POST", "/chat", "", Map.of("content-type", List.of(type), "cookie", List.of(cookie)), body);
    }

    @Override
    protected Optional<String> shown(WebhookReply reply) {
        return Optional.empty();
    }

    @Override
    protected Address resident() {
        return new Address("web", "main", SESSIONS.check(TOKEN).orElseThrow());
    }

    @Override
    protected List<Outcome> outcomes() {
        return List.of();
    }

    @Override
    protected Optional<Delivery> unreachable() {
        return Optional.of(new Delivery.Delivered("0197a000-0000-7000-8000-000000000001"));
    }
}
