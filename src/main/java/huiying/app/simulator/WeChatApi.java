package huiying.app.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.google.re2j.Pattern;

import huiying.app.config.Providers;
import huiying.channels.wechat.WeChatAccount;
import io.swagger.v3.oas.annotations.Hidden;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** WeChat's interface for what we send: sells access tokens and takes customer messages. Answers 200 even for errors, as WeChat does. */
@Hidden
@RestController
@ConditionalOnBooleanProperty("huiying.demo")
@RequestMapping(path = "/simulator/wechat/cgi-bin", produces = MediaType.APPLICATION_JSON_VALUE)
final class WeChatApi {
    private static final Pattern OPEN_ID = Pattern.compile("[A-Za-z0-9_-]{6,64}");
    private static final int LONGEST = 2_048;

    private final WeChatAccount account;
    private final Phones phones;
    private final WeChatRules rules;
    private final JsonMapper json;
    private final AtomicLong messages = new AtomicLong(200_000_000);
    private volatile String token = newToken();
    private volatile String menu = "";

    WeChatApi(Providers providers, Phones phones, WeChatRules rules, JsonMapper json) {
        this.account = providers.wechat().getFirst();
        this.phones = phones;
        this.rules = rules;
        this.json = json;
    }

    /** The token ends before its time, as it does when somebody buys another one elsewhere. */
    void expireToken() {
        token = newToken();
    }

    @PostMapping("/stable_token")
    Map<String, Object> stableToken(@RequestBody byte[] body) {
        var order = read(body);
        return sell(order.path("appid").asString(""), order.path("secret").asString(""));
    }

    @GetMapping("/token")
    Map<String, Object> token(@RequestParam(defaultValue = "") String appid, @RequestParam(defaultValue = "") String secret) {
        return sell(appid, secret);
    }

    private Map<String, Object> sell(String appId, String secret) {
        if (!appId.equals(account.appId())) {
            return error(40013, "invalid appid");
        }
        return same(secret, account.appSecret()) ? Map.of("access_token", token, "expires_in", 7_200) : error(40125, "invalid appsecret");
    }

    @PostMapping("/message/custom/send")
    Map<String, Object> send(@RequestParam(name = "access_token", defaultValue = "") String shown, @RequestBody byte[] body) {
        return addressed(shown, body, this::take);
    }

    @PostMapping("/message/custom/typing")
    Map<String, Object> typing(@RequestParam(name = "access_token", defaultValue = "") String shown, @RequestBody byte[] body) {
        return addressed(shown, body, (openid, order) -> error(order.path("command").asString("").isEmpty() ? 45072 : 0, "ok"));
    }

    @PostMapping("/message/template/send")
    Map<String, Object> template(@RequestParam(name = "access_token", defaultValue = "") String shown, @RequestBody byte[] body) {
        return addressed(shown, body, (openid, form) -> form(openid, form, rules.template(openid)));
    }

    @PostMapping("/message/subscribe/bizsend")
    Map<String, Object> subscription(@RequestParam(name = "access_token", defaultValue = "") String shown, @RequestBody byte[] body) {
        return addressed(shown, body, (openid, form) -> form(openid, form, rules.subscription(openid, form.path("template_id").asString(""))));
    }

    @GetMapping("/menu/get")
    Map<String, Object> menu(@RequestParam(name = "access_token", defaultValue = "") String shown) {
        return admitted(shown, () -> menu.isEmpty() ? error(46003, "menu no exist") : Map.of("menu", json.readTree(menu)));
    }

    @PostMapping("/menu/create")
    Map<String, Object> createMenu(@RequestParam(name = "access_token", defaultValue = "") String shown, @RequestBody byte[] body) {
        return admitted(shown, () -> {
            menu = new String(body, StandardCharsets.UTF_8);
            return error(0, "ok");
        });
    }

    @PostMapping("/qrcode/create")
    Map<String, Object> code(@RequestParam(name = "access_token", defaultValue = "") String shown, @RequestBody byte[] body) {
        var scene = read(body).path("action_info").path("scene").path("scene_str").asString("");
        return admitted(shown, () -> scene.isEmpty()
                ? error(40053, "invalid action info")
                : Map.of("ticket", "simulated-" + scene, "url", "http://weixin.qq.com/q/" + scene));
    }

    /** The photos of simulated phones; an error comes as JSON, as it does from WeChat. */
    @GetMapping(path = "/media/get", produces = MediaType.ALL_VALUE)
    ResponseEntity<byte[]> media(@RequestParam(name = "access_token", defaultValue = "") String shown,
            @RequestParam(name = "media_id", defaultValue = "") String media) {
        boolean there = same(shown, token) && media.startsWith("media-");
        var problem = same(shown, token) ? error(40007, "invalid media_id") : error(40001, "invalid credential, access_token is invalid or not latest");
        return there
                ? ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, Camera.TYPE).body(Camera.photo())
                : ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, "application/json; encoding=utf-8").body(json.writeValueAsBytes(problem));
    }

    private Map<String, Object> admitted(String shown, Supplier<Map<String, Object>> answer) {
        return same(shown, token) ? answer.get() : error(40001, "invalid credential, access_token is invalid or not latest");
    }

    private Map<String, Object> addressed(String shown, byte[] body, BiFunction<String, JsonNode, Map<String, Object>> answer) {
        return admitted(shown, () -> {
            var message = read(body);
            var openid = message.path("touser").asString("");
            return message.isMissingNode()
                    ? error(47001, "data format error")
                    : OPEN_ID.matches(openid) ? answer.apply(openid, message) : error(40003, "invalid openid");
        });
    }

    /** Shown as a card; what became of it is reported afterwards. */
    private Map<String, Object> form(String openid, JsonNode form, int code) {
        if (code != WeChatRules.OK) {
            return error(code, "not sent");
        }
        var id = Long.toString(messages.incrementAndGet());
        var card = new StringBuilder();
        form.path("data").properties().forEach(field -> card.append(card.isEmpty() ? "" : "\n").append(field.getValue().path("value").asString("")));
        phones.wechat(openid).theirs(card.toString(), "");
        phones.finished(openid, id);
        return Map.of("errcode", 0, "errmsg", "ok", "msgid", Long.parseLong(id));
    }

    private Map<String, Object> take(String openid, JsonNode message) {
        var words = switch (message.path("msgtype").asString("")) {
            case "text" -> message.path("text").path("content").asString("");
            case "msgmenu" -> menu(message.path("msgmenu"));
            default -> null;
        };
        if (words == null) {
            return error(40008, "invalid message type");
        }
        if (words.isEmpty() || words.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            return error(45002, "content size out of limit");
        }
        int code = rules.push(openid);
        if (code != WeChatRules.OK) {
            return error(code, code == 45047 ? "out of response count limit" : "response out of time limit or subscription is canceled");
        }
        phones.wechat(openid).theirs(words, "");
        return error(0, "ok");
    }

    /** As a follower sees it: the question, below it a line to tap for each answer. */
    private static String menu(JsonNode menu) {
        var lines = new StringBuilder(menu.path("head_content").asString(""));
        menu.path("list").forEach(item -> lines.append("\n› ").append(item.path("content").asString("")));
        return lines.toString();
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException notJson) {
            return json.missingNode();
        }
    }

    private static Map<String, Object> error(int code, String message) {
        return Map.of("errcode", code, "errmsg", message);
    }

    private static boolean same(@Nullable String shown, String right) {
        return shown != null && MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private static String newToken() {
        var bytes = new byte[48];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
