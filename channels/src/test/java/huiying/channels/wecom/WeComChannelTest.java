package huiying.channels.wecom;

import static huiying.channels.ScriptedProvider.json;
import static huiying.channels.wecom.WeComChannelContractTest.CORP;
import static huiying.channels.wecom.WeComChannelContractTest.CRYPTO;
import static huiying.channels.wecom.WeComChannelContractTest.NOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import huiying.channels.Address;
import huiying.channels.Content;
import huiying.channels.Delivery;
import huiying.channels.Fetched;
import huiying.channels.Inbound;
import huiying.channels.Opening;
import huiying.channels.OutboundMessage;
import huiying.channels.OutboundMessage.Choice;
import huiying.channels.OutboundMessage.Then;
import huiying.channels.ScriptedProvider;
import huiying.channels.UnreadableRequest;
import huiying.channels.WebhookRequest;
import huiying.channels.wechat.Api;
import huiying.channels.wechat.TokenDesk;
import huiying.channels.wechat.TokensInMemory;
import huiying.channels.wire.Wire;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** WeChat customer service: the door, the fetching, the sending. */
class WeComChannelTest {
    private static final Address WANG = new Address("wecom", "main", "wkKF1/wmWANG");

    private final ScriptedProvider provider = new ScriptedProvider();
    private final WaitingInMemory waiting = new WaitingInMemory();
    private final WeComChannel channel = WeComChannelContractTest.channel(provider.url(), new Wire(), waiting);

    @AfterEach
    void close() {
        channel.hangUp();
        provider.close();
    }

