package huiying.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Senders;
import huiying.app.Until;

/** The faults of the way in, told from outside; after each of them received = stored + duplicate + quarantined. The counts are in docs/faults.md. */
class FaultRunsTest {
    private static House house;
    private static Senders senders;

    private final String somebody = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private int receiptsBefore;
    private int keptBefore;

    @BeforeAll
    static void open() {
        house = House.open(House.directory(), "huiying.conversation.quiet-window=50ms", "huiying.sms.reconcile=0s");
        senders = new Senders(house);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void count() {
        receiptsBefore = receipts();
        keptBefore = kept();
    }

    @AfterEach
    void theLedgerCloses() {
        assertThat(house.jdbc().sql("""
                                    select count(*) from receipt r where r.outcome not in ('stored', 'duplicate', 'quarantined')
                                        or r.outcome in ('stored', 'quarantined') and not exists (select from inbox i where i.id = r.inbox)
                                        or r.outcome = 'duplicate' and not exists (select from inbox i where i.provider_id = r.provider_id)""")
                .query(Integer.class).single()).isZero();
        assertThat(house.jdbc().sql("select count(*) from inbox").query(Integer.class).single())
                .isEqualTo(house.jdbc().sql("select count(*) from receipt where outcome in ('stored', 'quarantined')").query(Integer.class).single());
    }

    @Test
    void aStormOfTwinsIsOneMessageEach() {
        int ids = 40;
        int twins = 25;
        var storm = IntStream.range(0, ids * twins).mapToObj(n -> sms(n % ids, "SMtwin" + somebody + n % ids, "幸福路" + n % ids + "号路灯坏了")).toList();

        assertThat(atOnce(storm)).containsOnly(200);
        keeps(ids);
        receives(ids * twins);
        settled();
        assertThat(house.jdbc().sql("select count(*) from receipt where provider_id like ? and outcome = 'duplicate'").param("SMtwin" + somebody + "%")
                .query(Integer.class).single()).isEqualTo(ids * (twins - 1));
    }

    @Test
    void theSameWordsUnderAnotherIdAreAnotherMessage() {
        var storm = IntStream.range(0, 50).mapToObj(n -> sms(1, "SMsame" + somebody + n, "还是没人来修")).toList();

        assertThat(atOnce(storm)).containsOnly(200);
        keeps(50);
        settled();
    }

    @Test
    void theSameNumberFromTwoFollowersIsTwoMessages() {
        var storm = IntStream.range(0, 30)
                .<Supplier<HttpResponse<String>>>mapToObj(n -> () -> senders.send(senders.wechatText("o" + somebody + n, "7" + somebody.hashCode(), "路灯坏了")))
                .toList();

        assertThat(atOnce(storm)).containsOnly(200);
        keeps(30);
        settled();
    }

    @Test
    void twoEventsOfOneSecondAreTwo() {
        var event = """
                    <xml><ToUserName>gh</ToUserName><FromUserName>o%s</FromUserName><CreateTime>%d</CreateTime><MsgType>event</MsgType><Event>%s</Event>\
                    <EventKey>%s</EventKey></xml>""";
        long second = java.time.Instant.now().getEpochSecond();
        senders.send(senders.wechat(event.formatted(somebody, second, "CLICK", "progress")));
        senders.send(senders.wechat(event.formatted(somebody, second, "CLICK", "help")));
        senders.send(senders.wechat(event.formatted(somebody, second, "CLICK", "help")));

        keeps(2);
        receives(3);
        settled();
    }

    @Test
    void eightMessagesOfANewSenderAtOnceAreOneConversationWithAllOfThem() {
        var storm = IntStream.range(0, 8).mapToObj(n -> sms(7_000, "SMnew" + somebody + n, "第" + n + "句话")).toList();

        assertThat(atOnce(storm)).containsOnly(200);
        keeps(8);
        settled();
        assertThat(house.jdbc().sql("select count(distinct address) from inbox where provider_id like ?").param("SMnew" + somebody + "%").query(Integer.class)
                .single()).isOne();
        assertThat(house.jdbc().sql("""
                                    select count(*) from conversation where address in (select address from inbox where provider_id like ?)""")
                .param("SMnew" + somebody + "%").query(Integer.class).single()).isOne();
    }

    @Test
    void sendersWhoHangUpAtTheTextMessageDoorLoseNothing() {
        IntStream.range(0, 60).forEach(n -> hangUp("SMgone" + somebody + n, n));

        keeps(60);
        settled();
    }

    @Test
    void aDayOfEverythingMixedLeavesALedgerThatCloses() {
        var random = new Random(20_261_122);
        var day = new ArrayList<Supplier<HttpResponse<String>>>();
        long lastBefore = house.jdbc().sql("select coalesce(max(id), 0) from receipt").query(Long.class).single();
        int forged = 0;
        int sent = 0;
        for (int n = 0; n < 300; n++) {
            int who = random.nextInt(60);
            var one = sms(8_000 + who, "SMday" + somebody + n, "幸福路" + who + "号井盖丢了 " + n);
            day.add(one);
            sent++;
            if (random.nextInt(5) == 0) {
                day.add(one);
                sent++;
            }
            if (random.nextInt(10) == 0) {
                int senseless = n;
                day.add(() -> senders.send(senders.wechat("<xml><nothing n='" + somebody + senseless + "'/></xml>")));
                sent++;
            }
            if (random.nextInt(10) == 0) {
                day.add(() -> house.form("/channels/twilio/sms", Map.of("MessageSid", "SMforged", "Body", "x"), "X-Twilio-Signature", "AAAA"));
                forged++;
            }
        }
        Collections.shuffle(day, random);

        var statuses = atOnce(day);
        assertThat(statuses.stream().filter(status -> status == 403).count()).isEqualTo(forged);
        assertThat(statuses.stream().filter(status -> status == 200).count()).isEqualTo(sent);
        receives(sent);
        assertThat(house.jdbc().sql("select count(*) from inbox where provider_id like ?").param("SMday" + somebody + "%").query(Integer.class).single())
                .isEqualTo(300);
        settled();
        System.out.printf("mixed day: %d requests, %d proven = %s, %d forged%n", statuses.size(), sent, house.jdbc()
                .sql("""
                     select string_agg(outcome || ' ' || n, ' + ' order by outcome) from (select outcome, count(*) n from receipt where id > ? group by 1) o""")
                .param(lastBefore).query(String.class).single(), forged);
    }

    private Supplier<HttpResponse<String>> sms(int who, String sid, String words) {
        return () -> senders.sms("+86137%08d".formatted(who), sid, words);
    }

    private static List<Integer> atOnce(List<Supplier<HttpResponse<String>>> requests) {
        try (var threads = Executors.newFixedThreadPool(50, Thread.ofVirtual().factory())) {
            var answers = requests.stream().map(request -> CompletableFuture.supplyAsync(request, threads)).toList();
            return answers.stream().map(answer -> answer.join().statusCode()).toList();
        }
    }

    private static void hangUp(String sid, int n) {
        var request = senders.signed("/channels/twilio/sms", Map.of("MessageSid", sid, "From", "+86136%08d".formatted(n), "To", "+8675512345", "Body", "路灯坏了"));
        var body = request.body().getBytes(StandardCharsets.UTF_8);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), house.port())) {
            socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            socket.getOutputStream().write(("POST /channels/twilio/sms HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "X-Twilio-Signature: " + request.path() + "\r\nContent-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Under load a door may have put some on its disk first. */
    private void keeps(int messages) {
        Until.holds(Duration.ofSeconds(60), () -> assertThat(kept() - keptBefore).isEqualTo(messages));
    }

    private void receives(int requests) {
        Until.holds(Duration.ofSeconds(60), () -> assertThat(receipts() - receiptsBefore).isEqualTo(requests));
    }

    private static void settled() {
        Until.holds(Duration.ofSeconds(90), () -> assertThat(house.jdbc().sql("select count(*) from inbox where state = 'waiting'").query(Integer.class)
                .single()).isZero());
    }

    private static int receipts() {
        return house.jdbc().sql("select count(*) from receipt").query(Integer.class).single();
    }

    private static int kept() {
        return house.jdbc().sql("select count(*) from inbox where state <> 'quarantined'").query(Integer.class).single();
    }
}
