package huiying.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import huiying.app.House;
import huiying.app.Until;
import huiying.bot.addresses.Addresses;
import huiying.bot.outbox.Body;
import huiying.bot.outbox.Outbox;
import huiying.channels.Address;

/** One provider that stalls or is away, and another whose messages must not notice. */
class StalledProviderTest {
    private static final int MESSAGES = 200;
    private static final Provider SICK = new Provider();
    private static final Provider WELL = new Provider();
    private static House house;

    /** A provider's interface that takes messages at once, after thirty seconds, or not at all. */
    private static final class Provider {
        private final List<Map<String, String>> taken = new CopyOnWriteArrayList<>();
        private final AtomicInteger numbers = new AtomicInteger();
        private final HttpServer server;
        private volatile String mood = "well";

        private Provider() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            } catch (IOException noPort) {
                throw new java.io.UncheckedIOException(noPort);
            }
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::answer);
            server.start();
        }

        private String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        private void answer(HttpExchange exchange) throws IOException {
            var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (mood.equals("stalled")) {
                java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofSeconds(30).toNanos());
            }
            if (mood.equals("away")) {
                exchange.sendResponseHeaders(503, -1);
            } else {
                taken.add(fields(form));
                var body = ("{\"sid\":\"SM" + numbers.incrementAndGet() + "\",\"status\":\"queued\"}").getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(201, body.length);
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        }

        private static Map<String, String> fields(String form) {
            var fields = new LinkedHashMap<String, String>();
            Arrays.stream(form.split("&")).map(pair -> pair.split("=", 2))
                    .forEach(pair -> fields.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
            return fields;
        }
    }

    @BeforeAll
    static void open() {
        house = House.open(House.directory(), "huiying.conversation.quiet-window=0", "huiying.sms.reconcile=0s", "huiying.twilio.sick.account-sid=AC1",
                "huiying.twilio.sick.auth-token=token-1", "huiying.twilio.sick.from=+8675511111", "huiying.twilio.sick.api-base-url=" + SICK.url(),
                "huiying.twilio.well.account-sid=AC2", "huiying.twilio.well.auth-token=token-2", "huiying.twilio.well.from=+8675522222",
                "huiying.twilio.well.api-base-url=" + WELL.url());
    }

    @AfterAll
    static void close() {
        house.close();
        SICK.server.stop(0);
        WELL.server.stop(0);
    }

    @Test
    void aProviderThatStallsForHalfAMinuteMovesNobodyElsesMessages() {
        long before = lateness("before");
        SICK.mood = "stalled";
        owe("sick", "stalled", MESSAGES);
        Until.holds(() -> assertThat(states("sick")).contains("sending"));
        long at = lateness("at first");
        Until.holds(() -> assertThat(states("sick")).contains("unknown"));
        long during = Math.max(at, lateness("then"));
        int doubtful = house.jdbc().sql("select count(*) from delivery where account = 'sick' and state = 'unknown'").query(Integer.class).single();
        SICK.mood = "well";

        System.out.printf("99 of 100 of %d messages left within %d ms before and %d ms during the stall of another provider; %d of its own are in doubt%n",
                MESSAGES, before, during, doubtful);
        assertThat(during).isLessThan(Math.max(3 * before, before + 1_000));
        assertThat(doubtful).as("an outage costs few doubtful messages").isLessThan(20);
    }

    @Test
    void whatWasOwedDuringAnOutageIsSentOnceEachAndInOrderAfterwards() {
        Until.holds(Duration.ofSeconds(60), () -> assertThat(states("sick")).doesNotContain("sending"));
        house.owner().sql("update delivery set state = 'failed' where account = 'sick' and state in ('pending', 'unknown')").update();
        SICK.mood = "away";
        SICK.taken.clear();
        for (int n = 0; n < 3; n++) {
            owe("sick", "away" + n, 40);
        }
        Until.holds(() -> assertThat(house.jdbc().sql("select count(*) from delivery where code = '503'").query(Integer.class).single()).isPositive());
        SICK.mood = "well";
        Until.holds(Duration.ofSeconds(90), () -> {
            house.jdbc().sql("update delivery set due_at = now() where account = 'sick' and state = 'pending'").update();
            assertThat(states("sick")).doesNotContain("pending", "sending");
        });

        assertThat(SICK.taken).hasSize(120);
        assertThat(SICK.taken.stream().distinct().count()).isEqualTo(120);
        var byNumber = new LinkedHashMap<String, List<String>>();
        SICK.taken.forEach(message -> byNumber.computeIfAbsent(message.get("To"), number -> new ArrayList<>()).add(message.get("Body")));
        assertThat(byNumber.values()).allSatisfy(bodies -> assertThat(bodies).isEqualTo(List.of("away0", "away1", "away2")));
    }

    /** How long the slowest but two of two hundred messages took from being owed to being sent. */
    private static long lateness(String words) {
        owe("well", words, MESSAGES);
        Until.holds(Duration.ofSeconds(120), () -> assertThat(states("well")).containsOnly("sent"));
        var taken = house.jdbc().sql("""
                                     select cast(extract(epoch from d.sent_at - d.created_at) * 1000 as bigint) from delivery d join notice n on n.id = d.notice
                                     where d.account = 'well' and n.logical_key like ? order by 1""").param(words + ":%").query(Long.class).list();
        return taken.get(MESSAGES - 3);
    }

    private static void owe(String account, String words, int count) {
        var addresses = house.bean(Addresses.class);
        var outbox = house.bean(Outbox.class);
        IntStream.range(0, count).forEach(n -> {
            var to = new Address("sms", account, "+86135%08d".formatted(n));
            var notice = UUID.randomUUID();
            house.jdbc().sql("""
                             insert into notice (id, logical_key, address, template, resendable, parameters, language, created_at)
                             values (?, ?, ?, 'THANKS', false, '\\x00', 'zh', now())""").params(notice, words + ":" + notice, addresses.keep(to)).update();
            outbox.add(notice, to, null, Body.of(words, "zh"), Duration.ZERO);
        });
    }

    private static List<String> states(String account) {
        return house.jdbc().sql("select state from delivery where account = ?").param(account).query(String.class).list();
    }
}