    @Test
    void thePlatformsCheckIsAnsweredWithTheOpenedWord() {
        var echo = new WxCryptUtil("kf_token", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", CORP).encrypt("0123456789abcdef", "4861023");
        var query = "msg_signature=" + CRYPTO.sign("1714112445", "9", echo) + "&timestamp=1714112445&nonce=9&echostr=" + URLEncoder.encode(echo,
                StandardCharsets.UTF_8);
        var request = new WebhookRequest("GET", "/channels/wecom", query, Map.of(), new byte[0]);
        assertThat(channel.verify(request)).isTrue();
        assertThat(channel.read(request)).containsExactly(new Inbound.Handshake());
        assertThat(channel.acknowledge(request, List.of()).body()).isEqualTo("4861023");
    }

    @Test
    void aCallNotesThatSomethingWaitsAndSaysNothingItself() {
        var request = WeComChannelContractTest.note(CRYPTO.encrypt(NOTE), "1714112445");
        assertThat(channel.verify(request)).isTrue();
        assertThat(channel.read(request)).isEmpty();
        assertThat(channel.acknowledge(request, List.of()).body()).isEqualTo("success");
        assertThat(waiting.tokens).containsExactly(Map.entry("wkKF1", "ENCtoken"));
    }

    @Test
    void whatWaitsIsFetchedPageByPageInOrderAndTheCursorFollows() throws Exception {
        provider.then(json(200, page("c1", 1, text("m1", "路灯坏了"), text("m2", "柳荫里")))).then(json(200, page("c2", 0, text("m3", "三号楼"))));
        var heard = new ArrayList<String>();
        var all = new CountDownLatch(3);
        waiting.note("main", "wkKF1", "ENCtoken");
        channel.open(request -> {
            assertThat(channel.verify(request)).isTrue();
            heard.add(((Inbound.Message) channel.read(request).getFirst()).providerId());
            all.countDown();
        });
        assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
        channel.hangUp();
        assertThat(heard).containsExactly("m1", "m2", "m3");
        assertThat(waiting.cursors).containsEntry("wkKF1", "c2");
        assertThat(waiting.tokens).isEmpty();
        var asked = provider.sends().stream().map(one -> JsonMapper.shared().readTree(one.body())).toList();
        assertThat(asked).extracting(one -> one.path("cursor").asString()).containsExactly("", "c1");
        assertThat(asked.getFirst().path("token").asString()).isEqualTo("ENCtoken");
        assertThat(asked.getFirst().path("open_kfid").asString()).isEqualTo("wkKF1");
        assertThat(channel.connected()).isFalse();
    }

    @Test
    void aPageThatCouldNotBeKeptIsFetchedAgain() {
        provider.then(json(200, page("c1", 0, text("m1", "路灯坏了"))));
        waiting.note("main", "wkKF1", "ENCtoken");
        var fetching = fetching();
        assertThatThrownBy(() -> fetching.fetchNext(message -> {
            throw new IllegalStateException("disk full");
        })).isInstanceOf(IllegalStateException.class);
        assertThat(waiting.cursors).isEmpty();
        assertThat(waiting.later).containsExactly("wkKF1");
    }

    @Test
    void aTokenThatHasBecomeTooOldIsLeftOutAndABusyPlatformIsAskedLater() {
        provider.then(json(200, "{\"errcode\":95007,\"errmsg\":\"invalid msg token\"}")).then(json(200, "{\"errcode\":45009}"));
        waiting.note("main", "wkKF1", "old");
        var fetching = fetching();
        assertThat(fetching.fetchNext(message -> {
        })).isTrue();
        assertThat(provider.sends()).hasSize(2);
        assertThat(JsonMapper.shared().readTree(provider.sends().getLast().body()).path("token").asString()).isEmpty();
        assertThat(waiting.later).containsExactly("wkKF1");
        assertThat(fetching.fetchNext(message -> {
        })).isFalse();
    }

    private Fetching fetching() {
        var account = new WeComAccount("main", CORP, "secret", "kf_token", "a".repeat(43), provider.url());
        var wire = new Wire();
        var tokens = new TokensInMemory(Clock.systemUTC(), Map.of("wecom:main", account.counter(new TokenDesk(wire))));
        return new Fetching("main", new Api(provider.url(), "wecom:main", tokens, wire::send), waiting);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contents")
    void whatACustomerSendsIsUnderstood(String kind, String inner, Content content, boolean opens) {
        var said = (Inbound.Message) read(message(3, kind, inner)).getFirst();
        assertThat(said.content()).isEqualTo(content);
        assertThat(said.from()).isEqualTo(WANG);
        assertThat(channel.opens(said).isPresent()).isEqualTo(opens);
    }

    static Stream<Arguments> contents() {
        return Stream.of(Arguments.of("text", "{\"content\":\"路灯坏了\"}", new Content.Text("路灯坏了"), true),
                Arguments.of("text", "{\"content\":\"解决了\",\"menu_id\":\"SOLVED:1\"}", new Content.KeyPress("SOLVED:1"), true),
                Arguments.of("image", "{\"media_id\":\"i\"}", new Content.Picture("i", null, null), true),
                Arguments.of("voice", "{\"media_id\":\"v\"}", new Content.Voice("v", null), true),
                Arguments.of("video", "{\"media_id\":\"f\"}", new Content.File("video", "f", null), true),
                Arguments.of("file", "{\"media_id\":\"f\"}", new Content.File("file", "f", null), true),
                Arguments.of("location", "{\"latitude\":28.1,\"longitude\":113.0,\"name\":\"柳荫里\",\"address\":\"柳荫路1号\"}", new Content.Location(28.1, 113.0,
                        "柳荫里 柳荫路1号"), true),
                Arguments.of("link", "{\"title\":\"通知\",\"url\":\"https://x.example\"}", new Content.Link("通知", "https://x.example"), true),
                Arguments.of("link", "{\"title\":\"t\",\"url\":\"javascript:1\"}", new Content.Link("t", ""), true),
                Arguments.of("business_card", "{\"userid\":\"u\"}", new Content.Ignored("business_card"), false),
                Arguments.of("miniprogram", "{}", new Content.Ignored("miniprogram"), false));
    }

    @Test
    void whoComesInByAStickerMayBeWelcomedOnce() {
        var entered = (Inbound.Message) read(event("enter_session", "\"scene\":\"street\",\"scene_param\":\"lamp:LD-0231\",\"welcome_code\":\"CODE\""))
                .getFirst();
        assertThat(entered.content()).isEqualTo(new Content.Arrived("lamp:LD-0231"));
        assertThat(channel.opens(entered)).contains(new Opening(Opening.Act.TAP, 1, Duration.ofSeconds(15)));
        provider.then(json(200, "{\"errcode\":0,\"msgid\":\"w\"}")).then(json(200, "{\"errcode\":0,\"msgid\":\"x\"}"));
        assertThat(channel.deliver(answer("您好", List.of()))).isEqualTo(new Delivery.Delivered("w"));
        assertThat(channel.deliver(answer("再说", List.of()))).isEqualTo(new Delivery.Delivered("x"));
        assertThat(provider.sends()).extracting(ScriptedProvider.Asked::path).containsExactly("/cgi-bin/kf/send_msg_on_event", "/cgi-bin/kf/send_msg");
        assertThat(body(0).path("code").asString()).isEqualTo("CODE");
        assertThat(body(0).has("touser")).isFalse();
    }

    @Test
    void whoComesBackIsHeardAndNothingIsOpened() {
        var entered = (Inbound.Message) read(event("enter_session", "\"scene\":\"street\"")).getFirst();
        assertThat(entered.content()).isEqualTo(new Content.Arrived("street"));
        assertThat(channel.opens(entered)).isEmpty();
        assertThat(waiting.welcomes).isEmpty();
    }

    @Test
    void aMenuGoesToTheCustomerAtTheirService() {
        provider.then(json(200, "{\"errcode\":0,\"msgid\":\"x\"}"));
        var question = answer("解决了吗？", List.of(new Choice("SOLVED:1", "解决了")));
        channel.deliver(question);
        assertThat(body(0).path("open_kfid").asString()).isEqualTo("wkKF1");
        assertThat(body(0).path("touser").asString()).isEqualTo("wmWANG");
        assertThat(body(0).path("msgmenu").path("list").path(0).path("click").path("id").asString()).isEqualTo("SOLVED:1");
        assertThat(body(0).path("msgid").asString()).matches("[0-9a-zA-Z_-]{1,32}");
    }

    @Test
    void aFailureReportedLaterFindsItsMessage() {
        provider.then(json(200, "{\"errcode\":0}"));
        var message = answer("已办结", List.of());
        channel.deliver(message);
        var failed = read(event("msg_send_fail", "\"fail_msgid\":\"" + body(0).path("msgid").asString() + "\",\"fail_type\":6")).getFirst();
        assertThat(failed).isEqualTo(new Inbound.Receipt("wecom", "main", message.key(), body(0).path("msgid").asString(), Inbound.Receipt.Status.UNDELIVERED,
                "fail-6"));
        assertThat(read(event("msg_send_fail", "\"fail_msgid\":\"somebody-elses\",\"fail_type\":10")).getFirst()).isInstanceOfSatisfying(Inbound.Receipt.class,
                other -> assertThat(other.key()).isNull());
    }

    @Test
    void whatColleaguesWriteAndWhatTheSystemDoesIsNoMessageOfTheCustomer() {
        assertThat(read(message(5, "text", "{\"content\":\"我来处理\"}"))).isEmpty();
        assertThat(read(event("session_status_change", "\"change_type\":1")).getFirst()).isInstanceOfSatisfying(Inbound.Message.class,
                said -> assertThat(said.content()).isEqualTo(new Content.Ignored("session_status_change")));
        assertThatThrownBy(() -> read("[]")).isInstanceOf(UnreadableRequest.class);
        assertThatThrownBy(() -> read(message(3, "image", "{}"))).isInstanceOf(UnreadableRequest.class);
    }

    @Test
    void aRecordingIsFetched() {
        provider.then(new ScriptedProvider.Answer.Json(200, "#!AMR", Map.of()));
        assertThat(channel.fetch("v", 100)).isInstanceOf(Fetched.Bytes.class);
        assertThat(provider.sends().getFirst().path()).isEqualTo("/cgi-bin/media/get");
    }

    private List<Inbound> read(String message) {
        return channel.read(channel.request(message.getBytes(StandardCharsets.UTF_8)));
    }

    private JsonNode body(int at) {
        return JsonMapper.shared().readTree(provider.sends().get(at).body());
    }

    private static OutboundMessage answer(String words, List<Choice> choices) {
        return new OutboundMessage(UUID.randomUUID(), WANG, words, "zh", choices, Then.LISTEN);
    }

    private static String text(String id, String words) {
        return message(3, "text", "{\"content\":\"" + words + "\"}").replace("\"m1\"", "\"" + id + "\"");
    }

    private static String message(int origin, String kind, String inner) {
        return "{\"msgid\":\"m1\",\"open_kfid\":\"wkKF1\",\"external_userid\":\"wmWANG\",\"send_time\":1714112440,\"origin\":" + origin + ",\"msgtype\":\""
                + kind
                + "\",\"" + kind + "\":" + inner + "}";
    }

    private static String event(String type, String more) {
        return "{\"msgid\":\"e1\",\"send_time\":1714112440,\"origin\":4,\"msgtype\":\"event\",\"event\":{\"event_type\":\"" + type
                + "\",\"open_kfid\":\"wkKF1\",\"external_userid\":\"wmWANG\"," + more + "}}";
    }

    private static String page(String cursor, int more, String... messages) {
        return "{\"errcode\":0,\"next_cursor\":\"" + cursor + "\",\"has_more\":" + more + ",\"msg_list\":[" + String.join(",", messages) + "]}";
    }
}
