package huiying.app.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import huiying.app.House;
import huiying.bot.vault.Vault;
import huiying.channels.Address;
import huiying.channels.Delivery;
import huiying.channels.OutboundMessage;
import huiying.channels.wechat.Abilities;
import huiying.channels.wechat.Freshness;
import huiying.channels.wechat.TokenDesk;
import huiying.channels.wechat.WeChatAccount;
import huiying.channels.wechat.WeChatChannel;
import huiying.channels.wire.Wire;

/** A token that ends early while two nodes have two hundred messages to send. */
class ExpiredTokenTest {
    private final AtomicInteger purchases = new AtomicInteger();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private volatile String good = "T1";
    private volatile boolean stubborn;
    private HttpServer platform;

    @BeforeEach
    void open() throws IOException {
        House.demo().jdbc().sql("delete from access_token where account = 'expired'").update();
        platform = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        platform.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        platform.createContext("/cgi-bin/stable_token", exchange -> {
            purchases.incrementAndGet();
            boolean anew = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).contains("\"force_refresh\":true");
            good = stubborn && anew ? "T3" : good;
            answer(exchange, "{\"access_token\":\"" + (stubborn && !anew ? "T1" : good) + "\",\"expires_in\":7200}");
        });
        platform.createContext("/cgi-bin/message/custom/send", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean right = ("access_token=" + good).equals(exchange.getRequestURI().getQuery());
            boolean first = !right || accepted.add(body);
            answer(exchange, right ? first ? "{\"errcode\":0}" : "{\"errcode\":45065}" : "{\"errcode\":42001,\"errmsg\":\"access_token expired\"}");
        });
        platform.start();
    }

    @AfterEach
    void close() {
        platform.stop(0);
    }

    @Test
    void twoNodesWithTwoHundredMessagesBuyOneTokenAndSendEachOnce() throws Exception {
        sendAll(1);
        good = "T2";
        sendAll(200);
        assertThat(purchases).hasValueLessThanOrEqualTo(3);
        assertThat(accepted).hasSize(201);
    }

    @Test
    void aTokenThatIsStillSoldButNoLongerTakenIsEnded() throws Exception {
        sendAll(1);
        stubborn = true;
        good = "none of those sold";
        sendAll(200);
        assertThat(purchases).hasValueLessThanOrEqualTo(3);
        assertThat(accepted).hasSize(201);
    }

    private void sendAll(int messages) throws Exception {
        var nodes = List.of(node(), node());
        try (var threads = Executors.newFixedThreadPool(16)) {
            var sends = IntStream.range(0, messages).mapToObj(n -> (Callable<Delivery>) () -> nodes.get(n % 2).deliver(message())).toList();
            for (var sent : threads.invokeAll(sends)) {
                assertThat(sent.get()).isInstanceOf(Delivery.Delivered.class);
            }
        }
    }

    private WeChatChannel node() {
        var account = new WeChatAccount("expired", "token", "wx5823bf96d3bd56c7", "secret", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
                "http://127.0.0.1:" + platform.getAddress().getPort());
        var wire = new Wire();
        var tokens = new TokensInDatabase(House.demo().jdbc(), House.demo().bean(Vault.class), () -> LockSupport.parkNanos(20_000_000),
                new TokenDesk(wire).counters(List.of(account)));
        return new WeChatChannel(account, Abilities.FULL, tokens, wire, new Freshness(Clock.systemUTC()), Clock.systemUTC());
    }

    private static OutboundMessage message() {
        return OutboundMessage.text(UUID.randomUUID(), new Address("wechat", "expired", "oWang"), "第" + UUID.randomUUID() + "条", "zh");
    }

    private static void answer(HttpExchange exchange, String document) throws IOException {
        var bytes = document.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
