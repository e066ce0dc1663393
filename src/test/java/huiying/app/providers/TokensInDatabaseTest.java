package huiying.app.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;

import huiying.app.House;
import huiying.bot.vault.Vault;
import huiying.channels.wechat.AccessTokens.Access;
import huiying.channels.wechat.TokenDesk;
import huiying.channels.wechat.WeChatAccount;
import huiying.channels.wire.Wire;

class TokensInDatabaseTest {
    private final AtomicInteger purchases = new AtomicInteger();
    private HttpServer provider;
    private volatile boolean broken;

    @BeforeEach
    void openTheProvider() throws Exception {
        House.demo().jdbc().sql("delete from access_token").update();
        provider = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        provider.createContext("/cgi-bin/stable_token", exchange -> {
            int n = purchases.incrementAndGet();
            var answer = (broken ? "{\"errcode\":40164}" : "{\"access_token\":\"T" + n + "\",\"expires_in\":7200}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        provider.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        provider.start();
    }

    @AfterEach
    void closeTheProvider() {
        provider.stop(0);
    }

    @Test
    void twoNodesShareOneToken() {
        assertThat(node().get("main")).isEqualTo(new Access.Granted("T1"));
        assertThat(node().get("main")).isEqualTo(new Access.Granted("T1"));
        assertThat(purchases).hasValue(1);
    }

    @Test
    void aRefusedTokenIsRenewedOnceHoweverManyNoticedIt() throws Exception {
        node().get("main");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var nodes = List.of(node(), node());
            var calls = IntStream.range(0, 40).mapToObj(n -> (Callable<Access>) () -> nodes.get(n % 2).refresh("main", "T1")).toList();
            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get()).isEqualTo(new Access.Granted("T2"));
            }
        }
        assertThat(purchases).hasValue(2);
    }

    @Test
    void aFailedPurchaseIsNotRepeatedAtOnce() {
        broken = true;
        assertThat(node().get("main")).isInstanceOf(Access.Denied.class);
        assertThat(node().get("main")).isInstanceOf(Access.Denied.class);
        assertThat(purchases).hasValue(1);
    }

    @Test
    void aNodeThatDiedWhileBuyingIsReplacedAfterItsLease() {
        House.demo().jdbc().sql("insert into access_token (account, buying_until) values ('main', now() - interval '1 second')").update();
        assertThat(node().get("main")).isEqualTo(new Access.Granted("T1"));
    }

    @Test
    void theTokenCannotBeReadInTheDatabase() {
        node().get("main");
        var stored = House.demo().jdbc().sql("select token from access_token").query(byte[].class).single();
        assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain("T1");
    }

    private TokensInDatabase node() {
        var account = new WeChatAccount("main", "token", "wx5823bf96d3bd56c7", "secret", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
                "http://127.0.0.1:" + provider.getAddress().getPort());
        return new TokensInDatabase(House.demo().jdbc(), House.demo().bean(Vault.class), () -> LockSupport.parkNanos(20_000_000),
                new TokenDesk(new Wire()).counters(List.of(account)));
    }
}
