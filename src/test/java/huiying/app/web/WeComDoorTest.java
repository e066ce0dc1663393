package huiying.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import huiying.app.House;
import huiying.app.Until;
import huiying.channels.wechat.WeChatCrypto;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A resident who writes to WeChat customer service, from the platform's call at our door to the words they get back. */
class WeComDoorTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final WeChatCrypto CRYPTO = new WeChatCrypto("kf_token", "ww1234567890abcdef", KEY);

    private final List<Map<String, Object>> waiting = new CopyOnWriteArrayList<>();
    private final List<JsonNode> sent = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private HttpServer platform;

    @BeforeEach
    void open() throws IOException {
        platform = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        platform.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        platform.createContext("/cgi-bin/gettoken", exchange -> answer(exchange, exchange.getRequestURI().getQuery().contains("corpsecret=s3cret")
                ? Map.of("errcode", 0, "access_token", "KFTOKEN", "expires_in", 7_200)
                : Map.of("errcode", 40_001)));
        platform.createContext("/cgi-bin/kf/sync_msg", exchange -> {
            var asked = document(exchange);
            int from = asked.path("cursor").asString("").isEmpty() ? 0 : Integer.parseInt(asked.path("cursor").asString());
            check(asked.path("open_kfid").asString("").equals("wkKF1"), "open_kfid");
            var page = waiting.subList(from, Math.min(waiting.size(), from + 1));
            answer(exchange, Map.of("errcode", 0, "next_cursor", Integer.toString(from + page.size()), "has_more", from + page.size() < waiting.size() ? 1 : 0,
                    "msg_list", page));
        });
        platform.createContext("/cgi-bin/kf/send_msg", exchange -> {
            var message = document(exchange);
            check(message.path("touser").asString("").equals("wmWANG") && message.path("msgid").asString("").length() <= 32, "touser, msgid");
            check("access_token=KFTOKEN".equals(exchange.getRequestURI().getQuery()), "access_token");
            sent.add(message);
            answer(exchange, Map.of("errcode", 0, "errmsg", "ok", "msgid", message.path("msgid").asString("")));
        });
        platform.start();
    }

    @AfterEach
    void close() {
        platform.stop(0);
    }

    @Test
    void aResidentOfCustomerServiceGetsANumberBackAndEachMessageIsFetchedOnce() {
        try (var house = House.open(House.directory(), "huiying.conversation.quiet-window=0", "huiying.wecom.main.corp-id=ww1234567890abcdef",
                "huiying.wecom.main.secret=s3cret", "huiying.wecom.main.token=kf_token", "huiying.wecom.main.encoding-aes-key=" + KEY,
                "huiying.wecom.main.api-base-url=http://127.0.0.1:" + platform.getAddress().getPort())) {
            assertThat(house.providers().demo()).isFalse();
            waiting.add(text("m1", "幸福路12号的路灯坏了好几天了"));
            assertThat(call(house).body()).isEqualTo("success");
            Until.holds(() -> assertThat(sent.stream().map(message -> message.path("text").path("content").asString("")).toList().toString()).containsPattern(
                    "\\d{4} \\d{4} \\d{4}"));

            waiting.add(text("m2", "谢谢"));
            call(house);
            call(house);
            Until.holds(() -> assertThat(house.jdbc().sql("select count(*) from receipt where channel = 'wecom'").query(Integer.class).single()).isEqualTo(2));
            assertThat(house.jdbc().sql("select outcome from receipt where channel = 'wecom'").query(String.class).list()).containsOnly("stored");
            assertThat(house.jdbc().sql("select allowed from send_window").query(Integer.class).list()).containsExactly(5);
            assertThat(house.jdbc().sql("select encode(page, 'escape') from kf_waiting").query(String.class).single()).doesNotContain("m1");
            assertThat(complaints).isEmpty();
        }
    }

    private java.net.http.HttpResponse<String> call(House house) {
        var encrypted = CRYPTO.encrypt("<xml><ToUserName>ww1234567890abcdef</ToUserName><MsgType>event</MsgType><Event>kf_msg_or_event</Event>"
                + "<Token>ENCtoken</Token><OpenKfId>wkKF1</OpenKfId></xml>");
        var now = Long.toString(Instant.now().getEpochSecond());
        var query = "?msg_signature=" + CRYPTO.sign(now, "5", encrypted) + "&timestamp=" + now + "&nonce=5";
        return house.post("/channels/wecom" + query, ("<xml><Encrypt>" + encrypted + "</Encrypt></xml>").getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> text(String id, String words) {
        return Map.of("msgid", id, "open_kfid", "wkKF1", "external_userid", "wmWANG", "send_time", Instant.now().getEpochSecond(), "origin", 3, "msgtype",
                "text",
                "text", Map.of("content", words));
    }

    private void check(boolean right, String what) {
        if (!right) {
            complaints.add(what);
        }
    }

    private static JsonNode document(HttpExchange exchange) throws IOException {
        return JSON.readTree(exchange.getRequestBody().readAllBytes());
    }

    private static void answer(HttpExchange exchange, Map<String, Object> document) throws IOException {
        var bytes = JSON.writeValueAsBytes(document);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
