package huiying.channels.wechat;

import static huiying.channels.wechat.WeChatFixture.CRYPTO;
import static huiying.channels.wechat.WeChatFixture.message;
import static huiying.channels.wechat.WeChatFixture.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import huiying.channels.Address;
import huiying.channels.Content;
import huiying.channels.Delivery;
import huiying.channels.Inbound;
import huiying.channels.OutboundMessage;
import huiying.channels.ScriptedProvider;
import huiying.channels.Trouble;
import huiying.channels.UnreadableRequest;
import huiying.channels.WebhookRequest;
import huiying.channels.wire.Wire;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;

class WeChatChannelTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_714_112_445);
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final WeChatChannel channel = WeChatFixture.channel("http://127.0.0.1:1", new Wire(), CLOCK);

    @Test
    void anotherLibraryCanOpenOurReply() {
        var reply = channel.acknowledge(signed(WeChatFixture.text("路灯坏了")), List.of(answer("已收到")));
        var outer = FlatXml.parse(reply.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var peer = new WxCryptUtil(WeChatFixture.TOKEN, WeChatFixture.AES_KEY, WeChatFixture.APP_ID);
        var opened = peer.decryptXml(outer.require("MsgSignature"), outer.require("TimeStamp"), outer.require("Nonce"), reply.body());
        assertThat(opened).isEqualTo(PassiveReply.xml(WeChatFixture.OPEN_ID, "gh_7f083739789a", NOW.getEpochSecond(), "已收到"));
    }

    @Test
    void withoutAnAnswerThePlatformIsToldNotToRepeat() {
        assertThat(channel.acknowledge(signed(WeChatFixture.text("路灯坏了")), List.of()).body()).isEqualTo("success");
    }

    @Test
    void severalAnswersTravelTogetherWhileTheyFit() {
        var answers = List.of(answer("一".repeat(200)), answer("二".repeat(200)), answer("三".repeat(200)));
        assertThat(channel.carries(answers)).isEqualTo(2);
        assertThat(channel.carries(answers.subList(0, 1))).isEqualTo(1);
        assertThat(PassiveReply.words(answers)).isEqualTo("一".repeat(200) + "\n\n" + "二".repeat(200));
    }

    @Test
    void anOverlongAnswerIsCutAtAWholeCharacterWithinBothLimits() {
        assertThat(Cut.fit("a".repeat(700))).hasSize(600);
        assertThat(Cut.fit("路".repeat(700))).hasSize(600);
        var emoji = Cut.fit("a" + "😀".repeat(700));
        assertThat(emoji.getBytes(java.nio.charset.StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(1_800);
        assertThat(emoji).endsWith("😀");
    }

    @Test
    void twoEventsInOneSecondAreTwoAndARepeatedOneIsOne() {
        var first = signed(message("event", "<Event>CLICK</Event><EventKey>A</EventKey>"));
        var repeated = signed(message("event", "<Event>CLICK</Event><EventKey>A</EventKey>"));
        var second = signed(message("event", "<Event>CLICK</Event><EventKey>A</EventKey><MenuId>2</MenuId>"));
        assertThat(first.body()).isNotEqualTo(repeated.body());
        assertThat(id(first)).isEqualTo(id(repeated)).isNotEqualTo(id(second));
    }

    @Test
    void whatADatabaseCannotHoldArrivesReadable() {
        var request = signed(WeChatFixture.text("\uFEFF路灯\0坏了\u0007\uFFFE"));
        assertThat(content(request)).isEqualTo(new Content.Text("路灯\uFFFD坏了\uFFFD\uFFFD"));
    }

    @Test
    void sixtyFourKilobytesOfTextAreCutNotRefused() {
        var request = signed(WeChatFixture.text("路".repeat(21_845)));
        assertThat(channel.verify(request)).isTrue();
        assertThat(content(request)).isEqualTo(new Content.Text("路".repeat(4_000)));
    }

    @Test
    void aDocumentOverTheLimitIsRefusedAtTheDoor() {
        assertThat(channel.verify(signed(WeChatFixture.text("路".repeat(100_000))))).isFalse();
    }

    @Test
    void anEnvelopeOfAForeignKeyIsKeptForAPerson() {
        var foreign = new WeChatCrypto(WeChatFixture.TOKEN, WeChatFixture.APP_ID, "z".repeat(43)).encrypt(WeChatFixture.text("路灯坏了"));
        var request = WeChatFixture.sealed(foreign, WeChatFixture.TIMESTAMP);
        assertThat(channel.verify(request)).isTrue();
        assertThatThrownBy(() -> channel.read(request)).isInstanceOf(UnreadableRequest.class).hasMessageContaining("encoding-aes-key");
        assertThat(channel.acknowledge(request, List.of()).body()).isEqualTo("success");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE xml [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><xml><MsgType>&x;</MsgType></xml>",
            "<!DOCTYPE xml><xml><MsgType>text</MsgType></xml>",
            "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><xml><MsgType>&b;</MsgType></xml>",
            "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><xml><MsgType>text</MsgType></xml>", "<xml><MsgType>&x;</MsgType></xml>",
            "<xml><MsgType>text</MsgType>", "<xml/>",
            "not xml", ""})
    void aDocumentThatCouldFetchOrExpandIsRefusedInside(String document) {
        assertThatThrownBy(() -> channel.read(signed(document))).isInstanceOf(UnreadableRequest.class);
    }

    @Test
    void wordsAboutADoctypeAreOnlyWords() {
        assertThat(content(signed(WeChatFixture.text("网页显示<!DOCTYPE html>打不开")))).isEqualTo(new Content.Text("网页显示<!DOCTYPE html>打不开"));
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(content(signed(message("text", "<MsgId>1</MsgId>" + "<a>".repeat(19) + "</a>".repeat(19))))).isEqualTo(new Content.Text(""));
        assertThatThrownBy(() -> channel.read(signed(message("text", "<a>".repeat(20) + "</a>".repeat(20))))).isInstanceOf(UnreadableRequest.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Location_X>91</Location_X><Location_Y>0</Location_Y>", "<Location_X>NaN</Location_X><Location_Y>0</Location_Y>",
            "<Location_X>1e9</Location_X>",
            ""})
    void aPositionThatIsNowhereIsUnreadable(String elements) {
        assertThatThrownBy(() -> channel.read(signed(message("location", elements)))).isInstanceOf(UnreadableRequest.class);
    }

    @Test
    void aLinkThatIsNoWebAddressLosesItsAddress() {
        var elements = "<Title>t</Title><Url>javascript:alert(1)</Url>";
        assertThat(content(signed(message("link", elements)))).isEqualTo(new Content.Link("t", ""));
    }

    @Test
    void staleRequestsAreCountedAndLetInWhileOurOwnClockIsInDoubt() {
        var old = WeChatFixture.sealed(CRYPTO.encrypt(WeChatFixture.text("路灯坏了")), Long.toString(NOW.getEpochSecond() - 3_600));
        var sure = new Freshness(CLOCK);
        var doubtful = new Freshness(CLOCK, () -> false);
        assertThat(WeChatFixture.channel("http://127.0.0.1:1", new Wire(), sure, CLOCK).verify(old)).isFalse();
        assertThat(WeChatFixture.channel("http://127.0.0.1:1", new Wire(), doubtful, CLOCK).verify(old)).isTrue();
        assertThat(List.of(sure.seen(), sure.stale(), doubtful.stale())).containsExactly(1L, 1L, 1L);
    }

    @Test
    void aForgedRequestDoesNotCountAsStale() {
        var freshness = new Freshness(CLOCK);
        var forged = WeChatFixture.post("timestamp=1&nonce=2&encrypt_type=aes&msg_signature=x", "<xml><Encrypt>x</Encrypt></xml>");
        assertThat(WeChatFixture.channel("http://127.0.0.1:1", new Wire(), freshness, CLOCK).verify(forged)).isFalse();
        assertThat(freshness.stale()).isZero();
    }

    @Test
    void anExpiredTokenIsRenewedOnceAndTheMessageSentOnce() {
        try (var provider = new ScriptedProvider().then(refused(42001)).then(ScriptedProvider.json(200, "{\"errcode\":0,\"errmsg\":\"ok\"}"))) {
            var live = WeChatFixture.channel(provider.url(), new Wire(), CLOCK);
            assertThat(live.deliver(answer("您的诉求\"已\"收到"))).isEqualTo(new Delivery.Delivered(""));
            assertThat(provider.purchases()).isEqualTo(2);
            assertThat(provider.sends()).extracting(ScriptedProvider.Asked::query).containsExactly("access_token=T1", "access_token=T2");
            assertThat(provider.sends().getLast().body()).contains("您的诉求\\\"已\\\"收到").doesNotContain("\\u");
        }
    }

    @Test
    void offeredAnswersAreAMenuToTap() {
        try (var provider = new ScriptedProvider().then(ScriptedProvider.json(200, "{\"errcode\":0,\"errmsg\":\"ok\"}"))) {
            var live = WeChatFixture.channel(provider.url(), new Wire(), CLOCK);
            var words = answer("是否解决？");
            live.deliver(
                    new OutboundMessage(words.key(), words.to(), words.text(), "zh", List.of(new OutboundMessage.Choice("SOLVED:1", "已解决")), words.then()));
            assertThat(provider.sends().getLast().body()).contains("\"msgtype\":\"msgmenu\"").contains("\"head_content\":\"是否解决？\"").contains("SOLVED:1")
                    .contains("已解决");
        }
    }

    @Test
    void aTokenRefusedTwiceIsAFailureNotALoop() {
        try (var provider = new ScriptedProvider().then(refused(40001)).then(refused(40001)).then(refused(40001))) {
            var live = WeChatFixture.channel(provider.url(), new Wire(), CLOCK);
            assertThat(live.deliver(answer("已收到"))).isEqualTo(new Delivery.Failed("40001", Duration.ofMinutes(10), Trouble.OURS));
            assertThat(provider.sends()).hasSize(2);
        }
    }

    @Test
    void twoHundredPendingMessagesRenewAnExpiredTokenOnce() throws Exception {
        try (var provider = new ScriptedProvider(); var threads = Executors.newFixedThreadPool(16)) {
            var account = WeChatFixture.account(provider.url());
            var tokens = WeChatFixture.tokens(account, new Wire(), CLOCK);
            var stale = ((AccessTokens.Access.Granted) tokens.get("main")).token();
            Callable<AccessTokens.Access> renewal = () -> tokens.refresh("main", stale);
            for (var result : threads.invokeAll(Collections.nCopies(200, renewal))) {
                assertThat(result.get()).isEqualTo(new AccessTokens.Access.Granted("T2"));
            }
            assertThat(provider.purchases()).isEqualTo(2);
        }
    }

    @Test
    void aFailedPurchaseIsSharedByThoseWhoQueuedBehindIt() {
        var time = new AtomicReference<>(NOW);
        InstantSource source = time::get;
        var account = WeChatFixture.account(ScriptedProvider.nobody() + "/");
        var tokens = WeChatFixture.tokens(account, new Wire(), source.withZone(ZoneOffset.UTC));
        var first = tokens.get("main");
        assertThat(first).isEqualTo(new AccessTokens.Access.Denied("no-connection", Duration.ofSeconds(5)));
        assertThat(tokens.get("main")).as("the same answer, not a new one").isSameAs(first);
        time.updateAndGet(now -> now.plusSeconds(6));
        assertThat(tokens.get("main")).isNotSameAs(first).isEqualTo(first);
    }

    @Test
    void manySendersShareTheChannel() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var readings = IntStream.range(0, 400).<Callable<Content>>mapToObj(i -> () -> content(signed(WeChatFixture.text("第" + i + "盏路灯坏了")))).toList();
            var results = threads.invokeAll(readings);
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo(new Content.Text("第" + i + "盏路灯坏了"));
            }
        }
    }

    @Test
    void aHandshakeWithAWrongSignatureIsRefused() {
        var query = "signature=" + "0".repeat(40) + "&timestamp=1714112445&nonce=415670741&echostr=1";
        assertThat(channel.verify(new WebhookRequest("GET", "/channels/wechat", query, Map.of(), new byte[0]))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 42, 44})
    void anAesKeyOfTheWrongLengthIsNamed(int length) {
        assertThatThrownBy(() -> new WeChatAccount("main", "t", "wx1", "s", "a".repeat(length))).hasMessageContaining("huiying.wechat.main.encoding-aes-key")
                .hasMessageContaining("43");
    }

    @Test
    void settingsPrintNoSecret() {
        assertThat(WeChatFixture.account(WeChatAccount.API)).hasToString("wechat:main");
        assertThat(new AccessTokens.Access.Granted("T1")).hasToString("Granted");
    }

    private Content content(WebhookRequest request) {
        return ((Inbound.Message) channel.read(request).getFirst()).content();
    }

    private String id(WebhookRequest request) {
        return ((Inbound.Message) channel.read(request).getFirst()).providerId();
    }

    private static ScriptedProvider.Answer refused(int code) {
        return ScriptedProvider.json(200, "{\"errcode\":" + code + ",\"errmsg\":\"invalid credential\"}");
    }

    private static OutboundMessage answer(String words) {
        return OutboundMessage.text(UUID.randomUUID(), new Address("wechat", "main", WeChatFixture.OPEN_ID), words, "zh");
    }
}
