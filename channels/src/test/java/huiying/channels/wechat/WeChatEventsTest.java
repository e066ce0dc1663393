package huiying.channels.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import huiying.channels.Address;
import huiying.channels.Content;
import huiying.channels.Inbound;
import huiying.channels.Inbound.Receipt.Status;
import huiying.channels.Opening;
import huiying.channels.UnreadableRequest;
import huiying.channels.wire.Wire;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;

/** Everything a follower can do, and what each of it lets us send; the documents are also read by another library. */
class WeChatEventsTest {
    private static final Address WANG = new Address("wechat", "main", WeChatFixture.OPEN_ID);
    private static final Opening WORDS = new Opening(Opening.Act.MESSAGE, 5, Duration.ofHours(48).minusMinutes(1));
    private static final Opening TAP = new Opening(Opening.Act.TAP, 3, Duration.ofSeconds(50));

    private final WeChatChannel channel = WeChatFixture.channel("http://127.0.0.1:1", new Wire(),
            Clock.fixed(Instant.ofEpochSecond(1_714_112_445), ZoneOffset.UTC));

    @ParameterizedTest(name = "{0}")
    @MethodSource("acts")
    void anActIsUnderstoodAndOpensItsWindow(String name, String type, String elements, Content content, Opening opens) {
        var said = (Inbound.Message) read(type, elements).getFirst();
        assertThat(said.content()).isEqualTo(content);
        assertThat(said.from()).isEqualTo(WANG);
        assertThat(channel.opens(said)).isEqualTo(Optional.ofNullable(opens));
    }

    static Stream<Arguments> acts() {
        return Stream.of(Arguments.of("words", "text", "<Content>路灯坏了</Content><MsgId>1</MsgId>", new Content.Text("路灯坏了"), WORDS),
                Arguments.of("words from an article", "text", "<Content>在吗</Content><MsgId>1</MsgId><MsgDataId>77</MsgDataId><Idx>1</Idx>",
                        new Content.Text("在吗"),
                        WORDS),
                Arguments.of("a tapped line of a menu message", "text", "<Content>满意</Content><MsgId>1</MsgId><bizmsgmenuid>SATISFIED:1</bizmsgmenuid>",
                        new Content.KeyPress("SATISFIED:1"), TAP),
                Arguments.of("a short video", "shortvideo", "<MediaId>m</MediaId><ThumbMediaId>t</ThumbMediaId><MsgId>1</MsgId>",
                        new Content.File("video", "m", null), WORDS),
                Arguments.of("following by a lamp post's sticker", "event", event("subscribe", "qrscene_lamp:LD-0231") + "<Ticket>T</Ticket>",
                        new Content.Arrived("lamp:LD-0231"), TAP),
                Arguments.of("scanning it as a follower", "event", event("SCAN", "lamp:LD-0231") + "<Ticket>T</Ticket>", new Content.Arrived("lamp:LD-0231"),
                        TAP),
                Arguments.of("scanning it from our menu", "event", event("scancode_waitmsg", "SCAN") + scanned("https://x.example/s?id=LD-0231"),
                        new Content.Arrived("LD-0231"), TAP),
                Arguments.of("scanning something that opens by itself", "event", event("scancode_push", "SCAN") + scanned("1"),
                        new Content.Ignored("scancode_push"),
                        TAP),
                Arguments.of("leaving", "event", event("unsubscribe", ""), new Content.Left(), null),
                Arguments.of("closing the WeChat account for good", "event", event("user_authorization_cancellation", "") + "<OpenID>" + WeChatFixture.OPEN_ID
                        + "</OpenID>", new Content.Left(), null),
                Arguments.of("a menu entry", "event", event("CLICK", "MY_CASES"), new Content.MenuClick("MY_CASES"), TAP),
                Arguments.of("a menu entry with a page", "event", event("VIEW", "https://x.example/w") + "<MenuId>1</MenuId>", new Content.Ignored("VIEW"),
                        null),
                Arguments.of("a menu entry with a mini program", "event", event("view_miniprogram", "pages/index"), new Content.Ignored("view_miniprogram"),
                        null),
                Arguments.of("a position is coming", "event",
                        event("location_select", "LOC") + "<SendLocationInfo><Location_X>1</Location_X></SendLocationInfo>",
                        new Content.Ignored("location_select"), null),
                Arguments.of("photos are coming", "event", event("pic_photo_or_album", "P")
                        + "<SendPicsInfo><Count>1</Count><PicList><item><PicMd5Sum>a</PicMd5Sum></item></PicList></SendPicsInfo>",
                        new Content.Ignored("pic_photo_or_album"), null),
                Arguments.of("the position a phone reports by itself", "event", event("LOCATION", "") + "<Latitude>28.1</Latitude><Longitude>113</Longitude>",
                        new Content.Ignored("LOCATION"), null),
                Arguments.of("changed data of a follower", "event", event("user_info_modified", ""), new Content.Ignored("user_info_modified"), null),
                Arguments.of("a session of WeChat's own desk", "event", event("kf_create_session", "") + "<KfAccount>a@b</KfAccount>",
                        new Content.Ignored("kf_create_session"), null),
                Arguments.of("what comes next year", "event", event("something_new", ""), new Content.Ignored("something_new"), null));
    }

