package huiying.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Senders;
import huiying.app.Until;
import huiying.app.faults.FakeProvider;
import huiying.bot.addresses.Addresses;
import huiying.bot.outbox.Body;
import huiying.bot.outbox.Outbox;
import huiying.channels.Address;

/**
 * The network of text messages takes thirty seconds for everything, with hundreds of answers owed; who writes by WeChat, in the web chat or calls must not
 * notice. Small in every build; with {@code -Dload.messages=300} it measures both.
 */
class StalledDoorTest {
    private static final int MESSAGES = Integer.getInteger("load.messages", 10);
    private static final FakeProvider TEXTS = new FakeProvider();
    private static final FakeProvider WECHAT = new FakeProvider();
    private static House house;
    private static Senders senders;
    private static int residents;

    @BeforeAll
    static void open() {
        house = House.open(House.directory(), "huiying.conversation.quiet-window=0", "huiying.sms.reconcile=0s", "huiying.twilio.main.account-sid=AC1",
                "huiying.twilio.main.auth-token=token-1", "huiying.twilio.main.from=+8675511111", "huiying.twilio.main.api-base-url=" + TEXTS.url(),
                "huiying.wechat.main.app-id=wx0000000000000001", "huiying.wechat.main.app-secret=secret", "huiying.wechat.main.token=token",
                "huiying.wechat.main.encoding-aes-key=" + "a".repeat(42) + "8", "huiying.wechat.main.api-base-url=" + WECHAT.url());
        senders = new Senders(house);
    }

    @AfterAll
    static void close() {
        house.close();
        TEXTS.stop();
        WECHAT.stop();
    }

    @Test
    void whileTextMessagesStallEveryOtherDoorAnswersAsBefore() {
        atAllDoors();
        var machine = Figures.machine();
        var before = atAllDoors();
        TEXTS.mood("stalled");
        IntStream.range(0, MESSAGES).forEach(n -> assertThat(senders.sms("+86134%08d".formatted(n), Senders.sid(), "柳荫里小区3号楼门口的路灯坏了").statusCode())
                .isEqualTo(200));
        IntStream.range(0, MESSAGES).forEach(n -> owe(new Address("sms", "main", "+86134%08d".formatted(n))));
        Until.holds(() -> assertThat(house.jdbc().sql("select count(*) from delivery where channel = 'sms' and state = 'sending'").query(Integer.class)
                .single()).isPositive());
        var during = atAllDoors();
        TEXTS.mood("well");

        before.forEach((door, took) -> System.out.printf("%s: %s before, %s while text messages stall; %s%n", door, took, during.get(door), machine));
        assertThat(during).allSatisfy((door, took) -> assertThat(took.percentile(100)).as(door).isLessThan(20_000));
    }

    /** What is told of itself does not leave with the answer of the door. */
    private static void owe(Address to) {
        var notice = UUID.randomUUID();
        house.jdbc().sql("""
                         insert into notice (id, logical_key, address, template, resendable, parameters, language, created_at)
                         values (?, ?, ?, 'THANKS', false, '\\x00', 'zh', now())""").params(notice, "stalled:" + notice, house.bean(Addresses.class).keep(to))
                .update();
        house.bean(Outbox.class).add(notice, to, null, Body.of("感谢", "zh"), Duration.ZERO);
    }

    private static Map<String, Figures> atAllDoors() {
        var figures = new LinkedHashMap<String, Figures>();
        var doors = new LinkedHashMap<String, Runnable>();
        doors.put("WeChat, words to answer", () -> {
            var answer = senders.send(senders.wechatText("oStall%06d".formatted(next()), Integer.toString(next()), "柳荫里小区3号楼门口的路灯坏了"));
            assertThat(answer.body()).contains("Encrypt");
        });
        doors.put("telephone, step to document", () -> {
            var answer = senders.twilio("/channels/twilio/voice", Map.of("CallSid", "CA" + UUID.randomUUID().toString().replace("-", ""), "From",
                    "+86133%08d".formatted(next()), "To", "+8675511111", "CallStatus", "ringing", "Direction", "inbound"));
            assertThat(answer.body()).contains("<Gather");
        });
        doors.put("web chat, words to answer on the page", StalledDoorTest::chat);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            doors.entrySet().stream().map(door -> {
                var took = figures.computeIfAbsent(door.getKey(), first -> new Figures());
                return CompletableFuture.runAsync(() -> repeat(door.getValue(), took), threads);
            }).toList().forEach(CompletableFuture::join);
        }
        return figures;
    }

    private static void repeat(Runnable once, Figures took) {
        for (int n = 0; n < MESSAGES; n++) {
            var began = Instant.now();
            once.run();
            took.between(began, Instant.now());
        }
    }

    private static void chat() {
        var set = house.post("/chat/session", new byte[0]).headers().firstValue("Set-Cookie").orElseThrow();
        var cookie = set.substring(0, set.indexOf(';'));
        var heard = new CompletableFuture<String>();
        var ear = new Ear((event, data, at) -> {
            if (event.equals("message")) {
                heard.complete(data);
            }
        });
        assertThat(ear.listen(house.client(), HttpRequest.newBuilder(house.at("/chat/stream")).header("Cookie", cookie)).join()).isEqualTo(200);
        house.post("/chat/messages", ("{\"id\":\"" + UUID.randomUUID() + "\",\"text\":\"柳荫里小区3号楼门口的路灯坏了\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "Content-Type", "application/json", "Cookie", cookie);
        assertThat(heard.orTimeout(Duration.ofSeconds(30).toSeconds(), java.util.concurrent.TimeUnit.SECONDS).join()).contains("text");
        ear.hangUp();
    }

    private static synchronized int next() {
        return ++residents;
    }
}
