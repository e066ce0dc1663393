package huiying.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;

import huiying.app.simulator.WeChatSide.Reply;
import huiying.channels.wechat.WeChatAccount;
import huiying.channels.wechat.WeChatCrypto;

/** WeChat as it treats a service: repeats the same message, and believes no answer it cannot verify. */
class WeChatSideTest {
    private static final WeChatAccount ACCOUNT = new WeChatAccount("main", "token", "wx1", "secret", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");

    private final WeChatCrypto crypto = new WeChatCrypto(ACCOUNT);
    private final Deque<Object> script = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();
    private HttpServer service;
    private WeChatSide wechat;

    @BeforeEach
    void start() throws Exception {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            heard.add(opened(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            var next = script.pop();
            var body = next.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(next instanceof Integer status ? status : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
        var door = URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/channels/wechat");
        wechat = new WeChatSide(ACCOUNT, door, HttpClient.newHttpClient(), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private String opened(String envelope) throws IOException {
        var start = envelope.indexOf("<Encrypt><![CDATA[") + 18;
        return crypto.decrypt(envelope.substring(start, envelope.indexOf("]]></Encrypt>"))).orElseThrow().text();
    }

    private String sealed(WeChatCrypto by, String words) {
        var encrypted = by.encrypt("<xml><Content><![CDATA[" + words + "]]></Content></xml>");
        return "<xml><Encrypt><![CDATA[" + encrypted + "]]></Encrypt><MsgSignature>" + by.sign("1", "2", encrypted)
                + "</MsgSignature><TimeStamp>1</TimeStamp><Nonce>2</Nonce></xml>";
    }

    @Test
    void aServiceThatFailsIsAskedAgainWithTheSameMessage() {
        script.add(500);
        script.add("nonsense");
        script.add(sealed(crypto, "收到"));

        assertThat(wechat.deliver("o1", new WeChatMessage.Text("路灯]]>坏了"))).isEqualTo(new Reply.Words("收到"));
        assertThat(heard).hasSize(3);
        assertThat(heard.stream().distinct()).hasSize(1);
        assertThat(heard.getFirst()).contains("<Content><![CDATA[路灯]]]]><![CDATA[>坏了]]></Content><MsgId>");
    }

    @Test
    void afterThreeTriesTheResidentSeesTheRedLine() {
        script.addAll(List.of(500, 500, 500));

        assertThat(wechat.deliver("o1", new WeChatMessage.Text("你好"))).isEqualTo(new Reply.Unavailable("HTTP 500"));
    }

    @Test
    void successMeansThatWordsMayFollowLater() {
        script.add("success");
        assertThat(wechat.deliver("o1", new WeChatMessage.Position(28.1, 113.02, "柳荫里"))).isEqualTo(new Reply.Nothing());
        assertThat(heard.getFirst()).contains("<Location_X>28.100000</Location_X><Location_Y>113.020000</Location_Y>");
    }

    @Test
    void anAnswerSignedForSomebodyElseIsNoAnswer() {
        var other = new WeChatCrypto("another token", "wx1", ACCOUNT.encodingAesKey());
        var foreign = new WeChatCrypto("token", "wx2", ACCOUNT.encodingAesKey());
        script.addAll(List.of(sealed(other, "收到"), sealed(foreign, "收到"), sealed(other, "收到")));

        assertThat(wechat.deliver("o1", new WeChatMessage.Text("你好"))).isInstanceOf(Reply.Unavailable.class);
    }

    @Test
    void eventsCarryNoMessageId() {
        script.add("success");
        wechat.deliver("o1", new WeChatMessage.Event("subscribe", ""));
        assertThat(heard.getFirst()).contains("<Event><![CDATA[subscribe]]></Event>").doesNotContain("MsgId");
    }
}
