package huiying.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Senders;
import huiying.app.Until;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

class DoorsTest {
    private final House house = House.demo();
    private final Senders senders = new Senders(house);
    private final String resident = "o" + UUID.randomUUID().toString().replace("-", "").substring(0, 26);
    private int before;

    @BeforeEach
    void count() {
        before = kept();
    }

    @Test
    void aWeChatMessageIsAnsweredInTheSameResponse() {
        var reply = senders.send(senders.wechatText(resident, "1001", "你好"));

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(senders.opened(reply)).contains(resident).contains("Content");
        Until.holds(() -> assertThat(house.jdbc().sql("select count(*) from delivery where state = 'sent' and collected").query(Integer.class).single())
                .isPositive());
    }

    @Test
    void aRepeatedMessageHasNoSecondEffectAndGetsTheSameAnswerAgain() {
        var request = senders.wechatText(resident, "1002", "路灯坏了，滨河路12号");
        var first = senders.send(request);
        int cases = cases();
        var second = senders.send(request);

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(kept()).isEqualTo(before + 1);
        assertThat(cases()).isEqualTo(cases);
        assertThat(words(second)).isEqualTo(words(first));
        assertThat(receipts("1002")).containsExactly("stored", "duplicate");
    }

    @Test
    void twinsAtTheSameMomentAreOneMessage() {
        var request = senders.wechatText(resident, "1003", "路灯坏了");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = IntStream.range(0, 8).mapToObj(n -> CompletableFuture.supplyAsync(() -> senders.send(request), threads)).toList();
            assertThat(replies).allSatisfy(reply -> assertThat(reply.join().statusCode()).isEqualTo(200));
        }
        assertThat(kept()).isEqualTo(before + 1);
    }

    @Test
    void aForgedRequestIsRefusedCountedAndKeepsNothing() {
        var request = senders.wechatText(resident, "1004", "路灯坏了");
        double forged = forged();

        assertThat(senders.send(new Senders.Signed(request.path(), request.body().replace("Encrypt><![CDATA[", "Encrypt><![CDATA[A"))).statusCode())
                .isEqualTo(403);
        assertThat(senders.send(new Senders.Signed(request.path().replace("encrypt_type=aes", "encrypt_type=raw"), request.body())).statusCode())
                .isEqualTo(403);
        assertThat(house.form("/channels/twilio/sms", Map.of("MessageSid", Senders.sid(), "Body", "x"), "X-Twilio-Signature", "AAAA").statusCode())
                .isEqualTo(403);
        assertThat(kept()).isEqualTo(before);
        assertThat(forged()).isEqualTo(forged + 3);
    }

    @Test
    void aTextMessageIsAnsweredInTheSameResponse() {
        var reply = senders.sms("+8613800138000", Senders.sid(), "路灯坏了，滨河路12号");

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).contains("<Message");
    }

    @Test
    void aRequestThatIsTooLargeIsRefused() {
        var large = new byte[Doorway.LARGEST + 1];
        Arrays.fill(large, (byte) 'x');

        assertThat(house.post("/channels/wechat", large).statusCode()).isEqualTo(413);
        assertThat(house.post("/channels/twilio/sms", new byte[1_000_000]).statusCode()).isEqualTo(413);
    }

    @Test
    void aSignedRequestThatMakesNoSenseIsKeptForAPerson() {
        var reply = senders.send(senders.wechat("<xml><nothing/></xml>"));

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(house.jdbc().sql("select count(*) from inbox where state = 'quarantined'").query(Integer.class).single()).isPositive();
        assertThat(house.jdbc().sql("select count(*) from task where kind = 'parked_message'").query(Integer.class).single()).isPositive();
    }

    @Test
    void anUnknownDoorIsNotThere() {
        assertThat(List.of("/channels", "/channels/", "/channels/wechat/other", "/channels/twilio", "/channels/twilio/other/sms", "/channels/twilio/fax",
                "/channels/wechat/main/x"))
                .allSatisfy(path -> assertThat(house.get(path).statusCode()).as(path).isEqualTo(404));
        assertThat(house.get("/channels/wechat/main").statusCode()).isEqualTo(403);
    }

    @Test
    void sixtySendersWhoHangUpLoseNothing() {
        IntStream.range(0, 60).forEach(n -> hangUp(senders.wechatText(resident + n, "2" + n, "路灯坏了")));

        Until.holds(() -> assertThat(kept()).isEqualTo(before + 60));
        assertThat(senders.send(senders.wechatText(resident, "2999", "你好")).statusCode()).isEqualTo(200);
        assertThat(house.owner()
                .sql("select count(*) from pg_stat_activity where state like 'idle in transaction%' and state_change < now() - interval '1 second'")
                .query(Integer.class).single()).isZero();
    }

    @Test
    void whatAResidentSaidIsNowhereReadableInTheDatabase() {
        senders.send(senders.wechatText(resident, "1005", "绝密口令金丝猴在散步"));

        var dump = house.owner().sql("select string_agg(i::text || a::text, ' ') from inbox i join address a on a.id = i.address").query(String.class).single();
        assertThat(dump).doesNotContain("金丝猴").doesNotContain(resident)
                .doesNotContain(HexFormat.of().formatHex("金丝猴".getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends a whole request and resets the connection without reading a byte of the answer. */
    private void hangUp(Senders.Signed request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), house.port())) {
            socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            var head = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n".formatted(request.path(),
                    request.bytes().length);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(request.bytes());
            socket.getOutputStream().flush();
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String words(HttpResponse<String> reply) {
        var xml = senders.opened(reply);
        return xml.substring(xml.indexOf("<Content>"), xml.indexOf("</Content>"));
    }

    private int kept() {
        return house.jdbc().sql("select count(*) from inbox where state <> 'quarantined'").query(Integer.class).single();
    }

    private int cases() {
        return house.jdbc().sql("select count(*) from cases").query(Integer.class).single();
    }

    private List<String> receipts(String providerId) {
        return house.jdbc().sql("select outcome from receipt where provider_id = ? order by id").param(providerId).query(String.class).list();
    }

    private double forged() {
        return house.bean(MeterRegistry.class).find("huiying.door.requests").tag("outcome", "forged").counters().stream()
                .mapToDouble(Counter::count).sum();
    }
}
