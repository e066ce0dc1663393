package huiying.channels.wechat;

import static huiying.channels.ScriptedProvider.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import huiying.channels.Address;
import huiying.channels.Card;
import huiying.channels.Delivery;
import huiying.channels.Fetched;
import huiying.channels.OutboundMessage;
import huiying.channels.OutboundMessage.Choice;
import huiying.channels.OutboundMessage.Then;
import huiying.channels.ScriptedProvider;
import huiying.channels.Trouble;
import huiying.channels.wire.Wire;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateData;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an Official Account sends and fetches, over HTTP to a provider that keeps what it was asked. */
class WeChatSendingTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_714_112_445), ZoneOffset.UTC);
    private static final Form RESOLVED = new Form(Card.Kind.TEMPLATE, "TPL1", Map.of("character_string1", "{no}", "thing2", "{short}", "phrase3", "已办结"),
            "https://12345.example/case", Form.USUAL_PER_DAY);
    private static final Form SURVEY = new Form(Card.Kind.SUBSCRIPTION, "TPL2", Map.of("thing1", "{short}"), "", 100);
    private static final Map<String, String> TOLD = Map.of("no", "2404 2600 0001", "short", "柳荫里三号楼门口的路灯已经更换灯头并恢复照明");
    private static final String OK = "{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":200228332}";

    private final ScriptedProvider provider = new ScriptedProvider();

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void aLongTextIsSentInSeveralMessagesAndNothingOfItIsLost() {
        provider.then(json(200, OK)).then(json(200, OK));
        var words = "第一段：" + "路".repeat(400) + "\n第二段：" + "灯".repeat(500);
        var message = message(words, List.of());
        assertThat(channel(Abilities.FULL).takes(message)).isEqualTo(2);
        assertThat(channel(Abilities.FULL).deliver(message)).isInstanceOf(Delivery.Delivered.class);
        assertThat(provider.sends()).extracting(sent -> body(sent).path("text").path("content").asString()).containsExactly("第一段：" + "路".repeat(400),
                "第二段：" + "灯".repeat(500));
    }

    @Test
    void aLongTextOfWhichOnlyTheBeginningArrivedIsUncertain() {
        provider.then(json(200, OK)).then(json(200, "{\"errcode\":45047,\"errmsg\":\"out of response count limit\"}"));
        assertThat(channel(Abilities.FULL).deliver(message("路".repeat(900), List.of()))).isEqualTo(new Delivery.Unknown("partly"));
    }

    @Test
    void anAnswerTooLongForAReplyIsPushedInsteadOfCutAndCutWhereNothingCanBePushed() {
        var answers = List.of(message("路".repeat(900), List.of()), message("好", List.of()));
        assertThat(channel(Abilities.FULL).carries(answers)).isZero();
        assertThat(channel(new Abilities(false, false, Map.of())).carries(answers)).isEqualTo(1);
    }

    @Test
    void anAccountThatMayNotPushAsksNobody() {
        var unverified = channel(new Abilities(false, false, Map.of("resolved", RESOLVED)));
        assertThat(unverified.pushes()).isFalse();
        assertThat(unverified.deliver(message("已办结", List.of()))).isEqualTo(new Delivery.Refused("no-push", Trouble.WINDOW_CLOSED));
        assertThat(unverified.card("resolved", TOLD)).isEmpty();
        assertThat(provider.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true,true,true,true,true", "false,true,false,true,true", "true,false,false,false,true", "false,false,false,false,false"})
    void subscriptionAndServiceAccountsMayDoDifferentThings(boolean service, boolean verified, boolean templates, boolean push, boolean menus) {
        var abilities = new Abilities(service, verified, Map.of());
        assertThat(abilities.mayTemplate()).isEqualTo(templates);
        assertThat(abilities.mayMakeCodes()).isEqualTo(templates);
        assertThat(abilities.mayPush()).isEqualTo(push);
        assertThat(abilities.mayMakeMenus()).isEqualTo(menus);
    }

    @Test
    void aTemplateIsFilledWithinItsFieldsAndSentAsAnotherLibraryWouldWriteIt() {
        provider.then(json(200, OK));
        var channel = channel(new Abilities(true, true, Map.of("resolved", RESOLVED)));
        var message = message("您的诉求已办结", List.of());
        var card = channel.card("resolved", TOLD).orElseThrow();
        assertThat(channel.deliver(message, card)).isEqualTo(new Delivery.Delivered("200228332"));
        assertThat(provider.sends()).singleElement().satisfies(sent -> {
            assertThat(sent.path()).isEqualTo("/cgi-bin/message/template/send");
            var theirs = WxMpTemplateMessage.builder().toUser(WeChatFixture.OPEN_ID).templateId("TPL1").url("https://12345.example/case")
                    .clientMsgId(message.key()
                            .toString().replace("-", ""))
                    .build();
            theirs.addData(new WxMpTemplateData("character_string1", "240426000001")).addData(new WxMpTemplateData("thing2", "柳荫里三号楼门口的路灯已经更换灯头并恢…"))
                    .addData(new WxMpTemplateData("phrase3", "已办结"));
            var expected = JsonMapper.shared().readTree(theirs.toJson());
            var ours = body(sent);
            for (var field : List.of("touser", "template_id", "url", "client_msg_id")) {
                assertThat(ours.path(field)).as(field).isEqualTo(expected.path(field));
            }
            theirs.getData().forEach(data -> assertThat(ours.path("data").path(data.getName()).path("value").asString()).isEqualTo(data.getValue()));
        });
    }

    @Test
    void aSubscriptionTravelsByItsOwnDoor() {
        provider.then(json(200, "{\"errcode\":43101,\"errmsg\":\"user refuse to accept the msg\"}"));
        var channel = channel(new Abilities(false, true, Map.of("survey_contacted", SURVEY)));
        var card = channel.card("survey_contacted", TOLD).orElseThrow();
        assertThat(card.perDay()).isEqualTo(100);
        assertThat(channel.deliver(message("联系过您吗", List.of()), card)).isEqualTo(new Delivery.Refused("43101", Trouble.WINDOW_CLOSED));
        assertThat(provider.sends().getFirst().path()).isEqualTo("/cgi-bin/message/subscribe/bizsend");
        assertThat(body(provider.sends().getFirst()).has("page")).isFalse();
    }

    @Test
    void whoWaitsSeesThatWeAreWriting() {
        provider.then(json(200, OK));
        channel(Abilities.FULL).stillWorking(WeChatFixture.signed(WeChatFixture.text("路灯坏了")));
        assertThat(provider.sends()).singleElement().satisfies(sent -> {
            assertThat(sent.path()).isEqualTo("/cgi-bin/message/custom/typing");
            assertThat(sent.body()).contains(WeChatFixture.OPEN_ID).contains("Typing");
        });
    }

    @Test
    void aPhotoIsFetchedUpToItsLimitAndNotBeyond() {
        provider.then(new ScriptedProvider.Answer.Json(200, "x".repeat(500), Map.of()));
        assertThat(channel(Abilities.FULL).fetch("media-1", 499)).isEqualTo(new Fetched.TooLarge(499));
        provider.then(new ScriptedProvider.Answer.Json(200, "x".repeat(500), Map.of()));
        assertThat(channel(Abilities.FULL).fetch("media 1&x", 500)).isInstanceOfSatisfying(Fetched.Bytes.class,
                photo -> assertThat(photo.bytes()).hasSize(500));
        assertThat(provider.sends().getLast().query()).endsWith("&media_id=media+1%26x");
    }

    @Test
    void whatIsGoneIsGoneAndWhatFailsMayComeLater() {
        provider.then(json(200, "{\"errcode\":40007,\"errmsg\":\"invalid media_id\"}")).then(json(200, "{\"errcode\":45009,\"errmsg\":\"\"}"))
                .then(json(503, ""))
                .then(new ScriptedProvider.Answer.Drop()).then(new ScriptedProvider.Answer.Drop());
        assertThat(channel(Abilities.FULL).fetch("m", 100)).isEqualTo(new Fetched.Gone("40007"));
        assertThat(channel(Abilities.FULL).fetch("m", 100)).isInstanceOf(Fetched.Later.class);
        assertThat(channel(Abilities.FULL).fetch("m", 100)).isEqualTo(new Fetched.Later("503", Duration.ofSeconds(30)));
        assertThat(channel(Abilities.FULL).fetch("m", 100)).isEqualTo(new Fetched.Later("reset", Duration.ofSeconds(30)));
    }

    @Test
    void aVideoIsFollowedToThePlatformsHostsAndNowhereElse() {
        provider.then(json(200, "{\"video_url\":\"" + provider.url() + "/video/1\"}")).then(new ScriptedProvider.Answer.Json(200, "film", Map.of()));
        assertThat(channel(Abilities.FULL).fetch("m", 100)).isInstanceOfSatisfying(Fetched.Bytes.class,
                film -> assertThat(new String(film.bytes(), StandardCharsets.UTF_8)).isEqualTo("film"));
        for (var foreign : List.of("http://169.254.169.254/latest", "https://evil.example/x", "https://evilqq.com/x", "https://a@b.qq.com/x",
                "file:///etc/hostname")) {
            provider.then(json(200, "{\"video_url\":\"" + foreign + "\"}"));
            assertThat(channel(Abilities.FULL).fetch("m", 100)).as(foreign).isEqualTo(new Fetched.Gone("foreign-host"));
        }
    }

    @Test
    void anExpiredTokenIsRenewedForMediaToo() {
        provider.then(json(200, "{\"errcode\":42001}")).then(new ScriptedProvider.Answer.Json(200, "photo", Map.of()));
        assertThat(channel(Abilities.FULL).fetch("m", 100)).isInstanceOf(Fetched.Bytes.class);
        assertThat(provider.purchases()).isEqualTo(2);
    }

    private WeChatChannel channel(Abilities abilities) {
        return WeChatFixture.channel(WeChatFixture.account(provider.url()), abilities, new Wire(), new Freshness(CLOCK), CLOCK);
    }

    private static OutboundMessage message(String words, List<Choice> choices) {
        return new OutboundMessage(UUID.randomUUID(), new Address("wechat", "main", WeChatFixture.OPEN_ID), words, "zh", choices, Then.LISTEN);
    }

    private static JsonNode body(ScriptedProvider.Asked asked) {
        return JsonMapper.shared().readTree(asked.body());
    }
}