    @Test
    void whatBecameOfATemplateIsTold() {
        assertThat(finished("success")).isEqualTo(new Inbound.Receipt("wechat", "main", null, "200163836", Status.DELIVERED, ""));
        assertThat(finished("failed:user block")).isEqualTo(new Inbound.Receipt("wechat", "main", null, "200163836", Status.UNDELIVERED, "user-block"));
        assertThat(finished("failed: system failed")).isEqualTo(new Inbound.Receipt("wechat", "main", null, "200163836", Status.UNDELIVERED, "system-failed"));
    }

    @Test
    void whatBecameOfSubscriptionsIsToldOneByOne() {
        var sent = "<SubscribeMsgSentEvent><List><TemplateId>T1</TemplateId><MsgID>11</MsgID><ErrorCode>0</ErrorCode><ErrorStatus>success</ErrorStatus></List>"
                + "<List><TemplateId>T2</TemplateId><MsgID>12</MsgID><ErrorCode>43101</ErrorCode><ErrorStatus>refused</ErrorStatus></List></SubscribeMsgSentEvent>";
        assertThat(read("event", event("subscribe_msg_sent_event", "") + sent)).containsExactly(
                new Inbound.Receipt("wechat", "main", null, "11", Status.DELIVERED, ""),
                new Inbound.Receipt("wechat", "main", null, "12", Status.UNDELIVERED, "43101"));
        var other = WxMpXmlMessage.fromXml(WeChatFixture.message("event", event("subscribe_msg_sent_event", "") + sent));
        assertThat(other.getSubscribeMsgSentEvent().getList()).extracting("templateId").containsExactly("T1", "T2");
    }

    @Test
    void consentsAreCountedOneByOneAndARepeatedReportHasTheSameIds() {
        var popup = event("subscribe_msg_popup_event", "") + "<SubscribeMsgPopupEvent>" + choice("T1", "accept") + choice("T2", "reject")
                + "</SubscribeMsgPopupEvent>";
        var consents = read("event", popup).stream().map(Inbound.Consent.class::cast).toList();
        assertThat(consents).extracting(Inbound.Consent::form).containsExactly("T1", "T2");
        assertThat(consents).extracting(Inbound.Consent::given).containsExactly(true, false);
        assertThat(consents).extracting(Inbound.Consent::providerId).doesNotHaveDuplicates();
        assertThat(read("event", popup)).isEqualTo(consents);
        assertThat(consents.getFirst().toString()).doesNotContain(WeChatFixture.OPEN_ID);
    }

    @Test
    void whoTakesBackTheirConsentTakesAllOfItBack() {
        var change = event("subscribe_msg_change_event", "") + "<SubscribeMsgChangeEvent>" + choice("T1", "reject") + "</SubscribeMsgChangeEvent>";
        assertThat(read("event", change)).singleElement().isInstanceOfSatisfying(Inbound.Consent.class, consent -> assertThat(consent.given()).isFalse());
        var revoked = event("user_authorization_revoke", "") + "<OpenID>" + WeChatFixture.OPEN_ID + "</OpenID><RevokeInfo>1</RevokeInfo>";
        assertThat(read("event", revoked)).singleElement().isInstanceOfSatisfying(Inbound.Consent.class, consent -> {
            assertThat(consent.form()).isEmpty();
            assertThat(consent.given()).isFalse();
        });
    }

    @Test
    void aReceiptWithoutItsMessageIsUnreadable() {
        assertThatThrownBy(() -> read("event", event("TEMPLATESENDJOBFINISH", "") + "<Status>success</Status>")).isInstanceOf(UnreadableRequest.class);
        assertThatThrownBy(() -> read("event", event("subscribe_msg_popup_event", "") + "<SubscribeMsgPopupEvent><List><PopupScene>1</PopupScene></List>"
                + "</SubscribeMsgPopupEvent>")).isInstanceOf(UnreadableRequest.class);
    }

    private Inbound finished(String status) {
        var document = event("TEMPLATESENDJOBFINISH", "") + "<MsgID>200163836</MsgID><Status><![CDATA[" + status + "]]></Status>";
        assertThat(WxMpXmlMessage.fromXml(WeChatFixture.message("event", document)).getStatus()).isEqualTo(status);
        return read("event", document).getFirst();
    }

    private List<Inbound> read(String type, String elements) {
        var request = WeChatFixture.signed(WeChatFixture.message(type, elements));
        assertThat(channel.verify(request)).isTrue();
        return channel.read(request);
    }

    private static String event(String event, String key) {
        return "<Event><![CDATA[" + event + "]]></Event><EventKey><![CDATA[" + key + "]]></EventKey>";
    }

    private static String scanned(String result) {
        return "<ScanCodeInfo><ScanType>qrcode</ScanType><ScanResult><![CDATA[" + result + "]]></ScanResult></ScanCodeInfo>";
    }

    private static String choice(String form, String status) {
        return "<List><TemplateId>" + form + "</TemplateId><SubscribeStatusString>" + status + "</SubscribeStatusString><PopupScene>1</PopupScene></List>";
    }
}
