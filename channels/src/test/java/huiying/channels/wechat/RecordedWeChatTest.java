package huiying.channels.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import huiying.channels.Address;
import huiying.channels.Content;
import huiying.channels.Inbound;
import huiying.channels.Recorded;
import huiying.channels.wire.Wire;

class RecordedWeChatTest {

    private static final Instant SENT = Instant.ofEpochSecond(1_714_112_445);

    private final WeChatChannel channel = WeChatFixture.channel("http://127.0.0.1:1", new Wire(), Clock.fixed(SENT.plusSeconds(2), ZoneOffset.UTC));

    @ParameterizedTest(name = "{0}")
    @MethodSource("recordings")
    void aRecordedRequestIsUnderstood(String name, Content content, boolean prompt, String id) {
        var request = Recorded.load("wechat", name);
        assertThat(channel.verify(request)).isTrue();
        var message = (Inbound.Message) channel.read(request).getFirst();
        assertThat(message.content()).isEqualTo(content);
        assertThat(message.prompt()).isEqualTo(prompt);
        assertThat(message.from()).isEqualTo(new Address("wechat", "main", WeChatFixture.OPEN_ID));
        assertThat(message.sentAt()).isEqualTo(SENT);
        assertThat(message.providerId()).matches(id);
    }

    static Stream<Arguments> recordings() {
        return Stream.of(of("text", new Content.Text("朝阳路12号的路灯坏了一个星期了"), false, "24537289381234567"),
                of("menu-choice", new Content.KeyPress("102"), true, "24537289381234568"),
                of("voice", new Content.Voice("voice-media-1", "楼下垃圾没人收。"), false, "24537289381234569"),
                of("voice-unrecognised", new Content.Voice("voice-media-2", null), false, "24537289381234570"),
                of("image", new Content.Picture("image-media-1", "http://mmbiz.qpic.cn/mmbiz_jpg/abc/0", null), false, "24537289381234571"),
                of("location", new Content.Location(39.921983, 116.443551, "朝阳路12号"), false, "24537289381234572"),
                of("link", new Content.Link("小区停车通知", "https://example.org/notice?id=1&lang=zh"), false, "24537289381234573"),
                of("video", new Content.File("video", "video-media-1", null), false, "24537289381234574"),
                of("file", new Content.File("file", "file-key-1", "照片.pdf"), false, "24537289381234575"),
                of("subscribe", new Content.Arrived(null), true, "1714112445:subscribe::[0-9a-f]{64}"),
                of("subscribe-scene", new Content.Arrived("street_015"), true, "1714112445:subscribe:qrscene_street_015:[0-9a-f]{64}"),
                of("scan", new Content.Arrived("street_015"), true, "1714112445:SCAN:street_015:[0-9a-f]{64}"),
                of("unsubscribe", new Content.Left(), true, "1714112445:unsubscribe::[0-9a-f]{64}"),
                of("click", new Content.MenuClick("MY_CASES"), true, "1714112445:CLICK:MY_CASES:[0-9a-f]{64}"),
                of("view", new Content.Ignored("VIEW"), true, "1714112445:VIEW:https://example.org/w:[0-9a-f]{64}"),
                of("location-report", new Content.Ignored("LOCATION"), true, "1714112445:LOCATION::[0-9a-f]{64}"),
                of("scancode", new Content.Arrived("lamp-7"), true, "1714112445:scancode_waitmsg:LAMP:[0-9a-f]{64}"));
    }

    private static Arguments of(String name, Content content, boolean prompt, String id) {
        return Arguments.of(name, content, prompt, id);
    }

    @Test
    void theHandshakeIsAnsweredWithTheEcho() {
        var request = Recorded.load("wechat", "handshake");
        assertThat(channel.verify(request)).isTrue();
        assertThat(channel.read(request)).isEqualTo(List.of(new Inbound.Handshake()));
        assertThat(channel.acknowledge(request, List.of()).body()).isEqualTo("6389513284178420132");
        assertThat(channel.acknowledge(request, List.of()).contentType()).startsWith("text/plain");
    }

    @Test
    void whatBecameOfATemplateIsAReceipt() {
        var request = Recorded.load("wechat", "template-finished");
        assertThat(channel.verify(request)).isTrue();
        assertThat(channel.read(request)).singleElement().isInstanceOfSatisfying(Inbound.Receipt.class,
                receipt -> assertThat(receipt.status()).isEqualTo(Inbound.Receipt.Status.DELIVERED));
    }

    @Test
    void noRecordingIsForgotten() {
        var tested = recordings().map(row -> (String) row.get()[0]).collect(Collectors.toSet());
        tested.addAll(List.of("handshake", "template-finished"));
        assertThat(Recorded.names("wechat")).isEqualTo(tested);
    }
}
