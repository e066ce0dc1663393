package huiying.app.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.sun.net.httpserver.HttpServer;

import huiying.bot.partners.Courier;

class DestinationsTest {
    private final Destinations strict = new Destinations(List.of());

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1/", "https://localhost/", "https://2130706433/", "https://0x7f000001/", "https://[::1]/",
            "https://[::ffff:127.0.0.1]/",
            "https://[::ffff:7f00:1]/", "https://169.254.169.254/latest/meta-data", "https://10.0.0.1/", "https://172.16.3.4/", "https://192.168.1.1/",
            "https://100.64.0.1/", "https://0.0.0.0/", "https://198.18.0.1/", "https://224.0.0.1/", "https://255.255.255.255/", "https://[fc00::1]/",
            "https://[fe80::1]/", "https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/", "https://[2001:0:7f00:1::]/", "https://[::]/"})
    void nothingIsSentToOurselvesOrNeighbours(String url) {
        assertThatThrownBy(() -> strict.find(url)).isInstanceOf(Destinations.Forbidden.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://93.184.215.14/", "ftp://93.184.215.14/", "file:///etc/passwd", "https://user:secret@93.184.215.14/", "https:///x",
            "not a url",
            "https://93.184.215.14/#fragment", "gopher://93.184.215.14/", ""})
    void onlyPlainAddressesOverHttpsAreUsed(String url) {
        assertThatThrownBy(() -> strict.find(url)).isInstanceOf(Destinations.Forbidden.class);
    }

    @Test
    void aPublicAddressIsUsed() throws Exception {
        assertThat(strict.find("https://93.184.215.14/hook?x=1").address()).isEqualTo(InetAddress.getByName("93.184.215.14"));
        assertThat(Destinations.isPublic(InetAddress.getByName("2606:2800:220:1::1"))).isTrue();
        assertThat(Destinations.isPublic(InetAddress.getByName("100.63.255.255"))).isTrue();
    }

    @Test
    void aHostTheOperatorNamedMayBeInside() throws Exception {
        var named = new Destinations(List.of("localhost:9000", "127.0.0.1"));
        assertThat(named.find("http://127.0.0.1:8/hook").url().getPort()).isEqualTo(8);
        assertThat(named.find("http://LOCALHOST:9000/hook").address().isLoopbackAddress()).isTrue();
        assertThatThrownBy(() -> named.find("http://localhost:9001/")).isInstanceOf(Destinations.Forbidden.class);
    }

    @Test
    void aRedirectIsAFailureAndNobodyIsFollowed() throws Exception {
        var elsewhere = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/hook", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:" + server.getAddress().getPort() + "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/elsewhere", exchange -> {
            elsewhere.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            var courier = new HttpCourier(new Destinations(List.of("127.0.0.1")));
            var answer = courier.carry(new Courier.Parcel("http://127.0.0.1:" + server.getAddress().getPort() + "/hook", Map.of(), "{}"));
            assertThat(answer.status()).isEqualTo(302);
            assertThat(elsewhere).hasValue(0);
            var own = new HttpCourier(strict).carry(new Courier.Parcel("http://127.0.0.1:" + server.getAddress().getPort() + "/hook", Map.of(), "{}"));
            assertThat(own.status()).isZero();
            assertThat(own.problem()).startsWith("forbidden");
        } finally {
            server.stop(0);
        }
        var gone = new HttpCourier(new Destinations(List.of("127.0.0.1")));
        assertThat(gone.carry(new Courier.Parcel("http://127.0.0.1:1/", Map.of(), "{}")).status()).isZero();
    }
}
